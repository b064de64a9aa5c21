import { css, type Material } from './materials.ts';
import { add, cross, dot, f1, mul, rng, sub, unit, type V3 } from './math.ts';
import type { Stage } from './stage.ts';

/** Options of a turned body. */
export interface LatheOptions {
  axis?: V3;
  /** Strength of the shadow on the ground; 0 for none. */
  shadow?: number;
  /** Multiplies the light, for a part in the shade of another. */
  dim?: number;
  opacity?: number;
  /** Draws the near half only: a band around another body. */
  front?: boolean;
}

/** Frame of an axis: u lies in the picture plane, w leans towards the camera. */
export function frame(s: Stage, axis: V3): { a: V3; u: V3; w: V3 } {
  const a = unit(axis);
  const c = cross(a, s.v);
  const u = Math.hypot(...c) < 1e-3 ? s.right : unit(c);
  return { a, u, w: cross(u, a) };
}

/**
 * A surface of revolution. The profile runs outside from the bottom up, over the rim and down inside; points are
 * [radius, height along the axis]. Every band is filled by a gradient of the light on its visible part.
 */
export function lathe(s: Stage, at: V3, m: Material, prof: [number, number][], o: LatheOptions = {}): void {
  const { a, u, w } = frame(s, o.axis ?? [0, 1, 0]);
  const av = dot(a, s.v);
  const wv = dot(w, s.v);
  const rand = rng(prof.length * 97 + Math.round(at[0] * 13) + 5);
  const point = (r: number, y: number, t: number): V3 =>
    add(add(at, mul(a, y)), add(mul(u, r * Math.sin(t)), mul(w, r * Math.cos(t))));
  const bands: { r0: number; y0: number; r1: number; y1: number; nr: number; ny: number }[] = [];
  const maxPiece = (m.brushed ? 3 : 7) / s.scale;
  let inside = -1;
  let top = -1e9;
  for (const q of prof) top = Math.max(top, q[1]);
  let reached = false;
  const facets = prof.slice(0, -1).map(([r, y], i) => {
    const [r1, y1] = prof[i + 1]!;
    const l = Math.hypot(r1 - r, y1 - y);
    return { l, nr: l < 1e-4 ? 0 : (y1 - y) / l, ny: l < 1e-4 ? 0 : -(r1 - r) / l };
  });
  // Facets that meet at a small angle are one curved surface: their normals are averaged at the joint.
  const joint = (i: number, j: number) => {
    const f = facets[i]!;
    const g = facets[j];
    if (!g || g.l < 1e-4 || f.nr * g.nr + f.ny * g.ny < 0.88) return [f.nr, f.ny] as const;
    const l = Math.hypot(f.nr + g.nr, f.ny + g.ny);
    return [(f.nr + g.nr) / l, (f.ny + g.ny) / l] as const;
  };
  for (let i = 0; i < facets.length; i++) {
    const [r0, y0] = prof[i]!;
    const [r1, y1] = prof[i + 1]!;
    const f = facets[i]!;
    if (f.l < 1e-4) continue;
    if (y0 >= top - 1e-6) reached = true;
    if (reached && f.nr < -0.02 && inside < 0) inside = bands.length;
    const na = joint(i, i - 1);
    const nb = joint(i, i + 1);
    const curved = na[0] * nb[0] + na[1] * nb[1] < 0.9995;
    const n = Math.min(
      260,
      Math.max(1, Math.round(f.l / (curved ? Math.min(maxPiece, 3.2 / s.scale) : maxPiece))),
    );
    for (let k = 0; k < n; k++) {
      const t = (k + 0.5) / n;
      const nr = na[0] + (nb[0] - na[0]) * t;
      const ny = na[1] + (nb[1] - na[1]) * t;
      const nl = Math.hypot(nr, ny) || 1;
      bands.push({
        r0: r0 + ((r1 - r0) * k) / n,
        y0: y0 + ((y1 - y0) * k) / n,
        r1: r0 + ((r1 - r0) * (k + 1)) / n,
        y1: y0 + ((y1 - y0) * (k + 1)) / n,
        nr: nr / nl,
        ny: ny / nl,
      });
    }
  }
  if (inside < 0) inside = bands.length;
  const outer = bands.slice(0, inside);
  const inner = bands.slice(inside);
  const order = av >= 0 ? [...inner.reverse(), ...outer] : [...outer.reverse(), ...inner];
  const u2 = [dot(u, s.right), -dot(u, s.up)] as const;
  const w2 = [dot(w, s.right), -dot(w, s.up)] as const;
  const k = Math.hypot(...w2) || 1e-4;
  const rot = (Math.atan2(u2[1], u2[0]) * 180) / Math.PI;
  const sweep = w2[0] * u2[1] - w2[1] * u2[0] > 0 ? [1, 0] : [0, 1];
  if (s.shadows && (o.shadow ?? 1) > 0 && a[1] > 0.98) {
    let rb = 0;
    let yb = 1e9;
    for (const q of prof) yb = Math.min(yb, q[1]);
    for (const q of prof) if (q[1] < yb + 6) rb = Math.max(rb, q[0]);
    if (at[1] + yb < 3) s.roundShadow(at, rb, o.shadow ?? 1);
  }
  for (const b of order) {
    const A = b.nr * wv;
    const B = b.ny * av;
    let t0 = 0;
    let t1 = 0;
    if (Math.abs(A) < 1e-6) {
      if (B <= 1e-6) continue;
      t0 = -Math.PI / 2;
      t1 = 1.5 * Math.PI;
    } else if (A > 0) {
      const q = -B / A;
      if (q >= 1) continue;
      const t = q <= -1 ? Math.PI : Math.acos(q);
      t0 = -t;
      t1 = t;
    } else {
      const q = B / -A;
      if (q <= -1) continue;
      const t = q >= 1 ? 0 : Math.acos(q);
      t0 = t;
      t1 = 2 * Math.PI - t;
    }
    const jitter = (o.dim ?? 1) * (m.brushed ? 1 + (rand() - 0.5) * m.brushed * 2 : 1);
    const pieces: [number, number][] = [];
    // Halves of the ring in which the sideways coordinate is monotonic; back halves first.
    for (const [h0, h1] of [
      [Math.PI / 2, 1.5 * Math.PI],
      [-1.5 * Math.PI, -Math.PI / 2],
      [-Math.PI / 2, Math.PI / 2],
      [1.5 * Math.PI, 2.5 * Math.PI],
    ] as const) {
      const p0 = Math.max(t0, h0);
      const p1 = Math.min(t1, h1);
      if (o.front && h0 !== -Math.PI / 2) continue;
      if (p1 - p0 > 1e-3) pieces.push([p0, p1]);
    }
    const rm = (b.r0 + b.r1) / 2;
    const ym = (b.y0 + b.y1) / 2;
    for (const [p0, p1] of pieces) {
      const e = 0.25 / s.scale;
      const c = (r: number, y: number, t: number) =>
        s
          .P(point(r, y, t))
          .map(f1)
          .join(' ');
      const arc = (r: number, sw: number, to: string) =>
        r < 0.02
          ? `L${to}`
          : `A${f1(r * s.scale)} ${f1(Math.max(0.05, r * k * s.scale))} ${f1(rot)} 0 ${sw} ${to}`;
      const dy = b.nr === 0 ? 0 : b.nr > 0 ? e : -e;
      const d = `M${c(b.r0, b.y0 - dy, p0)}${arc(b.r0, sweep[0]!, c(b.r0, b.y0 - dy, p1))}L${c(b.r1, b.y1 + dy, p1)}${arc(b.r1, sweep[1]!, c(b.r1, b.y1 + dy, p0))}Z`;
      const s0 = Math.sin(p0);
      const s1 = Math.sin(p1);
      let fill: string;
      if (rm * s.scale < 1.5 || Math.abs(s1 - s0) < 1e-3) {
        const t = (p0 + p1) / 2;
        fill = s.colour(m, normal(b, t), point(rm, ym, t), jitter);
      } else {
        const stops: string[] = [];
        const n = Math.max(4, Math.min(44, Math.round((rm * s.scale * (p1 - p0)) / 9)));
        for (let i = 0; i <= n; i++) {
          const t = p0 + ((p1 - p0) * i) / n;
          const off = (Math.sin(t) - s0) / (s1 - s0);
          stops.push(
            `<stop offset="${off.toFixed(3)}" stop-color="${css(mul(s.light(m, normal(b, t), point(rm, ym, t)), jitter))}"/>`,
          );
        }
        const id = s.id();
        const g = (t: number) => s.at(add(add(at, mul(a, ym)), mul(u, rm * Math.sin(t))));
        const [x1, y1] = g(p0);
        const [x2, y2] = g(p1);
        s.defs.push(
          `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${f1(x1)}" y1="${f1(y1)}" x2="${f1(x2)}" y2="${f1(y2)}">${stops.join('')}</linearGradient>`,
        );
        fill = `url(#${id})`;
      }
      s.put(
        `<path d="${d}" fill="${fill}" stroke="${fill}" stroke-width="1.3"${o.opacity ? ` opacity="${o.opacity}"` : ''}/>`,
      );
    }
  }
  function normal(b: { nr: number; ny: number }, t: number): V3 {
    return add(mul(a, b.ny), add(mul(u, b.nr * Math.sin(t)), mul(w, b.nr * Math.cos(t))));
  }
}

/** Arc of a ring on a turned body, as points; angles in degrees, 0 towards the camera. */
export function ringPoints(
  s: Stage,
  at: V3,
  r: number,
  y: number,
  from = -90,
  to = 90,
  axis: V3 = [0, 1, 0],
): V3[] {
  const { a, u, w } = frame(s, axis);
  const n = Math.max(8, Math.round(Math.abs(to - from) / 4));
  return Array.from({ length: n + 1 }, (_, i) => {
    const t = ((from + ((to - from) * i) / n) * Math.PI) / 180;
    return add(add(at, mul(a, y)), add(mul(u, r * Math.sin(t)), mul(w, r * Math.cos(t))));
  });
}

/** A fine line around the visible front of a turned body. */
export function seam(
  s: Stage,
  at: V3,
  r: number,
  y: number,
  colour = '#0d0f11',
  mm = 0.4,
  opacity = 0.55,
): void {
  s.line(ringPoints(s, at, r, y), colour, mm, opacity);
}

/** A surface given by a function of (u, v) in [0, 1]; both sides are lit, far patches are drawn first. */
export function mesh(
  s: Stage,
  m: Material | ((u: number, v: number) => Material),
  fn: (u: number, v: number) => V3,
  nu: number,
  nv: number,
  o: {
    cull?: boolean;
    flip?: boolean;
    dim?: (u: number, v: number) => number;
    order?: 'depth' | 'rows';
  } = {},
): void {
  const grid: V3[][] = [];
  for (let j = 0; j <= nv; j++) grid.push(Array.from({ length: nu + 1 }, (_, i) => fn(i / nu, j / nv)));
  const quads: { z: number; svg: () => void }[] = [];
  for (let j = 0; j < nv; j++) {
    for (let i = 0; i < nu; i++) {
      const p = [grid[j]![i]!, grid[j]![i + 1]!, grid[j + 1]![i + 1]!, grid[j + 1]![i]!];
      const c = mul(add(add(p[0]!, p[1]!), add(p[2]!, p[3]!)), 0.25);
      let n = unit(cross(sub(p[2]!, p[0]!), sub(p[3]!, p[1]!)));
      if (o.flip) n = mul(n, -1);
      if (dot(n, s.v) < 0) {
        if (o.cull) continue;
        n = mul(n, -1);
      }
      const u = (i + 0.5) / nu;
      const v = (j + 0.5) / nv;
      const fill = s.colour(typeof m === 'function' ? m(u, v) : m, n, c, o.dim?.(u, v) ?? 1);
      quads.push({
        z: s.depth(c),
        svg: () => s.poly(p, `fill="${fill}" stroke="${fill}" stroke-width="1.5" stroke-linejoin="round"`),
      });
    }
  }
  if (o.order !== 'rows') quads.sort((x, y) => x.z - y.z);
  for (const q of quads) q.svg();
}

/** A round bar along a path; the radius may change along it. */
export function tube(
  s: Stage,
  m: Material,
  path: V3[],
  radius: number | ((t: number) => number),
  o: { caps?: boolean; sides?: number; flat?: number; round?: boolean } = {},
): void {
  const sides = o.sides ?? 34;
  if (o.round) {
    // Hemispherical ends: extra rings beyond the path, drawn together by the radius below.
    const r0 = typeof radius === 'number' ? radius : radius(0);
    const r1 = typeof radius === 'number' ? radius : radius(1);
    const d0 = unit(sub(path[0]!, path[1]!));
    const d1 = unit(sub(path[path.length - 1]!, path[path.length - 2]!));
    const caps = [0.99, 0.92, 0.8, 0.6, 0.32];
    const head = caps.map((q) => add(path[0]!, mul(d0, r0 * q)));
    const tail = [...caps].reverse().map((q) => add(path[path.length - 1]!, mul(d1, r1 * q)));
    const n = path.length;
    const base = radius;
    const full = [...head, ...path, ...tail];
    const at = (i: number): number => {
      if (i < 5) return r0 * Math.sqrt(1 - caps[i]! ** 2);
      if (i >= n + 5) return r1 * Math.sqrt(1 - caps[4 - (i - n - 5)]! ** 2);
      return typeof base === 'number' ? base : base((i - 5) / (n - 1));
    };
    tube(s, m, full, (t) => at(Math.round(t * (full.length - 1))), { ...o, round: false });
    return;
  }
  const rings: V3[][] = [];
  let nrm: V3 = Math.abs(unit(sub(path[1]!, path[0]!))[2]) > 0.9 ? [0, 1, 0] : [0, 0, 1];
  path.forEach((p, i) => {
    const t = unit(sub(path[Math.min(path.length - 1, i + 1)]!, path[Math.max(0, i - 1)]!));
    nrm = unit(sub(nrm, mul(t, dot(nrm, t))));
    const bi = cross(t, nrm);
    const r = typeof radius === 'number' ? radius : radius(i / (path.length - 1));
    rings.push(
      Array.from({ length: sides + 1 }, (_, k) => {
        const a = (k / sides) * Math.PI * 2;
        return add(p, add(mul(nrm, r * (o.flat ?? 1) * Math.cos(a)), mul(bi, r * Math.sin(a))));
      }),
    );
  });
  const end = (ring: V3[], n: V3, p: V3) => {
    if (dot(n, s.v) <= 0) return;
    const fill = s.colour(m, n, p);
    s.poly(ring, `fill="${fill}" stroke="${fill}" stroke-width=".6"`);
  };
  const first = unit(sub(path[0]!, path[1]!));
  const last = unit(sub(path[path.length - 1]!, path[path.length - 2]!));
  if (o.caps !== false) end(rings[0]!, first, path[0]!);
  mesh(
    s,
    m,
    (u, v) => rings[Math.round(v * (path.length - 1))]![Math.round(u * sides)]!,
    sides,
    path.length - 1,
    {
      cull: true,
    },
  );
  if (o.caps !== false) end(rings[rings.length - 1]!, last, path[path.length - 1]!);
}
