import { bean, heap } from './beans.ts';
import { glass } from './glass.ts';
import { plane, write } from './lettering.ts';
import { M, type Material } from './materials.ts';
import { add, profile, smooth, unit, type V3 } from './math.ts';
import { FACING, prism, roundRect } from './prism.ts';
import { lathe } from './solids.ts';
import type { Stage } from './stage.ts';

/** A single-dose grinder: foot, column, horizontal head with a dial, bellows and dosing cup. */
export function singleDose(s: Stage, at: V3, m: Material, o: { cup?: boolean; lift?: number } = {}): void {
  prism(s, at, m, roundRect(118, 190, 16), 16, { bevel: 3 });
  prism(s, add(at, [0, 16, -46]), m, roundRect(86, 74, 14), 196, { bevel: 2, shadow: 0 });
  if (o.cup !== false) {
    s.roundShadow(add(at, [0, 0, 42]), 30, 0.9, 16.2);
    lathe(
      s,
      add(at, [0, 16, 42]),
      M.steel,
      profile([
        [24, 62],
        [24, 8],
        [0, 8],
      ]),
      { shadow: 0, dim: 0.7 },
    );
    lathe(
      s,
      add(at, [0, 16, 42]),
      M.steel,
      profile([
        [0, 0],
        [27, 0, 3],
        [29, 6, 2],
        [29, 60, 1],
        [30, 63, 0.5],
        [27, 63],
      ]),
      { shadow: 0 },
    );
  }
  lathe(
    s,
    add(at, [0, 118, 42]),
    M.darkSteel,
    profile([
      [0, 0],
      [15, 0, 1],
      [21, 44],
      [0, 44],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(at, [0, 203, -80]),
    m,
    profile([
      [0, 0],
      [50, 0, 6],
      [52, 8, 4],
      [52, 146, 3],
      [48, 150],
      [0, 150],
    ]),
    { axis: [0, 0, 1], shadow: 0 },
  );
  lathe(
    s,
    add(at, [0, 203, 70]),
    M.darkSteel,
    profile([
      [0, 0],
      [47, 0, 1],
      [47, 10, 2],
      [40, 12],
      [0, 12],
    ]),
    { axis: [0, 0, 1], shadow: 0 },
  );
  lathe(
    s,
    add(at, [0, 203, 80]),
    M.signal,
    profile([
      [0, 0],
      [34, 0, 1],
      [34, 12, 2],
      [28, 14, 1],
      [27, 12],
      [0, 12],
    ]),
    { axis: [0, 0, 1], shadow: 0 },
  );
  const face = add(at, [0, 203, 82.4]);
  for (let i = 0; i < 40; i++) {
    const a = (i / 40) * Math.PI * 2;
    const r0 = i % 5 === 0 ? 40.5 : 42.6;
    s.line(
      [
        add(face, [r0 * Math.sin(a), r0 * Math.cos(a), 0]),
        add(face, [45.6 * Math.sin(a), 45.6 * Math.cos(a), 0]),
      ],
      '#dfe3e6',
      0.6,
      0.9,
    );
  }
  s.line([add(face, [0, 14, 12]), add(face, [0, 26, 12])], '#ffffff', 2.2);
  const top = add(at, [0, 252 + (o.lift ?? 0), 20]);
  lathe(
    s,
    add(at, [0, 248, 20]),
    M.darkSteel,
    profile([
      [0, 0],
      [30, 0, 1],
      [30, 8, 1],
      [0, 8],
    ]),
    { shadow: 0 },
  );
  for (let i = 0; i < 4; i++)
    lathe(
      s,
      add(top, [0, i * 9, 0]),
      M.rubber,
      profile([
        [24, 0],
        [31, 3, 3],
        [31, 6, 3],
        [24, 9],
      ]),
      { shadow: 0 },
    );
  lathe(
    s,
    add(top, [0, 36, 0]),
    M.rubber,
    profile([
      [24, 0],
      [31, 2, 2],
      [30, 9, 4],
      [0, 11],
    ]),
    { shadow: 0 },
  );
  write(s, plane(add(at, [0, 5, 95.4])), 'KESSEL', 6, {
    anchor: 'middle',
    colour: m === M.black ? '#9aa0a6' : '#22262a',
  });
}

/** A filter grinder with a bean hopper of glass and a catch bin. */
export function hopperGrinder(s: Stage, at: V3, m: Material, beans = true): void {
  prism(s, at, m, roundRect(138, 150, 26), 214, { bevel: 4 });
  const f = add(at, [0, 0, 75]);
  prism(s, add(f, [0, 58, -1]), M.gloss, roundRect(96, 84, 8), 3, { axes: FACING, bevel: 0.8, shadow: 0 });
  prism(s, add(f, [0, 52, 1]), M.graphite, roundRect(86, 66, 7), 12, { axes: FACING, bevel: 2, shadow: 0 });
  prism(s, add(f, [0, 76, 13]), M.black, roundRect(44, 9, 4), 4, { axes: FACING, bevel: 1.2, shadow: 0 });
  lathe(
    s,
    add(f, [0, 156, 0]),
    M.darkSteel,
    profile([
      [0, 0],
      [34, 0, 1],
      [34, 5, 1],
      [0, 5],
    ]),
    { axis: [0, 0, 1], shadow: 0 },
  );
  lathe(
    s,
    add(f, [0, 156, 5]),
    M.signal,
    profile([
      [0, 0],
      [24, 0, 1],
      [24, 14, 2.5],
      [0, 15],
    ]),
    { axis: [0, 0, 1], shadow: 0 },
  );
  s.line([add(f, [0, 160, 20.5]), add(f, [0, 174, 20.5])], '#ffffff', 2);
  for (let i = -6; i <= 6; i++) {
    const a = (i * 22 * Math.PI) / 180;
    s.line(
      [
        add(f, [40 * Math.sin(a), 156 + 40 * Math.cos(a), 0.6]),
        add(f, [44 * Math.sin(a), 156 + 44 * Math.cos(a), 0.6]),
      ],
      m === M.black ? '#c8cdd2' : '#3a3e43',
      1,
    );
  }
  const h = add(at, [0, 214, 0]);
  lathe(
    s,
    h,
    M.black,
    profile([
      [0, 0],
      [46, 0, 2],
      [44, 10, 2],
      [0, 10],
    ]),
    { shadow: 0 },
  );
  const g = glass(
    s,
    add(h, [0, 8, 0]),
    profile([
      [36, 0],
      [44, 10, 4],
      [66, 70, 10],
      [67, 84],
    ]),
    { shadow: 0, tint: '#39424a' },
  );
  g.back();
  if (beans) {
    lathe(
      s,
      add(h, [0, 8, 0]),
      { rgb: [0.035, 0.014, 0.006], rough: 0.7, gloss: 0.2 },
      profile([
        [0, 2],
        [35, 2],
        [43, 11, 4],
        [58, 50],
      ]),
      { shadow: 0 },
    );
    for (let y = 6; y <= 50; y += 6.4) heapBand(s, add(h, [0, 8 + y, 0]), 36 + y * 0.44, y);
    heap(s, add(h, [0, 56, 0]), 56, 9, 'medium', 41);
  }
  g.front();
  lathe(
    s,
    add(h, [0, 91, 0]),
    M.black,
    profile([
      [0, 0],
      [68, 0, 1],
      [69, 4, 2],
      [66, 9, 3],
      [0, 11],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(h, [0, 101, 0]),
    M.black,
    profile([
      [0, 0],
      [10, 0, 2],
      [10, 9, 3],
      [0, 9],
    ]),
    { shadow: 0 },
  );
}

/** One visible row of beans behind the wall of a hopper. */
function heapBand(s: Stage, at: V3, r: number, seed: number): void {
  const n = Math.round((Math.PI * r) / 7.6);
  for (let i = 0; i <= n; i++) {
    const a = -Math.PI / 2 + (i / n) * Math.PI + Math.sin(seed * 7 + i) * 0.06;
    const d = unit([Math.sin(a), 0, Math.cos(a)]);
    const w = smooth(0, 0.5, Math.cos(a));
    beanAt(
      s,
      add(at, [d[0] * (r - 3), Math.sin(i * 2.3 + seed) * 1.6, d[2] * (r - 3)]),
      i * 67 + seed * 31,
      i + Math.round(seed),
      9.4 * (0.55 + 0.45 * w),
    );
  }
}

function beanAt(s: Stage, p: V3, turn: number, kind: number, size: number): void {
  bean(s, p, turn, 'medium', kind, size, 0.95);
}
