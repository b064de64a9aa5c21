import { clamp, css, lerp, mix, type Rgb } from './svg.ts';

/**
 * The light of every picture: a window up on the left, a little in front; a pale room around; an oak or linen surface
 * below that sends warm light back. One function shades all materials, so that all of them stand in the same light.
 */
export type Vector = [number, number, number];

/** How a surface answers light. */
export interface Material {
  color: Rgb;
  /** 0 matt … 1 glossy. */
  gloss?: number;
  /** Width of the highlight: high is small and sharp. */
  sharp?: number;
  /** Light that passes through and comes out elsewhere (wax, porcelain, thin linen): lifts the shade, 0–1. */
  translucent?: number;
  /** Metal: the highlight takes the colour of the material and contrast rises. */
  metal?: boolean;
}

/** Squash of a level circle as the camera sees it. */
export const TILT = 0.22;

function unit([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

const KEY = unit([-0.74, 0.52, 0.43]);
const EYE = unit([0, 0.22, 0.97]);
const HALF = unit([KEY[0] + EYE[0], KEY[1] + EYE[1], KEY[2] + EYE[2]]);
const ROOM = unit([0.95, 0.15, 0.1]);

/** Colour of a surface with the given normal (x right, y up, z to the camera); `occlusion` 1 is open, 0 is closed. */
export function shade(material: Material, normal: Vector, occlusion = 1): Rgb {
  const n = unit(normal);
  const through = material.translucent ?? 0;
  const wrap = 0.3 + through * 0.5;
  const facing = clamp((dot(n, KEY) + wrap) / (1 + wrap));
  const key = facing ** (1.25 - through * 0.3) * 0.86;
  const sky = 0.3 + 0.1 * n[1] + through * 0.12;
  const bounce = 0.13 * clamp(0.35 - n[1]) * (0.6 + 0.4 * n[2]);
  const room = 0.13 * clamp(dot(n, ROOM)) ** 2;
  const light: Rgb = [
    key * 1.05 + sky * 0.97 + bounce * 1.25 + room * 1.08,
    key * 1.0 + sky * 0.98 + bounce * 0.95 + room * 1.0,
    key * 0.92 + sky * 1.02 + bounce * 0.65 + room * 0.9,
  ];
  const open = lerp(0.28, 1, clamp(occlusion));
  const gloss = material.gloss ?? 0;
  const highlight = clamp(dot(n, HALF)) ** (material.sharp ?? 24) * gloss * 0.55;
  const edge = (1 - clamp(dot(n, EYE))) ** 3 * gloss * 0.16 * clamp(0.5 + n[0] * 0.3 + n[1]);
  const out: Rgb = [0, 0, 0];
  for (let i = 0; i < 3; i += 1) {
    const albedo = material.color[i]!;
    if (material.metal) {
      const mirror = 0.5 + 0.5 * Math.sin(dot(n, [-1.9, 1.3, 0.5]) * 2.6 + 0.7);
      out[i] = albedo * (0.2 + light[i]! * 0.5 + mirror * 0.34) * open + highlight * (0.45 + albedo * 0.7);
    } else {
      const glow = through * 0.06 * albedo;
      out[i] = albedo * light[i]! * open + glow + (highlight + edge) * open;
    }
  }
  const grey = out[0] * 0.3 + out[1] * 0.59 + out[2] * 0.11;
  return mix(out, [grey * 1.05, grey, grey * 0.91], material.metal ? 0.08 : 0.25);
}

/** `shade` as a CSS colour. */
export function shadeCss(material: Material, normal: Vector, occlusion = 1): string {
  return css(shade(material, normal, occlusion));
}
