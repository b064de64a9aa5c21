import { cup } from './cups.ts';
import { portafilter } from './espresso.ts';
import { plane, write } from './lettering.ts';
import { M, type Material, SIGNAL } from './materials.ts';
import { add, profile, spline, type V3 } from './math.ts';
import { FACING, prism, rounded, roundRect } from './prism.ts';
import { lathe, ringPoints, tube } from './solids.ts';
import type { Stage } from './stage.ts';

/** A pressure gauge facing along z. */
export function gauge(s: Stage, at: V3, r: number, bar: number): void {
  lathe(
    s,
    at,
    M.polished,
    profile([
      [0, 0],
      [r, 0, 1],
      [r, 5, 1.5],
      [r - 2.5, 6],
      [r - 2.5, 4],
      [0, 4],
    ]),
    { axis: [0, 0, 1], shadow: 0 },
  );
  const f = add(at, [0, 0, 4.4]);
  s.poly(ringPoints(s, f, r - 2.6, 0, -180, 180, [0, 0, 1]), 'fill="#f7f8f8"');
  const dirAt = (v: number) => ((-135 + v * 18) * Math.PI) / 180;
  for (let i = 0; i <= 15; i++) {
    const a = dirAt(i);
    const k = i % 3 === 0 ? 0.66 : 0.74;
    s.line(
      [
        add(f, [r * k * Math.sin(a), r * k * Math.cos(a), 0]),
        add(f, [r * 0.82 * Math.sin(a), r * 0.82 * Math.cos(a), 0]),
      ],
      i >= 8 && i <= 10 ? SIGNAL : '#2a2d30',
      i % 3 === 0 ? 0.9 : 0.5,
    );
  }
  const a = dirAt(bar);
  s.line([f, add(f, [r * 0.7 * Math.sin(a), r * 0.7 * Math.cos(a), 0])], '#17191b', 1.1);
  lathe(
    s,
    f,
    M.black,
    profile([
      [0, 0],
      [2.6, 0],
      [2.6, 1.4],
      [0, 1.4],
    ]),
    { axis: [0, 0, 1], shadow: 0 },
  );
  write(s, plane(add(f, [0, -r * 0.52, 0])), 'BAR', r * 0.16, { anchor: 'middle', colour: '#6b737a' });
}

/** The one-group espresso machine. */
export function machine(s: Stage, at: V3, m: Material, o: { cups?: boolean; brew?: boolean } = {}): void {
  const W = 230;
  prism(s, at, m, roundRect(W, 330, 18), 62, { bevel: 4 });
  prism(s, add(at, [0, 62, -92]), m, roundRect(W, 146, 16), 180, { bevel: 0.6, shadow: 0, dim: 0.9 });
  // Splash panel behind the group.
  prism(
    s,
    add(at, [0, 72, -18]),
    M.steel,
    rounded(
      [
        [-92, 0],
        [92, 0],
        [92, 158],
        [-92, 158],
      ],
      6,
    ),
    2,
    { axes: FACING, bevel: 0.8, shadow: 0, dim: 0.85 },
  );
  // Drip tray with slots.
  prism(s, add(at, [0, 60, 70]), M.darkSteel, roundRect(W - 26, 164, 10), 4, { bevel: 1, shadow: 0 });
  for (let i = 0; i < 19; i++) {
    const x = -90 + i * 10;
    s.line([add(at, [x, 64.2, 4]), add(at, [x, 64.2, 138])], '#0b0c0d', 3.4, 0.85);
    s.line([add(at, [x + 2, 64.2, 4]), add(at, [x + 2, 64.2, 138])], '#cfd4d8', 0.6, 0.5);
  }
  const g = add(at, [-34, 0, 62]);
  s.roundShadow(add(g, [0, 0, 6]), 30, 0.9, 64.4);
  cup(s, add(g, [0, 64, 6]), M.white, { h: 52, r: 30, foot: 19, fill: 'crema', shadow: 0, mark: false });
  if (o.brew !== false) {
    for (const x of [-3, 3]) s.line([add(g, [x, 150, 12]), add(g, [x * 0.7, 110, 10])], '#7a3c14', 2, 0.95);
  }
  // Steam wand.
  tube(
    s,
    M.polished,
    spline(
      [
        [84, 232, 52],
        [92, 190, 66],
        [96, 130, 76],
        [98, 84, 82],
      ].map(([x, y, z]) => add(at, [x!, y!, z!])),
      12,
    ),
    4.6,
    { round: true },
  );
  tube(
    s,
    M.rubber,
    spline(
      [
        [93, 182, 68],
        [95, 150, 73],
        [96, 128, 76],
      ].map(([x, y, z]) => add(at, [x!, y!, z!])),
      8,
    ),
    6.6,
  );
  lathe(
    s,
    add(g, [0, 172, 0]),
    M.polished,
    profile([
      [0, 0],
      [38, 0, 2],
      [41, 6, 2],
      [41, 30, 3],
      [36, 44, 2],
      [36, 68],
      [0, 68],
    ]),
    { shadow: 0 },
  );
  portafilter(s, add(g, [0, 148, 0]), { dir: [0.35, -0.05, 0.94], shadow: 0, spouts: true });
  lathe(
    s,
    add(g, [0, 176, 0]),
    M.polished,
    profile([
      [38, 0],
      [41, 1],
      [41, 26, 3],
      [37, 36],
    ]),
    { shadow: 0, front: true },
  );
  prism(s, add(at, [0, 236, -42]), m, roundRect(W, 246, 18), 92, { bevel: 4, shadow: 0 });
  const f = add(at, [0, 282, 81]);
  gauge(s, add(f, [40, 0, 0]), 26, 9);
  for (const [x, mat] of [
    [-92, M.black],
    [92, M.signal],
  ] as const) {
    lathe(
      s,
      add(f, [x, 0, 0]),
      M.darkSteel,
      profile([
        [0, 0],
        [18, 0],
        [18, 4],
        [0, 4],
      ]),
      { axis: [0, 0, 1], shadow: 0 },
    );
    lathe(
      s,
      add(f, [x, 0, 4]),
      mat,
      profile([
        [0, 0],
        [15, 0, 1],
        [14, 20, 3],
        [0, 21],
      ]),
      { axis: [0, 0, 1], shadow: 0 },
    );
    s.line([add(f, [x, 3, 25.4]), add(f, [x, 12, 25.4])], '#ffffff', 1.8);
  }
  write(s, plane(add(f, [-36, -5, 0.6])), 'KESSEL', 11, {
    anchor: 'middle',
    colour: m === M.black ? '#c8cdd2' : '#22262a',
  });
  write(s, plane(add(at, [0, 26, 165.5])), 'DRUCK 9', 9, {
    anchor: 'middle',
    colour: m === M.black ? '#8b9096' : '#52595f',
  });
  if (o.cups !== false) {
    for (let i = 0; i < 3; i++) {
      s.roundShadow(add(at, [-62 + i * 62, 0, -70]), 24, 0.7, 328.5);
      cup(s, add(at, [-62 + i * 62, 328, -70]), i === 2 ? M.graphite : M.white, {
        h: 54,
        r: 30,
        foot: 19,
        shadow: 0,
        mark: false,
      });
    }
  }
}
