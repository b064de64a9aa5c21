import { around, plane, write } from './lettering.ts';
import { M, type Material } from './materials.ts';
import { add, mul, profile, spline, unit, type V3 } from './math.ts';
import { prism, roundRect } from './prism.ts';
import { lathe, tube } from './solids.ts';
import type { Stage } from './stage.ts';

const HANDLE = profile(
  [
    [0, 0],
    [8, 0],
    [9, 3, 1],
    [9, 20, 3],
    [13, 34, 10],
    [15, 84, 18],
    [13.5, 104, 6],
    [0, 106, 4],
  ],
  10,
);

/** A portafilter: head at the given point, grip along a direction. */
export function portafilter(
  s: Stage,
  at: V3,
  o: { dir?: V3; grip?: Material; spouts?: boolean; shadow?: number; lift?: number; naked?: boolean } = {},
): void {
  const dir = unit(o.dir ?? [0.8, -0.06, 0.6]);
  const head = add(at, [0, 0, 0]);
  const before = dir[2] < 0;
  const grip = () => {
    const root = add(head, add(mul(dir, 32), [0, 14, 0]));
    lathe(
      s,
      root,
      M.polished,
      profile([
        [0, 0],
        [8, 0],
        [7, 20],
        [8.5, 34],
        [0, 34],
      ]),
      { axis: dir, shadow: 0 },
    );
    const g = add(root, mul(dir, 32));
    lathe(s, g, o.grip ?? M.black, HANDLE, { axis: dir, shadow: 0 });
    lathe(
      s,
      add(g, mul(dir, 100)),
      M.signal,
      profile([
        [13.8, 0],
        [14.2, 1],
        [14.2, 4],
        [12, 6],
        [0, 6.5],
      ]),
      { axis: dir, shadow: 0 },
    );
  };
  if (before) grip();
  const r = 35;
  lathe(
    s,
    add(head, [0, (o.lift ?? 0) + 0, 0]),
    M.darkSteel,
    profile([
      [29, 30],
      [28, 5],
      [0, 4],
    ]),
    { shadow: 0, dim: 0.8 },
  );
  if (o.naked !== false) {
    lathe(
      s,
      head,
      M.polished,
      profile([
        [26, 0],
        [r - 1, 0, 2],
        [r, 3, 1.5],
        [r, 22, 1],
        [r + 2, 24, 1],
        [r + 2, 29, 1],
        [r - 2, 30],
        [30, 30],
      ]),
      { shadow: o.shadow ?? 1 },
    );
  }
  for (const a of [-70, 40]) {
    const t = (a * Math.PI) / 180;
    const c = add(head, [(r + 3) * Math.sin(t), 25, (r + 3) * Math.cos(t)]);
    prism(s, add(c, [0, -3, 0]), M.polished, roundRect(12, 8, 2), 5, { shadow: 0, bevel: 1 });
  }
  if (o.spouts) {
    for (const x of [-11, 11]) {
      tube(
        s,
        M.polished,
        spline([add(head, [0, 0, 4]), add(head, [x * 0.8, -10, 6]), add(head, [x, -20, 8])], 8),
        5.2,
        { sides: 20 },
      );
    }
  }
  if (!before) grip();
}

/** A tamper standing on its base. */
export function tamper(s: Stage, at: V3, grip: Material, o: { r?: number; lift?: number } = {}): void {
  const r = o.r ?? 29.2;
  lathe(
    s,
    at,
    M.steel,
    profile([
      [0, 0],
      [r, 0, 0.8],
      [r, 8, 1],
      [r - 2, 10, 2],
      [13, 15, 6],
      [11, 22],
      [0, 22],
    ]),
  );
  const h = add(at, [0, 22 + (o.lift ?? 0), 0]);
  if (o.lift)
    lathe(
      s,
      add(at, [0, 22, 0]),
      M.polished,
      profile([
        [0, 0],
        [4, 0],
        [4, o.lift * 0.6],
        [0, o.lift * 0.6],
      ]),
      { shadow: 0 },
    );
  lathe(
    s,
    h,
    M.signal === grip ? M.black : M.signal,
    profile([
      [0, 0],
      [11.5, 0, 0.6],
      [11.5, 3.4, 0.6],
      [0, 3.4],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(h, [0, 3.4, 0]),
    grip,
    profile(
      [
        [0, 0],
        [11, 0, 1],
        [11.5, 12, 8],
        [20, 44, 12],
        [19, 58, 9],
        [0, 62, 14],
      ],
      12,
    ),
    { shadow: 0 },
  );
}

/** A levelling tool: heavy disc with an adjustable collar. */
export function leveller(s: Stage, at: V3, m: Material, lift = 0): void {
  lathe(
    s,
    at,
    M.steel,
    profile([
      [0, 0],
      [29, 0, 0.6],
      [29, 14, 0.8],
      [0, 14],
    ]),
  );
  if (lift)
    lathe(
      s,
      add(at, [0, 14, 0]),
      M.polished,
      profile([
        [0, 0],
        [20, 0],
        [20, lift],
        [0, lift],
      ]),
      { shadow: 0 },
    );
  const o = add(at, [0, 14.4 + lift, 0]);
  lathe(
    s,
    o,
    M.signal,
    profile([
      [0, 0],
      [31, 0, 0.4],
      [31, 2, 0.4],
      [0, 2],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(o, [0, 2.2, 0]),
    m,
    profile([
      [0, 0],
      [35, 0, 1.5],
      [35, 22, 2],
      [31, 25, 3],
      [16, 23],
      [0, 23],
    ]),
    { shadow: 0 },
  );
  for (let i = -17; i <= 17; i++) {
    const a = (i * 5 * Math.PI) / 180;
    const p = (y: number): V3 => add(o, [35.2 * Math.sin(a), y, 35.2 * Math.cos(a)]);
    s.line([p(6), p(20)], '#000000', 0.7, 0.4);
  }
  write(s, plane(add(o, [0, 25.4, 4]), [1, 0, 0], [0, 0, -1]), '58', 8, {
    anchor: 'middle',
    colour: m === M.black ? '#c8cdd2' : '#22262a',
  });
}

/** A distribution tool: eight needles under a turned grip. */
export function needles(s: Stage, at: V3, grip: Material, o: { stand?: boolean } = {}): void {
  if (o.stand !== false)
    lathe(
      s,
      at,
      M.darkSteel,
      profile([
        [0, 0],
        [25, 0, 2],
        [26, 4, 2],
        [25, 9, 2],
        [9, 11],
        [8, 12],
        [0, 12],
      ]),
    );
  const base = add(at, [0, 62, 0]);
  for (let i = 0; i < 8; i++) {
    const a = (i / 8) * Math.PI * 2 + 0.3;
    s.line(
      [add(base, [6 * Math.sin(a), 0, 6 * Math.cos(a)]), add(at, [11 * Math.sin(a), 13, 11 * Math.cos(a)])],
      i % 2 ? '#6b737a' : '#aeb5bb',
      0.7,
    );
  }
  lathe(
    s,
    base,
    M.signal,
    profile([
      [0, 0],
      [9, 0, 0.8],
      [9.6, 3, 0.8],
      [0, 3],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(base, [0, 3, 0]),
    grip,
    profile(
      [
        [0, 0],
        [9.5, 0, 1],
        [8, 18, 12],
        [11.5, 52, 14],
        [10, 64, 5],
        [0, 66, 4],
      ],
      12,
    ),
    { shadow: 0 },
  );
}

/** A knock box with a padded bar. */
export function knockBox(s: Stage, at: V3, m: Material): void {
  lathe(
    s,
    at,
    m,
    profile([
      [58.5, 108],
      [56, 107],
      [54, 8, 5],
      [0, 6],
    ]),
    { shadow: 0, dim: 0.72 },
  );
  const bar = Array.from({ length: 14 }, (_, i) => add(at, [-57 + (i * 114) / 13, 88, 0]));
  tube(s, M.rubber, bar, 9);
  lathe(
    s,
    at,
    M.rubber,
    profile([
      [0, 0],
      [57, 0, 2],
      [58, 6],
      [0, 6],
    ]),
    {},
  );
  lathe(
    s,
    at,
    m,
    profile([
      [55, 6],
      [58, 6.5, 1],
      [60, 107, 1],
      [59, 109, 1],
      [56, 108],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    at,
    M.signal,
    profile([
      [58, 14],
      [58.7, 14],
      [58.8, 19],
      [58, 19],
    ]),
    { shadow: 0, front: true },
  );
  write(s, around(add(at, [0, 52, 0]), 59.2, 0), 'KESSEL', 9, {
    anchor: 'middle',
    colour: m === M.black ? '#8b9096' : '#22262a',
  });
}
