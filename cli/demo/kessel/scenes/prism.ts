import { css, type Material } from './materials.ts';
import { add, cross, dot, f1, mul, sub, unit, type V2, type V3 } from './math.ts';
import type { Stage } from './stage.ts';

/** Axes of a prism: the outline lies in e1/e2, the body grows along e3. */
export interface Axes {
  e1: V3;
  e2: V3;
  e3: V3;
}
/** Stands on the ground: outline seen from above. */
export const STANDING: Axes = { e1: [1, 0, 0], e2: [0, 0, -1], e3: [0, 1, 0] };
/** Faces the camera: outline seen from the front, thickness towards the camera. */
export const FACING: Axes = { e1: [1, 0, 0], e2: [0, 1, 0], e3: [0, 0, 1] };
/** Seen from the side: outline in depth and height, thickness to the right. */
export const SIDEWAYS: Axes = { e1: [0, 0, -1], e2: [0, 1, 0], e3: [1, 0, 0] };

/** Rounded rectangle around the origin, counter-clockwise. */
export function roundRect(w: number, h: number, r: number, n = 8): V2[] {
  const out: V2[] = [];
  const k = Math.min(r, w / 2, h / 2);
  const c: [number, number, number][] = [
    [w / 2 - k, h / 2 - k, 0],
    [-w / 2 + k, h / 2 - k, 90],
    [-w / 2 + k, -h / 2 + k, 180],
    [w / 2 - k, -h / 2 + k, 270],
  ];
  for (const [x, y, a0] of c) {
    for (let i = 0; i <= n; i++) {
      const t = ((a0 + (90 * i) / n) * Math.PI) / 180;
      out.push([x + k * Math.cos(t), y + k * Math.sin(t)]);
    }
  }
  return out;
}

/** Polygon with rounded corners from corner points (counter-clockwise) and one radius. */
export function rounded(points: readonly (readonly [number, number, number?])[], r: number, n = 7): V2[] {
  const out: V2[] = [];
  points.forEach((p, i) => {
    const a = points[(i + points.length - 1) % points.length]!;
    const b = points[(i + 1) % points.length]!;
    const la = Math.hypot(a[0] - p[0], a[1] - p[1]);
    const lb = Math.hypot(b[0] - p[0], b[1] - p[1]);
    const k = Math.min(p[2] ?? r, la / 2.01, lb / 2.01);
    for (let j = 0; j <= n; j++) {
      const t = j / n;
      const q = (m: 0 | 1) =>
        (1 - t) ** 2 * (p[m] + ((a[m] - p[m]) * k) / la) +
        2 * t * (1 - t) * p[m] +
        t * t * (p[m] + ((b[m] - p[m]) * k) / lb);
      out.push([q(0), q(1)]);
    }
  });
  return out;
}

/** Options of an extrusion. */
export interface PrismOptions {
  axes?: Axes;
  /** Width of the bevel at both ends. */
  bevel?: number;
  shadow?: number;
  top?: Material;
  dim?: number;
}

/** Fills world polygon by the light on it, sampled along one direction. */
export function flat(s: Stage, m: Material, points: V3[], n: V3, along: V3, k = 1, extra = ''): void {
  const a = unit(along);
  let lo = 1e9;
  let hi = -1e9;
  for (const p of points) {
    const d = dot(p, a);
    lo = Math.min(lo, d);
    hi = Math.max(hi, d);
  }
  const c = mul(
    points.reduce((x, y) => add(x, y), [0, 0, 0] as V3),
    1 / points.length,
  );
  const on = (t: number) => add(c, mul(a, lo + (hi - lo) * t - dot(c, a)));
  const id = s.id();
  const stops: string[] = [];
  for (let i = 0; i <= 10; i++)
    stops.push(`<stop offset="${i / 10}" stop-color="${css(mul(s.light(m, n, on(i / 10)), k))}"/>`);
  const [x1, y1] = s.at(on(0));
  const [x2, y2] = s.at(on(1));
  s.defs.push(
    `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${f1(x1)}" y1="${f1(y1)}" x2="${f1(x2)}" y2="${f1(y2)}">${stops.join('')}</linearGradient>`,
  );
  s.poly(points, `fill="url(#${id})" stroke="url(#${id})" stroke-width=".7" ${extra}`);
}

/** A convex outline extruded along an axis with bevelled ends. */
export function prism(
  s: Stage,
  at: V3,
  m: Material,
  outline: V2[],
  height: number,
  o: PrismOptions = {},
): void {
  const { e1, e2, e3 } = o.axes ?? STANDING;
  const b = Math.min(o.bevel ?? 1.5, height / 2);
  const n = outline.length;
  const normals = outline.map((_, i) => {
    const p = outline[(i + n - 1) % n]!;
    const q = outline[(i + 1) % n]!;
    const t = unit([q[0] - p[0], q[1] - p[1], 0]);
    return [t[1], -t[0]] as const;
  });
  const P = (i: number, inset: number, h: number): V3 => {
    const q = outline[i % n]!;
    const w = normals[i % n]!;
    return add(add(at, mul(e3, h)), add(mul(e1, q[0] - w[0] * inset), mul(e2, q[1] - w[1] * inset)));
  };
  const rings: [number, number][] = [];
  const STEPS = 4;
  for (let k = 0; k <= STEPS; k++) {
    const t = (k / STEPS) * (Math.PI / 2);
    rings.push([b * (1 - Math.sin(t)), b * (1 - Math.cos(t))]);
  }
  for (let k = 0; k <= STEPS; k++) {
    const t = (k / STEPS) * (Math.PI / 2);
    rings.push([b * (1 - Math.cos(t)), height - b + b * Math.sin(t)]);
  }
  if ((o.shadow ?? 1) > 0 && at[1] < 3) {
    const all = outline.map((_, i) => P(i, 0, 0)).concat(outline.map((_, i) => P(i, 0, height)));
    const low = all.filter((p) => p[1] < Math.min(...all.map((q) => q[1])) + 5);
    if (low.length > 2) s.shadow(hull(low), o.shadow ?? 1);
  }
  const dim = o.dim ?? 1;
  for (let r = 0; r < rings.length - 1; r++) {
    const [i0, h0] = rings[r]!;
    const [i1, h1] = rings[r + 1]!;
    const dh = h1 - h0;
    const di = i1 - i0;
    const l = Math.hypot(dh, di) || 1;
    if (Math.hypot(dh, di) < 1e-4) continue;
    for (let i = 0; i < n; i++) {
      const p = [P(i, i0, h0), P(i + 1, i0, h0), P(i + 1, i1, h1), P(i, i1, h1)];
      const wa = normals[i]!;
      const wb = normals[(i + 1) % n]!;
      // The true normal of the strip decides visibility; the averaged one shades the corners smoothly.
      const edge = sub(p[1]!, p[0]!);
      const el = Math.hypot(...edge);
      const long = el > 8 * b + 6 || el > 14;
      const side = long ? unit(cross(edge, e3)) : unit(add(mul(e1, wa[0] + wb[0]), mul(e2, wa[1] + wb[1])));
      const nn = unit(add(mul(side, dh / l), mul(e3, di / l)));
      if (dot(nn, s.v) <= 0) continue;
      const c = mul(add(add(p[0]!, p[1]!), add(p[2]!, p[3]!)), 0.25);
      if (long && dh > 8) flat(s, m, p, nn, Math.abs(e3[1]) > 0.5 ? e3 : edge, dim);
      else if (long) flat(s, m, p, nn, edge, dim);
      else if (dh > 24) flat(s, m, p, nn, e3, dim);
      else {
        const fill = s.colour(m, nn, c, dim);
        s.poly(p, `fill="${fill}" stroke="${fill}" stroke-width=".8"`);
      }
    }
  }
  const facing = dot(e3, s.v) > 0;
  const cap = outline.map((_, i) => P(i, b, facing ? height : 0));
  flat(
    s,
    o.top ?? m,
    cap,
    facing ? e3 : mul(e3, -1),
    Math.abs(e3[1]) > 0.5 ? [1, 0, 0.7] : add(e2, mul(e1, 0.35)),
    dim,
  );
}

/** Convex hull on the ground plane. */
export function hull(points: V3[]): V3[] {
  const p = [...points].sort((a, b) => a[0] - b[0] || a[2] - b[2]);
  const turn = (o: V3, a: V3, b: V3) => (a[0] - o[0]) * (b[2] - o[2]) - (a[2] - o[2]) * (b[0] - o[0]);
  const half = (list: V3[]) => {
    const h: V3[] = [];
    for (const q of list) {
      while (h.length > 1 && turn(h[h.length - 2]!, h[h.length - 1]!, q) <= 0) h.pop();
      h.push(q);
    }
    h.pop();
    return h;
  };
  return [...half(p), ...half([...p].reverse())];
}
