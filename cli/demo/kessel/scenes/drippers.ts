import { glass } from './glass.ts';
import { M, type Material } from './materials.ts';
import { add, type ProfilePoint, profile, spline, type V3 } from './math.ts';
import { lathe, mesh, tube } from './solids.ts';
import type { Stage } from './stage.ts';

const shift = (p: ProfilePoint[], k: number): ProfilePoint[] =>
  p.map(([r, y, q]) => [r * k, y * k, (q ?? 0) * k]);

/** Ribs on the inside of a cone, as fine raised spirals. */
function ribs(
  s: Stage,
  at: V3,
  m: Material,
  r0: number,
  y0: number,
  r1: number,
  y1: number,
  n: number,
  twist: number,
): void {
  for (let i = 0; i < n; i++) {
    const a0 = (i / n) * Math.PI * 2;
    const path = Array.from({ length: 15 }, (_, k) => {
      const t = k / 14;
      const r = r0 + (r1 - r0) * t - 1;
      const a = a0 + twist * t;
      return add(at, [r * Math.sin(a), y0 + (y1 - y0) * t, r * Math.cos(a)]);
    });
    tube(s, m, path, 1.3, { sides: 8 });
  }
}

/** A pour-over cone with flange and ring grip. k scales it. */
export function cone(
  s: Stage,
  at: V3,
  m: Material,
  o: { k?: number; paper?: boolean; grip?: Material; shadow?: number; flange?: Material } = {},
): void {
  const k = o.k ?? 1;
  const grip = spline(
    (
      [
        [40, 62, 0],
        [66, 66, 0],
        [84, 58, 0],
        [82, 36, 0],
        [62, 28, 0],
        [26, 28, 0],
      ] as V3[]
    ).map((p) => add(at, [p[0] * k, p[1] * k, 0])),
    12,
  );
  tube(s, o.grip ?? m, grip, 5 * k, { sides: 22 });
  lathe(
    s,
    at,
    o.flange ?? m,
    profile(
      shift(
        [
          [30, 0],
          [50, 0, 2],
          [52, 3, 2],
          [50, 6, 2],
          [20, 8],
        ],
        k,
      ),
    ),
    { shadow: o.shadow ?? 1 },
  );
  lathe(
    s,
    at,
    m,
    profile(
      shift(
        [
          [60.5, 92],
          [57, 92],
          [15, 12],
          [0, 12],
        ],
        k,
      ),
    ),
    { shadow: 0, dim: 0.92 },
  );
  if (o.paper) paperCone(s, at, k);
  else ribs(s, at, m, 19 * k, 18 * k, 56 * k, 89 * k, 14, 1.1);
  lathe(
    s,
    at,
    m,
    profile(
      shift(
        [
          [20, 6],
          [21, 12, 3],
          [61, 88, 2],
          [61.5, 92, 1],
          [57.5, 92],
        ],
        k,
      ),
    ),
    { shadow: 0 },
  );
}

/** A folded paper filter standing in a cone. */
export function paperCone(s: Stage, at: V3, k = 1): void {
  const fn = (u: number, v: number): V3 => {
    const a = u * Math.PI * 2 + Math.PI / 2;
    const r = (12 + 47 * v) * k;
    return add(at, [r * Math.sin(a), (16 + 81 * v + Math.sin(a * 2)) * k, r * Math.cos(a)]);
  };
  mesh(s, M.paper, (u, v) => fn(0.25 + u / 2, v), 40, 8, {});
  mesh(s, M.paper, (u, v) => fn(0.75 + u / 2, 0.86 + v * 0.14), 40, 2, {});
}

/** A flat-bottomed dripper with a fluted wall. */
export function flatDripper(
  s: Stage,
  at: V3,
  m: Material,
  o: { paper?: boolean; shadow?: number } = {},
): void {
  const wall = (u: number, y: number, d: number): V3 => {
    const a = u * Math.PI * 2;
    const r = 27 + (y / 62) * 24 + d * 1.5 * Math.cos(a * 20);
    return add(at, [r * Math.sin(a), 14 + y, r * Math.cos(a)]);
  };
  const grip = spline(
    (
      [
        [44, 70, 0],
        [66, 72, 0],
        [80, 62, 0],
        [78, 40, 0],
        [60, 32, 0],
        [34, 36, 0],
      ] as V3[]
    ).map((p) => add(at, p)),
    10,
  );
  tube(s, M.black, grip, 4.6);
  lathe(
    s,
    at,
    m,
    profile([
      [26, 0],
      [48, 0, 1],
      [49, 2.5, 1],
      [48, 5],
      [22, 6],
      [22, 15],
    ]),
    { shadow: o.shadow ?? 1 },
  );
  mesh(s, m, (u, v) => wall(u, v * 62, 1), 200, 14, {});
  lathe(
    s,
    at,
    m,
    profile([
      [51, 75.5],
      [53.5, 76, 0.8],
      [53.5, 78, 0.8],
      [51, 78],
    ]),
    { shadow: 0 },
  );
  if (o.paper) waveFilter(s, add(at, [0, 17, 0]), 1);
}

/** A wave filter: a paper cup with a fluted wall. */
export function waveFilter(s: Stage, at: V3, k = 1, m: Material = M.paper): void {
  const fn = (u: number, v: number): V3 => {
    const a = u * Math.PI * 2;
    const r = (25 + 25 * v + (1 + 2.6 * v) * Math.cos(a * 24)) * k;
    return add(at, [r * Math.sin(a), v * 56 * k, r * Math.cos(a)]);
  };
  mesh(s, m, fn, 240, 10, { dim: (_, v) => 0.88 + 0.12 * v });
}

/** A stainless mesh cone without paper. */
export function meshCone(s: Stage, at: V3, lift = 0): void {
  const o = add(at, [0, lift, 0]);
  if (lift)
    lathe(
      s,
      at,
      M.darkSteel,
      profile([
        [24, 20],
        [20, 8],
        [0, 8],
      ]),
      { shadow: 0 },
    );
  lathe(
    s,
    at,
    M.polished,
    profile([
      [30, 0],
      [47, 0, 1],
      [48, 2.5, 1],
      [47, 5],
      [24, 6],
      [22, 12],
      [25, 20],
    ]),
    { shadow: 1 },
  );
  lathe(
    s,
    o,
    M.darkSteel,
    profile([
      [58, 92],
      [57, 91],
      [12, 12],
      [0, 12],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    o,
    M.steel,
    profile([
      [10, 10],
      [14, 11, 2],
      [58.5, 90, 1],
    ]),
    { shadow: 0 },
  );
  // The fine weave: crossing spirals.
  for (let i = -18; i <= 18; i++) {
    for (const dir of [1, -1]) {
      const pts: V3[] = [];
      for (let k = 0; k <= 12; k++) {
        const t = k / 12;
        const a = (i / 36) * Math.PI * 2 + dir * (t - 0.5) * 0.9;
        if (Math.abs(a) > Math.PI / 2) continue;
        const r = 15.5 + 42.5 * t;
        pts.push(add(o, [r * Math.sin(a), 13.5 + 76 * t, r * Math.cos(a)]));
      }
      if (pts.length > 1) s.line(pts, dir > 0 ? '#2b3036' : '#f3f5f6', 0.28, 0.34);
    }
  }
  lathe(
    s,
    o,
    M.polished,
    profile([
      [58, 88],
      [61, 89, 1],
      [61.5, 94, 1],
      [58, 95],
      [57, 92],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(o, [58, 90, 0]),
    M.signal,
    profile([
      [0, 0],
      [6, 0, 1],
      [6, 26, 3],
      [0, 27],
    ]),
    { axis: [1, 0.08, 0.1], shadow: 0 },
  );
}

/** A borosilicate cone in a ring of silicone. */
export function glassCone(s: Stage, at: V3, ring: Material = M.signal, paper = false): void {
  lathe(
    s,
    at,
    M.black,
    profile([
      [30, 0],
      [50, 0, 2],
      [52, 3, 2],
      [50, 6, 1],
      [24, 8],
      [22, 14],
    ]),
    { shadow: 1 },
  );
  const g = glass(
    s,
    at,
    profile([
      [14, 8],
      [20, 16, 4],
      [59, 92, 3],
      [61, 95],
    ]),
    { shadow: 0 },
  );
  g.back();
  if (paper) paperCone(s, at, 0.96);
  for (let i = 0; i < 9; i++) {
    const a = ((-80 + i * 20) * Math.PI) / 180;
    s.line(
      [add(at, [21 * Math.sin(a), 20, 21 * Math.cos(a)]), add(at, [51 * Math.sin(a), 78, 51 * Math.cos(a)])],
      '#ffffff',
      1.1,
      0.55,
    );
  }
  g.front();
  lathe(
    s,
    at,
    ring,
    profile([
      [21, 12],
      [25, 12.5, 1.5],
      [31.5, 26, 1.5],
      [27, 27],
    ]),
    { shadow: 0, front: true },
  );
}
