import { type Material, studio } from './materials.ts';
import { add, dot, f1, mul, type V3 } from './math.ts';
import { frame, lathe } from './solids.ts';
import type { Stage } from './stage.ts';

/** Options of a glass body. */
export interface GlassOptions {
  axis?: V3;
  /** Tint of the edges. */
  tint?: string;
  /** Strength of the edges. */
  edge?: number;
  shadow?: number;
}

/**
 * A thin blown body. `back` draws the far wall and the rim, `front` the near wall with its reflections; what stands inside
 * is drawn between the two.
 */
export function glass(
  s: Stage,
  at: V3,
  prof: [number, number][],
  o: GlassOptions = {},
): { back: () => void; front: () => void } {
  const { a, u, w } = frame(s, o.axis ?? [0, 1, 0]);
  const tint = o.tint ?? '#4a565f';
  const k = Math.abs(dot(w, s.up)) || 1e-3;
  const P = (r: number, y: number, t: number): V3 =>
    add(add(at, mul(a, y)), add(mul(u, r * Math.sin(t)), mul(w, r * Math.cos(t))));
  const ellipse = (r: number, y: number, attrs: string) => {
    const c = s.P(P(0, y, 0));
    const ux = s.at(P(10, y, Math.PI / 2));
    const rot = (Math.atan2(ux[1] - c[1], ux[0] - c[0]) * 180) / Math.PI;
    s.put(
      `<ellipse cx="${f1(c[0])}" cy="${f1(c[1])}" rx="${f1(r * s.scale)}" ry="${f1(r * k * s.scale)}" transform="rotate(${f1(rot)} ${f1(c[0])} ${f1(c[1])})" ${attrs}/>`,
    );
  };
  const top = prof[prof.length - 1]!;
  const foot = prof.find((p) => p[0] > 0) ?? prof[0]!;
  const outline = (): string => {
    const left = prof.map(([r, y]) => P(r, y, -Math.PI / 2));
    const right = prof.map(([r, y]) => P(r, y, Math.PI / 2)).reverse();
    return s.d([...left, ...right], true);
  };
  const strip = (sign: 1 | -1): void => {
    const max = 5 / s.scale;
    for (let i = 0; i < prof.length - 1; i++) {
      const [ra, ya] = prof[i]!;
      const [rb, yb] = prof[i + 1]!;
      const len = Math.hypot(rb - ra, yb - ya);
      if (len < 1e-4 || Math.abs(yb - ya) < 1e-3) continue;
      const n = Math.max(1, Math.round(len / max));
      const nr = (yb - ya) / len;
      const ny = -(rb - ra) / len;
      for (let q = 0; q < n; q++) {
        const r0 = ra + ((rb - ra) * q) / n;
        const y0 = ya + ((yb - ya) * q) / n;
        const r1 = ra + ((rb - ra) * (q + 1)) / n;
        const y1 = ya + ((yb - ya) * (q + 1)) / n;
        const r = (r0 + r1) / 2;
        if (r < 0.5) continue;
        const stops: string[] = [];
        const N = 36;
        for (let j = 0; j <= N; j++) {
          const t = -Math.PI / 2 + (Math.PI * j) / N;
          const sn = Math.sin(t);
          const norm = add(mul(a, ny), add(mul(u, nr * sn), mul(w, nr * Math.cos(t) * sign)));
          const nv = Math.abs(dot(norm, s.v));
          const refl = add(mul(norm, 2 * dot(norm, s.v)), mul(s.v, -1));
          const local: V3 = [dot(refl, s.right), refl[1], dot(refl, [-s.right[2], 0, s.right[0]])];
          const env = studio(local, 0.04);
          const edge = (1 - nv) ** 5 * 0.75 * (o.edge ?? 1);
          const shine = sign > 0 ? Math.max(0, env - 0.85) * (0.35 + 0.6 * (1 - nv) ** 2) : 0;
          const alpha = Math.min(0.9, 0.035 + edge + shine * 0.9);
          const white = shine * 0.9 > edge;
          stops.push(
            `<stop offset="${((sn + 1) / 2).toFixed(4)}" stop-color="${white ? '#fff' : tint}" stop-opacity="${alpha.toFixed(3)}"/>`,
          );
        }
        const id = s.id();
        const g0 = s.at(P(r, (y0 + y1) / 2, -Math.PI / 2));
        const g1 = s.at(P(r, (y0 + y1) / 2, Math.PI / 2));
        s.defs.push(
          `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${f1(g0[0])}" y1="${f1(g0[1])}" x2="${f1(g1[0])}" y2="${f1(g1[1])}">${stops.join('')}</linearGradient>`,
        );
        const arc = (rr: number, y: number, rev: boolean) => {
          const pts: V3[] = [];
          for (let j = 0; j <= 30; j++) {
            const t = (-Math.PI / 2 + (Math.PI * j) / 30) * (rev ? -1 : 1);
            pts.push(P(rr, y, sign > 0 ? t : Math.PI - t));
          }
          return pts;
        };
        s.poly(
          [...arc(r0, y0, false), ...arc(r1, y1, true)],
          `fill="url(#${id})" shape-rendering="crispEdges"`,
        );
      }
    }
  };
  return {
    back: () => {
      if ((o.shadow ?? 1) > 0 && at[1] < 3 && a[1] > 0.98) s.roundShadow(at, foot[0], 0.55 * (o.shadow ?? 1));
      s.put(`<path d="${outline()}" fill="${tint}" opacity=".07"/>`);
      strip(-1);
      ellipse(foot[0], foot[1] + 0.4, `fill="none" stroke="${tint}" stroke-width="1.6" opacity=".35"`);
      ellipse(
        top[0],
        top[1],
        `fill="#fff" fill-opacity=".14" stroke="${tint}" stroke-width="1.2" stroke-opacity=".5"`,
      );
    },
    front: () => {
      strip(1);
      const left = prof.filter((p) => p[0] > 0).map(([r, y]) => P(r, y, -Math.PI / 2));
      const right = prof.filter((p) => p[0] > 0).map(([r, y]) => P(r, y, Math.PI / 2));
      s.line(left, '#3c464e', 0.5, 0.6);
      s.line(right, '#2f383f', 0.5, 0.65);
      const inset = (side: V3[], sgn: number) =>
        s.line(
          side.map((p) => add(p, mul(u, sgn * 1.5))),
          '#ffffff',
          0.55,
          0.55,
        );
      inset(left, 1);
      inset(right, -1);
      const rim = (from: number, to: number) =>
        Array.from({ length: 31 }, (_, i) =>
          P(top[0], top[1], ((from + ((to - from) * i) / 30) * Math.PI) / 180),
        );
      s.line(rim(-90, 90), '#57636c', 0.9, 0.75);
      s.line(
        rim(-70, 30).map((p) => add(p, [0, 0.5, 0])),
        '#ffffff',
        0.6,
        0.9,
      );
      const c = s.at(P(0, foot[1] + 1, 0));
      s.put(
        `<ellipse cx="${f1(c[0])}" cy="${f1(c[1])}" rx="${f1(foot[0] * 0.96 * s.scale)}" ry="${f1(foot[0] * 0.96 * k * s.scale)}" fill="none" stroke="#fff" stroke-width="1.4" opacity=".5"/>`,
      );
    },
  };
}

/** Coffee in a vessel: a dark body with amber edges and a surface that mirrors the softbox. */
export function liquid(s: Stage, at: V3, prof: [number, number][], light = false): void {
  const m: Material = light
    ? { rgb: [0.7, 0.78, 0.82], rough: 0.1, gloss: 0.4, glow: 0.5 }
    : { rgb: [0.02, 0.007, 0.002], rough: 0.06, gloss: 0.55 };
  const top = prof[prof.length - 1]!;
  lathe(s, at, m, prof, { shadow: 0 });
  if (!light) {
    // Amber where the layer is thin.
    const id = s.id();
    const max = Math.max(...prof.map((p) => p[0]));
    const a = s.at(add(at, mul(s.right, -max)));
    const b = s.at(add(at, mul(s.right, max)));
    s.defs.push(
      `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${f1(a[0])}" y1="0" x2="${f1(b[0])}" y2="0"><stop offset="0" stop-color="#b4501a" stop-opacity=".75"/><stop offset=".05" stop-color="#8a3712" stop-opacity=".5"/><stop offset=".2" stop-color="#6b2a0e" stop-opacity=".12"/><stop offset=".8" stop-color="#6b2a0e" stop-opacity=".1"/><stop offset=".95" stop-color="#9a4216" stop-opacity=".5"/><stop offset="1" stop-color="#c25a1e" stop-opacity=".75"/></linearGradient>`,
    );
    const body = [
      ...prof.map(([r, y]) => add(add(at, [0, y, 0]), mul(s.right, -r))),
      ...[...prof].reverse().map(([r, y]) => add(add(at, [0, y, 0]), mul(s.right, r))),
    ];
    s.poly(body, `fill="url(#${id})"`);
  }
  surface(s, add(at, [0, top[1], 0]), top[0], light);
}

/** The level surface of coffee (or water) in a round vessel. */
export function surface(s: Stage, at: V3, r: number, light = false, crema = false): void {
  const id = s.id();
  const c = s.P(at);
  const rx = r * s.scale;
  const ry = r * Math.abs(dot([0, 0, 1], [0, 0, 1])) * s.v[1] * s.scale;
  const stops = light
    ? '<stop offset="0" stop-color="#fff" stop-opacity=".75"/><stop offset="1" stop-color="#c9d4da" stop-opacity=".75"/>'
    : crema
      ? '<stop offset="0" stop-color="#c98a4b"/><stop offset=".55" stop-color="#a9672f"/><stop offset=".9" stop-color="#7f4519"/><stop offset="1" stop-color="#5e2f0e"/>'
      : '<stop offset="0" stop-color="#4a2412"/><stop offset=".5" stop-color="#2a1209"/><stop offset=".9" stop-color="#301509"/><stop offset=".97" stop-color="#7a3a14"/><stop offset="1" stop-color="#a9622a"/>';
  s.defs.push(`<radialGradient id="${id}" cx=".45" cy=".4" r=".62">${stops}</radialGradient>`);
  s.put(`<ellipse cx="${f1(c[0])}" cy="${f1(c[1])}" rx="${f1(rx)}" ry="${f1(ry)}" fill="url(#${id})"/>`);
  if (!light && !crema) {
    s.put(
      `<ellipse cx="${f1(c[0] - rx * 0.28)}" cy="${f1(c[1] - ry * 0.3)}" rx="${f1(rx * 0.45)}" ry="${f1(ry * 0.42)}" fill="#fff" opacity=".16" filter="url(#s2)"/>`,
    );
  }
}
