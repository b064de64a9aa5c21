import { glass, liquid } from './glass.ts';
import { M, type Material } from './materials.ts';
import { add, type ProfilePoint, profile, rng, spline, type V3 } from './math.ts';
import { lathe, mesh, ringPoints, seam, tube } from './solids.ts';
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
    return add(at, [r * Math.sin(a), (16 + 86 * v + 3 * Math.sin(a * 2)) * k, r * Math.cos(a)]);
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
      [23, 14],
      [36, 34],
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

/** The one-piece carafe with an hourglass waist. k scales it; fill is the coffee level in millimetres. */
export function hourglass(
  s: Stage,
  at: V3,
  o: { k?: number; fill?: number; paper?: boolean; collar?: Material } = {},
): void {
  const k = o.k ?? 1;
  const prof = profile(
    shift(
      [
        [0, 0],
        [58, 0, 10],
        [70, 22, 16],
        [58, 82, 26],
        [22, 122, 14],
        [30, 140, 10],
        [62, 214],
        [64, 218],
      ],
      k,
    ),
    12,
  );
  const g = glass(s, at, prof);
  g.back();
  if (o.fill)
    liquid(
      s,
      at,
      profile(
        shift(
          [
            [0, 3],
            [55, 3, 10],
            [67, 22, 15],
            [67 - o.fill * 0.07, 22 + o.fill],
          ],
          k,
        ),
        10,
      ),
    );
  if (o.paper) {
    const up = add(at, [0, 118 * k, 0]);
    const fn = (u: number, v: number): V3 => {
      const a = u * Math.PI * 2;
      const r = (8 + 52 * v) * k;
      return add(up, [r * Math.sin(a), (8 + 100 * v) * k, r * Math.cos(a)]);
    };
    mesh(s, M.paper, fn, 60, 10, {});
  }
  g.front();
  const collar = o.collar ?? M.signal;
  lathe(
    s,
    at,
    collar,
    profile(
      shift(
        [
          [30, 104],
          [33, 105, 2],
          [26.5, 121, 4],
          [25.5, 128, 4],
          [33, 146, 2],
          [30, 147],
        ],
        k,
      ),
    ),
    { shadow: 0, front: true },
  );
  for (const y of [111, 117.5, 124, 131, 137.5])
    seam(s, at, (y < 124 ? 31.5 - (y - 106) * 0.32 : 25.6 + (y - 126) * 0.4) * k, y * k, '#a82a08', 0.6, 0.5);
}

/** A press pot: glass in a steel frame, plunger with a knob. k scales it; lift raises the plunger. */
export function press(
  s: Stage,
  at: V3,
  frameMat: Material,
  o: { k?: number; lift?: number; fill?: number; frameOff?: boolean } = {},
): void {
  const k = o.k ?? 1;
  const lift = (o.lift ?? 0) * k;
  const grip = spline(
    (
      [
        [46, 150, 0],
        [78, 152, 0],
        [92, 138, 0],
        [92, 60, 0],
        [82, 36, 0],
        [46, 34, 0],
      ] as V3[]
    ).map((p) => add(at, [p[0] * k, p[1] * k, 0])),
    12,
  );
  tube(s, M.black, grip, 7 * k, { sides: 24 });
  const g = glass(
    s,
    add(at, [0, 8 * k, 0]),
    profile(
      shift(
        [
          [0, 0],
          [46, 0, 8],
          [47, 160],
          [48, 164],
        ],
        k,
      ),
    ),
    { shadow: 0 },
  );
  s.roundShadow(at, 50 * k);
  g.back();
  if (o.fill)
    liquid(
      s,
      add(at, [0, 8 * k, 0]),
      profile(
        shift(
          [
            [0, 3],
            [45, 3, 7],
            [45.5, o.fill],
          ],
          k,
        ),
      ),
    );
  if (lift > 60) {
    lathe(
      s,
      add(at, [0, 150 * k, 0]),
      M.polished,
      profile(
        shift(
          [
            [0, 0],
            [2.5, 0],
            [2.5, 60],
            [0, 60],
          ],
          k,
        ),
      ),
      { shadow: 0 },
    );
    lathe(
      s,
      add(at, [0, 140 * k, 0]),
      M.polished,
      profile(
        shift(
          [
            [0, 0],
            [44, 0, 1],
            [44, 5, 1],
            [0, 7],
          ],
          k,
        ),
      ),
      { shadow: 0 },
    );
  }
  g.front();
  lathe(
    s,
    at,
    frameMat,
    profile(
      shift(
        [
          [0, 0],
          [50, 0, 2],
          [51, 4, 2],
          [51, 26, 1],
          [49, 27],
        ],
        k,
      ),
    ),
    { shadow: 0, front: true },
  );
  lathe(
    s,
    add(at, [0, 128 * k, 0]),
    frameMat,
    profile(
      shift(
        [
          [49, 0],
          [50.5, 0.5],
          [50.5, 13.5],
          [49, 14],
        ],
        k,
      ),
    ),
    { shadow: 0, front: true },
  );
  for (const a of [-52, -18, 18, 52]) {
    const t = (a * Math.PI) / 180;
    const x = 51 * k * Math.sin(t);
    const z = 51 * k * Math.cos(t);
    tube(
      s,
      frameMat,
      Array.from({ length: 8 }, (_, i) => add(at, [x, (24 + i * 15) * k, z])),
      2.1 * k,
      { sides: 14, caps: false },
    );
  }
  const top = add(at, [0, 171 * k + lift, 0]);
  if (lift) {
    tube(
      s,
      M.polished,
      Array.from({ length: 6 }, (_, i) => add(top, [0, -lift + (i * lift) / 5, 0])),
      2.3 * k,
      { sides: 14 },
    );
  }
  lathe(
    s,
    add(at, [0, 170 * k, 0]),
    frameMat,
    profile(
      shift(
        [
          [0, -4],
          [49, -4],
          [50.5, 0, 2],
          [48, 7, 5],
          [8, 12, 4],
          [0, 12],
        ],
        k,
      ),
    ),
    { shadow: 0 },
  );
  lathe(
    s,
    add(top, [0, 10 * k, 0]),
    M.polished,
    profile(
      shift(
        [
          [2.4, 0],
          [2.4, 14],
          [0, 14],
        ],
        k,
      ),
    ),
    { shadow: 0 },
  );
  lathe(
    s,
    add(top, [0, 23 * k, 0]),
    M.signal,
    profile(
      shift(
        [
          [0, 0],
          [9, 0, 3],
          [12, 8, 5],
          [11, 17, 6],
          [0, 20, 4],
        ],
        k,
      ),
    ),
    { shadow: 0 },
  );
}

/** Ground coffee as a rough dark level. */
export function grounds(s: Stage, at: V3, r: number, seed: number): void {
  const rand = rng(seed);
  s.put(`<path d="${s.d(ringPoints(s, at, r, 0, -180, 180))}" fill="#3a2010"/>`);
  for (let i = 0; i < 260; i++) {
    const a = rand() * Math.PI * 2;
    const q = Math.sqrt(rand()) * r * 0.97;
    const p = s.at(add(at, [q * Math.cos(a), 0, q * Math.sin(a)]));
    s.put(
      `<circle cx="${p[0].toFixed(1)}" cy="${p[1].toFixed(1)}" r="${(0.5 + rand() * 0.9 * s.scale * 0.35).toFixed(1)}" fill="${rand() > 0.5 ? '#5a3319' : '#241208'}"/>`,
    );
  }
}
