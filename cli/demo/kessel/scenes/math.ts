/** Small vector and random helpers for the Kessel pictures. World axes: x right, y up, z towards the camera; millimetres. */
export type V3 = readonly [number, number, number];
/** A point on the picture, in pixels. */
export type V2 = readonly [number, number];

/** Adds two vectors. */
export const add = (a: V3, b: V3): V3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
/** Subtracts b from a. */
export const sub = (a: V3, b: V3): V3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
/** Scales a vector. */
export const mul = (a: V3, k: number): V3 => [a[0] * k, a[1] * k, a[2] * k];
/** Dot product. */
export const dot = (a: V3, b: V3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
/** Cross product. */
export const cross = (a: V3, b: V3): V3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
/** Unit vector in the direction of a. */
export function unit(a: V3): V3 {
  const l = Math.hypot(a[0], a[1], a[2]) || 1;
  return [a[0] / l, a[1] / l, a[2] / l];
}
/** Linear interpolation. */
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
/** Clamps to [0, 1]. */
export const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));
/** Hermite step from a to b. */
export function smooth(a: number, b: number, x: number): number {
  const t = clamp01((x - a) / (b - a));
  return t * t * (3 - 2 * t);
}
/** A number with at most one decimal, for path data. */
export const f1 = (x: number): string => {
  const s = x.toFixed(1);
  return s.endsWith('.0') ? s.slice(0, -2) : s;
};

/** Seeded generator (mulberry32): pictures must come out the same each time. */
export function rng(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Catmull-Rom through the points, n samples for each piece. */
export function spline(points: V3[], n = 12): V3[] {
  const out: V3[] = [];
  for (let i = 0; i < points.length - 1; i++) {
    const p0 = points[Math.max(0, i - 1)]!;
    const p1 = points[i]!;
    const p2 = points[i + 1]!;
    const p3 = points[Math.min(points.length - 1, i + 2)]!;
    for (let k = 0; k < n; k++) {
      const t = k / n;
      const c = (j: 0 | 1 | 2) =>
        0.5 *
        (2 * p1[j] +
          (p2[j] - p0[j]) * t +
          (2 * p0[j] - 5 * p1[j] + 4 * p2[j] - p3[j]) * t * t +
          (3 * p1[j] - p0[j] - 3 * p2[j] + p3[j]) * t * t * t);
      out.push([c(0), c(1), c(2)]);
    }
  }
  out.push(points[points.length - 1]!);
  return out;
}

/** A point of a profile: radius, height and the radius of the rounding at this corner. */
export type ProfilePoint = readonly [r: number, y: number, round?: number];

/** Turns a polyline with rounded corners into fine points. */
export function profile(points: ProfilePoint[], steps = 9): [number, number][] {
  const out: [number, number][] = [];
  points.forEach((p, i) => {
    const a = points[i - 1];
    const b = points[i + 1];
    const round = p[2] ?? 0;
    if (!a || !b || round <= 0) {
      out.push([p[0], p[1]]);
      return;
    }
    const la = Math.hypot(a[0] - p[0], a[1] - p[1]);
    const lb = Math.hypot(b[0] - p[0], b[1] - p[1]);
    const k = Math.min(round, la * 0.499, lb * 0.499);
    const s: [number, number] = [p[0] + ((a[0] - p[0]) * k) / la, p[1] + ((a[1] - p[1]) * k) / la];
    const e: [number, number] = [p[0] + ((b[0] - p[0]) * k) / lb, p[1] + ((b[1] - p[1]) * k) / lb];
    for (let j = 0; j <= steps; j++) {
      const t = j / steps;
      const m = (q: 0 | 1) => (1 - t) * (1 - t) * s[q] + 2 * t * (1 - t) * p[q] + t * t * e[q];
      out.push([m(0), m(1)]);
    }
  });
  return out;
}
