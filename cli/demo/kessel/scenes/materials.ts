import { clamp01, dot, mix, mul, smooth, sub, unit, type V3 } from './math.ts';

/** What a surface is made of; colours are linear RGB in [0, 1]. */
export interface Material {
  rgb: V3;
  /** Metals reflect the studio in their own colour and scatter nothing. */
  metal?: boolean;
  /** 0 mirror … 1 chalk. */
  rough: number;
  /** Strength of the reflection of non-metals. */
  gloss?: number;
  /** Amplitude of the fine lines of brushed metal. */
  brushed?: number;
  /** Light that passes through: lifts the shaded side (paper, silicone). */
  glow?: number;
}

/** Linear RGB from a hex colour. */
export function hex(h: string): V3 {
  const n = Number.parseInt(h.slice(1), 16);
  const c = (v: number) => (v / 255) ** 2.2;
  return [c((n >> 16) & 255), c((n >> 8) & 255), c(n & 255)];
}

/** sRGB hex of a linear colour, with a soft shoulder near white. */
export function css(c: V3): string {
  const part = (x: number) => {
    const s = x < 0.75 ? Math.max(0, x) : 0.75 + 0.25 * (1 - Math.exp(-(x - 0.75) / 0.25));
    return Math.round(255 * clamp01(s) ** (1 / 2.2))
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(c[0])}${part(c[1])}${part(c[2])}`;
}

/** The one loud colour of the brand. */
export const SIGNAL = '#ff4a1c';

const plain = (h: string, rough: number, gloss: number, glow = 0): Material => ({
  rgb: hex(h),
  rough,
  gloss,
  glow,
});

/** The materials of the range. */
export const M = {
  steel: { rgb: [0.66, 0.67, 0.69], metal: true, rough: 0.3, brushed: 0.05 } as Material,
  polished: { rgb: [0.78, 0.79, 0.81], metal: true, rough: 0.06 } as Material,
  darkSteel: { rgb: [0.2, 0.205, 0.215], metal: true, rough: 0.28, brushed: 0.05 } as Material,
  aluminium: { rgb: [0.74, 0.75, 0.765], metal: true, rough: 0.55, brushed: 0.015 } as Material,
  graphite: plain('#3a3e43', 0.5, 0.5),
  black: plain('#1d1f22', 0.5, 0.55),
  gloss: plain('#141618', 0.08, 0.9),
  rubber: plain('#26282b', 0.8, 0.25),
  white: plain('#f0f1f2', 0.22, 0.5),
  matteWhite: plain('#e9ebed', 0.6, 0.3),
  grey: plain('#a8adb3', 0.5, 0.4),
  slate: plain('#5d6b78', 0.4, 0.45),
  signal: plain('#ff4718', 0.4, 0.3, 0.35),
  paper: plain('#fbfaf6', 0.9, 0.06, 0.35),
  natural: plain('#d3b48b', 0.9, 0.06, 0.2),
  wood: plain('#3b2a20', 0.5, 0.4),
  brass: { rgb: [0.72, 0.52, 0.24], metal: true, rough: 0.3 } as Material,
  copper: { rgb: [0.78, 0.42, 0.29], metal: true, rough: 0.2, brushed: 0.03 } as Material,
  crema: plain('#a8692f', 0.7, 0.2, 0.1),
  coffee: plain('#1c0d06', 0.1, 0.7),
};

const box = (x: number, a: number, b: number, s: number): number =>
  smooth(a - s / 2, a + s / 2, x) * (1 - smooth(b - s / 2, b + s / 2, x));

/** Light that the studio sends from direction d (camera frame: x right, y up, z towards the camera). */
export function studio(d: V3, rough: number): number {
  const el = (Math.asin(Math.max(-1, Math.min(1, d[1]))) * 180) / Math.PI;
  const az = (Math.atan2(d[0], d[2]) * 180) / Math.PI;
  const s = 3 + rough * 62;
  const out = Math.abs(az);
  let l = 0.2 + 0.16 * smooth(-60, 40, el);
  l += 0.62 * smooth(128 - s * 0.2, 140 + s * 0.5, out);
  l += 1.25 * box(az, -84, -36, s) * box(el, -55, 46, s);
  l += 0.72 * box(az, 42, 66, s) * box(el, -55, 50, s);
  l += 0.1 * box(az, 8, 30, s);
  const flag = Math.max(box(az, -124, -92, s * 0.7), box(az, 78, 122, s * 0.7));
  l *= 1 - (0.82 - rough * 0.25) * flag;
  const floor = 1 - smooth(-58 - s * 0.2, -24 + s * 0.2, el);
  l = mix(l, 0.52, floor);
  const sky = smooth(44 - s * 0.5, 58 + s * 0.5, el);
  return mix(l, 1.3, sky);
}

const KEY = unit([-0.5, 0.85, 0.55]);
const FILL = unit([0.8, 0.35, 0.5]);

/** Diffuse light on a surface with normal n (camera frame). */
function diffuse(n: V3): number {
  const hemi = 0.34 + 0.2 * n[1];
  return hemi + 0.56 * Math.max(0, dot(n, KEY) * 0.85 + 0.15) + 0.1 * Math.max(0, dot(n, FILL));
}

/** Shades a point: camera-frame normal n, view direction v, offset from the middle of the picture (1 is half its side), height above ground in millimetres. */
export function shade(m: Material, n: V3, v: V3, offset: V3, height: number): V3 {
  const view = unit(sub(v, mul(offset, 0.34)));
  const nv = dot(n, view);
  const refl = sub(mul(n, 2 * nv), view);
  const env = studio(refl, m.rough);
  const contact = height < 0 ? 1 : 1 - 0.3 * Math.exp(-height / 7) * (1 - 0.8 * Math.max(0, n[1]));
  if (m.metal) return mul(m.rgb, env * contact * 1.02);
  const fres = 0.04 + 0.5 * (1 - clamp01(nv)) ** 4;
  const spec = (m.gloss ?? 0.4) * fres * env * (1.15 - m.rough * 0.5);
  const fall = 1 + 0.14 * offset[1] - 0.1 * offset[0];
  const d = (mix(diffuse(n), 0.8, m.glow ?? 0) + 0.02) * contact * 1.04 * fall;
  const one: V3 = [spec, spec, spec];
  return [m.rgb[0] * d + one[0], m.rgb[1] * d + one[1], m.rgb[2] * d + one[2]];
}
