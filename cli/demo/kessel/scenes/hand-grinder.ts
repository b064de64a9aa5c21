import { around, write } from './lettering.ts';
import { M, type Material } from './materials.ts';
import { add, profile, spline, type V3 } from './math.ts';
import { lathe, mesh, tube } from './solids.ts';
import type { Stage } from './stage.ts';

/** A hand grinder: chamber, body with a knurled band, cap and folding crank. k scales it; gap opens it up. */
export function handGrinder(
  s: Stage,
  at: V3,
  m: Material,
  o: { k?: number; gap?: number; turn?: number } = {},
): void {
  const k = o.k ?? 1;
  const gap = o.gap ?? 0;
  const q = (p: [number, number, number?][]) => profile(p.map(([a, b, c]) => [a * k, b * k, (c ?? 0) * k]));
  if (gap)
    lathe(
      s,
      at,
      M.steel,
      q([
        [24, 59],
        [22, 10],
        [0, 10],
      ]),
      { shadow: 0, dim: 0.5 },
    );
  lathe(
    s,
    at,
    M.graphite,
    q([
      [0, 0],
      [25, 0, 3],
      [26, 4, 2],
      [26, 58, 1],
      [25, 59],
      [22, 59],
    ]),
  );
  const body = add(at, [0, gap, 0]);
  if (gap) {
    burr(s, add(at, [0, 59 * k + gap * 0.52, 0]), 17 * k, 22 * k);
    lathe(
      s,
      add(at, [0, 59 * k + gap * 0.82, 0]),
      M.signal,
      q([
        [0, 0],
        [20, 0, 1],
        [20, 5, 1],
        [0, 5],
      ]),
      { shadow: 0 },
    );
  }
  lathe(
    s,
    body,
    m,
    q([
      [0, 59.5],
      [26.4, 59.5, 0.8],
      [26.4, 158, 1.5],
      [25, 160],
      [20, 160],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    body,
    M.signal,
    q([
      [26, 62],
      [26.7, 62],
      [26.7, 65],
      [26, 65],
    ]),
    { shadow: 0, front: true },
  );
  // Knurled grip: fine upright ribs.
  const rib = (u: number, v: number): V3 => {
    const a = (u - 0.5) * Math.PI * 1.06;
    const r = (26.7 + 0.5 * Math.abs(Math.cos(a * 34))) * k;
    return add(body, [r * Math.sin(a), (84 + v * 40) * k, r * Math.cos(a)]);
  };
  mesh(s, m.metal ? M.darkSteel : M.black, rib, 260, 1, { cull: true });
  const top = add(body, [0, (160 + (gap * 0.25) / k) * k, 0]);
  lathe(
    s,
    top,
    M.black,
    q([
      [0, 0],
      [26.4, 0, 1],
      [26, 6, 3],
      [10, 10, 3],
      [0, 10],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(top, [0, 9 * k, 0]),
    M.polished,
    q([
      [8, 0],
      [8, 9, 1.5],
      [0, 9],
    ]),
    { shadow: 0 },
  );
  const t = ((o.turn ?? 14) * Math.PI) / 180;
  const dir: V3 = [Math.cos(t), 0, Math.sin(t)];
  const arm = spline(
    [
      [-6, 15, 0],
      [16, 16, 0],
      [60, 25, 0],
      [98, 27, 0],
    ].map(([x, y]) => add(top, [x! * k * dir[0], y! * k, x! * k * dir[2]])),
    8,
  );
  tube(s, M.steel, arm, 4.2 * k, { round: true, flat: 0.55 });
  lathe(
    s,
    add(top, [98 * k * dir[0], 27 * k, 98 * k * dir[2]]),
    M.polished,
    q([
      [3, 0],
      [3, 8],
      [0, 8],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(top, [98 * k * dir[0], 33 * k, 98 * k * dir[2]]),
    M.black,
    q([
      [0, 0],
      [9, 0, 3],
      [14, 12, 8],
      [12, 26, 8],
      [0, 29, 6],
    ]),
    { shadow: 0 },
  );
  write(s, around(add(body, [0, 136 * k, 0]), 26.5 * k, 0), 'KESSEL', 5.6 * k, {
    anchor: 'middle',
    colour: m.metal ? '#1d1f22' : '#c8cdd2',
  });
}

/** A conical burr: fluted steel, wide below. */
export function burr(s: Stage, at: V3, r: number, h: number): void {
  const fn = (u: number, v: number): V3 => {
    const a = u * Math.PI * 2;
    const twist = v * 1.3;
    const cut = 1 - 0.2 * Math.abs(Math.sin((a + twist) * (v > 0.5 ? 3 : 9))) * (v > 0.5 ? 1.2 : 0.5);
    const q = r * (1 - 0.62 * v) * cut;
    return add(at, [q * Math.sin(a), h * v, q * Math.cos(a)]);
  };
  mesh(s, M.polished, fn, 150, 36, { cull: true });
  lathe(
    s,
    add(at, [0, h, 0]),
    M.darkSteel,
    profile([
      [r * 0.2, -2],
      [r * 0.2, h * 0.3],
      [0, h * 0.3],
    ]),
    { shadow: 0 },
  );
}

/** A flat burr lying on the ground: cutting teeth on a ring. r outer radius. */
export function flatBurr(s: Stage, at: V3, r: number, m: Material = M.steel): void {
  lathe(
    s,
    at,
    m,
    profile([
      [r * 0.52, 0],
      [r, 0, 0.6],
      [r, 7, 0.6],
      [r * 0.98, 7.6],
    ]),
    { shadow: 0 },
  );
  s.roundShadow(at, r, 0.55);
  lathe(
    s,
    at,
    m,
    profile([
      [r * 0.55, 7],
      [r * 0.52, 6],
      [r * 0.52, 0],
    ]),
    { shadow: 0, dim: 0.6 },
  );
  const teeth = (u: number, v: number): V3 => {
    const q = r * (0.54 + 0.44 * v);
    const a = u * Math.PI * 2 + (1 - v) * 0.5;
    const n = v > 0.62 ? 36 : 18;
    const f = (((u * n) % 1) + 1) % 1;
    const depth = v > 0.62 ? 1.3 : 2.2 + (0.62 - v) * 6;
    return add(at, [q * Math.sin(a), 8 - depth * (f < 0.8 ? f / 0.8 : (1 - f) / 0.2), q * Math.cos(a)]);
  };
  mesh(s, m, teeth, 360, 26, {});
  for (const a of [30, 150, 270]) {
    const t = (a * Math.PI) / 180;
    const p = add(at, [r * 0.78 * Math.sin(t), 8.3, r * 0.78 * Math.cos(t)]);
    lathe(
      s,
      p,
      M.polished,
      profile([
        [0, 0],
        [r * 0.075, 0],
        [r * 0.075, 0.4],
        [r * 0.045, 0.5],
      ]),
      { shadow: 0 },
    );
    lathe(
      s,
      p,
      M.black,
      profile([
        [r * 0.045, 0.5],
        [0, 0.5],
      ]),
      { shadow: 0 },
    );
  }
}
