import { glass, liquid, surface } from './glass.ts';
import { around, write } from './lettering.ts';
import { M, type Material } from './materials.ts';
import { add, profile, smooth, spline, type V3 } from './math.ts';
import { lathe, mesh, seam, tube } from './solids.ts';
import type { Stage } from './stage.ts';

/** What is in a cup. */
export type Fill = 'none' | 'coffee' | 'crema';

/** A cup with a thin wall and a ring handle on the right. h height, r radius at the rim. */
export function cup(
  s: Stage,
  at: V3,
  m: Material,
  o: {
    h?: number;
    r?: number;
    foot?: number;
    fill?: Fill;
    handle?: boolean;
    mark?: boolean;
    shadow?: number;
    side?: 1 | -1;
  } = {},
): void {
  const h = o.h ?? 88;
  const r = o.r ?? 41;
  const foot = o.foot ?? r * 0.72;
  const side = o.side ?? 1;
  if (o.handle !== false) {
    const p = spline(
      (
        [
          [r * 0.9, h * 0.82, 0],
          [r + h * 0.25, h * 0.84, 0],
          [r + h * 0.36, h * 0.62, 0],
          [r + h * 0.24, h * 0.36, 0],
          [r * 0.8, h * 0.26, 0],
        ] as V3[]
      ).map((q) => add(at, [q[0] * side, q[1], 0])),
      14,
    );
    tube(s, m, p, h * 0.05 + 1.4);
  }
  const wall = 2.6;
  lathe(
    s,
    at,
    m,
    profile([
      [r - 0.6, h],
      [r - wall, h],
      [r - wall - 0.5, h * 0.5, 10],
      [foot - wall, 6, h * 0.15],
      [0, 6],
    ]),
    { shadow: 0, dim: 0.93 },
  );
  if (o.fill && o.fill !== 'none')
    surface(s, add(at, [0, h * 0.84, 0]), r - wall - 0.2, false, o.fill === 'crema');
  const outer = profile(
    [
      [0, 0],
      [foot, 0, 2],
      [r - 0.4, h * 0.45, h * 0.5],
      [r, h - 1, 0.6],
      [r - 0.6, h + 0.2, 0.8],
      [r - wall, h],
    ],
    14,
  );
  lathe(s, at, m, outer, { shadow: o.shadow ?? 1 });
  if (o.mark !== false)
    write(s, around(add(at, [0, h * 0.16, 0]), r * 0.95, -4), 'KESSEL', h * 0.065, {
      anchor: 'middle',
      colour: M.signal === m ? '#ffffff' : '#ff4a1c',
    });
}

/** A saucer. */
export function saucer(s: Stage, at: V3, m: Material, r = 62): void {
  lathe(
    s,
    at,
    m,
    profile([
      [r, 12],
      [r - 2, 12.5],
      [r * 0.62, 4.5, 20],
      [0, 4],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    at,
    m,
    profile([
      [0, 0],
      [r * 0.55, 0, 2],
      [r * 0.68, 2, 10],
      [r, 10.5, 1],
      [r + 0.3, 12, 0.6],
      [r - 2, 12.6],
    ]),
    { shadow: 1 },
  );
}

/** A double-walled glass with coffee hanging inside. */
export function doubleWall(s: Stage, at: V3, o: { h?: number; r?: number; fill?: Fill } = {}): void {
  const h = o.h ?? 96;
  const r = o.r ?? 40;
  const out = glass(
    s,
    at,
    profile(
      [
        [0, 0],
        [r * 0.62, 0, 6],
        [r * 1.02, h * 0.5, h * 0.5],
        [r * 0.93, h, 8],
      ],
      14,
    ),
    { edge: 0.8 },
  );
  const inn = glass(
    s,
    at,
    profile(
      [
        [0, 12],
        [r * 0.4, 13, 10],
        [r * 0.86, h * 0.55, h * 0.4],
        [r * 0.9, h],
      ],
      14,
    ),
    { shadow: 0, edge: 0.7 },
  );
  out.back();
  inn.back();
  const full = h * 0.78;
  if (o.fill !== 'none')
    liquid(
      s,
      at,
      profile(
        [
          [0, 13],
          [r * 0.39, 14, 9],
          [r * 0.84, h * 0.55, h * 0.4],
          [r * 0.87, full],
        ],
        14,
      ),
    );
  if (o.fill === 'crema') surface(s, add(at, [0, full, 0]), r * 0.87, false, true);
  inn.front();
  out.front();
}

/** A coffee server of glass with a black collar, lid and grip. k scales it. */
export function server(
  s: Stage,
  at: V3,
  o: { k?: number; fill?: number; lid?: boolean; grip?: Material; shadow?: number } = {},
): void {
  const k = o.k ?? 1;
  const fill = o.fill ?? 46;
  const q = (p: [number, number, number?][]) =>
    profile(
      p.map(([a, b, c]) => [a * k, b * k, (c ?? 0) * k]),
      12,
    );
  const grip = spline(
    (
      [
        [40, 104, 0],
        [66, 112, 0],
        [86, 104, 0],
        [90, 72, 0],
        [84, 40, 0],
      ] as V3[]
    ).map((p) => add(at, [p[0] * k, p[1] * k, 0])),
    12,
  );
  tube(s, o.grip ?? M.black, grip, 6.5 * k, { round: true });
  const g = glass(
    s,
    at,
    q([
      [0, 0],
      [54, 0, 8],
      [62, 30, 20],
      [52, 84, 26],
      [40, 104, 8],
      [43, 122],
    ]),
    { shadow: o.shadow ?? 1 },
  );
  g.back();
  if (fill > 0)
    liquid(
      s,
      at,
      q([
        [0, 3],
        [52, 3, 7],
        [59.5, 30, 18],
        [60 - fill * 0.09, fill],
      ]),
    );
  g.front();
  for (const [y, w] of [
    [34, 10],
    [52, 16],
    [70, 10],
  ] as const) {
    s.line(
      Array.from({ length: 7 }, (_, i) => around(at, 60 * k, -30)((i / 6) * w * k, y * k)),
      '#ffffff',
      0.9 * k,
      0.85,
    );
  }
  lathe(
    s,
    at,
    M.black,
    q([
      [40, 98],
      [42.5, 98.5, 1],
      [41, 108, 2],
      [39, 108],
    ]),
    { shadow: 0, front: true },
  );
  if (o.lid !== false)
    lathe(
      s,
      add(at, [0, 120 * k, 0]),
      M.black,
      q([
        [0, -4],
        [44, -2, 1],
        [45, 4, 2],
        [38, 8, 3],
        [12, 9, 2],
        [11, 18, 3],
        [0, 19],
      ]),
      { shadow: 0 },
    );
}

/** A vacuum mug for the way: body, lid and silicone band. */
export function travelMug(s: Stage, at: V3, m: Material, o: { lift?: number; band?: Material } = {}): void {
  if (o.lift)
    lathe(
      s,
      at,
      M.steel,
      profile([
        [35, 151.5],
        [33, 60],
        [0, 60],
      ]),
      { shadow: 0, dim: 0.6 },
    );
  lathe(
    s,
    at,
    m,
    profile(
      [
        [0, 0],
        [31, 0, 3],
        [33, 60, 10],
        [39, 150, 4],
        [38, 152],
        [35, 152],
      ],
      12,
    ),
  );
  seam(s, at, 31.6, 8, '#111', 0.4, 0.5);
  lathe(
    s,
    at,
    o.band ?? M.signal,
    profile([
      [35.6, 92],
      [37.3, 92.4, 1],
      [38.6, 117.6, 1],
      [37, 118],
    ]),
    { shadow: 0, front: true },
  );
  const l = add(at, [0, 151 + (o.lift ?? 0), 0]);
  if (o.lift)
    lathe(
      s,
      add(l, [0, -14, 0]),
      M.rubber,
      profile([
        [0, 0],
        [33, 0, 1],
        [34, 6],
        [33, 14],
        [0, 14],
      ]),
      { shadow: 0 },
    );
  lathe(
    s,
    l,
    M.black,
    profile([
      [0, 0],
      [38, 0, 1],
      [39.5, 3, 1],
      [39.5, 13, 1.5],
      [36, 17, 2],
      [30, 17.5],
      [29, 15],
      [0, 15],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(l, [0, 15, 6]),
    M.graphite,
    profile([
      [0, 0],
      [13, 0],
      [13, 7, 2],
      [0, 8],
    ]),
    { shadow: 0 },
  );
  write(s, around(add(at, [0, 28, 0]), 32.4, 0), 'KESSEL', 6.4, {
    anchor: 'middle',
    colour: m === M.white || m.metal ? '#22262a' : '#e4e7ea',
    opacity: 0.9,
  });
}

/** A milk pitcher with a pouring lip on the left. k scales it. */
export function pitcher(s: Stage, at: V3, m: Material, k = 1, milk = false): void {
  const grip = spline(
    (
      [
        [36, 74, 0],
        [58, 84, 0],
        [72, 76, 0],
        [70, 40, 0],
        [56, 20, 0],
        [40, 22, 0],
      ] as V3[]
    ).map((p) => add(at, [p[0] * k, p[1] * k, 0])),
    14,
  );
  tube(s, m, grip, 4.6 * k, { flat: 1 });
  const radiusAt = (v: number) => 42 - 9 * smooth(0.35, 0.86, v) + 4 * smooth(0.86, 1, v);
  const fn = (u: number, v: number, inset = 0): V3 => {
    const a = u * Math.PI * 2;
    const lip = Math.exp(-((((a - Math.PI * 1.5) * 180) / Math.PI / 24) ** 2)) * smooth(0.62, 1, v);
    const r = (radiusAt(v) - inset + lip * 13) * k;
    return add(at, [r * Math.sin(a), (v * 92 + lip * 7) * k, r * Math.cos(a)]);
  };
  s.roundShadow(at, 42 * k);
  mesh(s, m, (u, v) => fn(0.25 + u / 2, 0.3 + v * 0.7, 1.5), 60, 26, { dim: () => 0.86 });
  if (milk) surface(s, add(at, [0, 66 * k, 0]), 33 * k, true);
  mesh(s, m, (u, v) => fn(u, v), 150, 46, { cull: true });
  lathe(
    s,
    at,
    m,
    profile([
      [0, 0],
      [39 * k, 0],
      [42 * k, 1 * k],
    ]),
    { shadow: 0 },
  );
  write(s, around(add(at, [0, 16 * k, 0]), 42 * k, 6), 'KESSEL', 5.4 * k, {
    anchor: 'middle',
    colour: m === M.black ? '#8b9096' : '#22262a',
  });
}
