import { type Material, shadeCss, TILT } from './light.ts';
import { sheet, stitches } from './linen.ts';
import type { Piece } from './studio.ts';
import {
  blurred,
  clamp,
  clipped,
  css,
  linear,
  nextId,
  num,
  type Point,
  type Rgb,
  scale,
  smoothPath,
  wave,
} from './svg.ts';

/** Folded cloth in piles, and the shadow of low blocks. */

export interface Folded {
  x: number;
  /** Screen y of its front lower edge. */
  y: number;
  w: number;
  /** Height of each item of the pile. */
  h: number;
  /** One colour an item, from below. */
  colors: Rgb[];
  /** Visible folds an item. */
  plies?: number;
  depth?: number;
  seed?: number;
  stripe?: Rgb;
  waffle?: boolean;
  hem?: boolean;
  band?: Rgb;
  fringe?: boolean;
  grounded?: boolean;
  weave?: number;
}

/** A fold seen from the front: rounded, a little uneven, dark where it meets the next. */
function ply(x: number, y: number, w: number, h: number, color: Rgb, seed: number, spec: Folded): string {
  const upper = wave(seed);
  const lower = wave(seed + 31);
  const swell = h * 0.07;
  const round = Math.min(h * 0.5, 30);
  const top: Point[] = [];
  const bottom: Point[] = [];
  const mid = y - h / 2;
  for (let step = 0; step <= 12; step += 1) {
    const u = step / 12;
    const px = x + round + (w - round * 2) * u;
    top.push([px, y - h + upper(u * 0.7) * swell]);
    bottom.push([px, y + lower(u * 0.7) * swell]);
  }
  const [tl, tr] = [top[0]!, top.at(-1)!];
  const [bl, br] = [bottom[0]!, bottom.at(-1)!];
  const path =
    `${smoothPath(top)}C${num(tr[0] + round * 0.7)} ${num(tr[1])} ${num(x + w)} ${num(mid - h * 0.28)} ${num(x + w)} ${num(mid)}` +
    `C${num(x + w)} ${num(mid + h * 0.28)} ${num(br[0] + round * 0.7)} ${num(br[1])} ${num(br[0])} ${num(br[1])}` +
    `L${smoothPath([...bottom].reverse()).slice(1)}C${num(bl[0] - round * 0.7)} ${num(bl[1])} ${num(x)} ${num(mid + h * 0.28)} ${num(x)} ${num(mid)}` +
    `C${num(x)} ${num(mid - h * 0.28)} ${num(tl[0] - round * 0.7)} ${num(tl[1])} ${num(tl[0])} ${num(tl[1])}Z`;
  const ripple = wave(seed + 57);
  const material: Rgb = color;
  const out = sheet({
    path,
    box: { x: x - 4, y: y - h - swell * 2, w: w + 8, h: h + swell * 4 },
    color: material,
    columns: Math.round(clamp(w / 11, 16, 60)),
    rows: 12,
    weave: spec.weave ?? 0.16,
    field: (u, v) => {
      const t = clamp(v * 1.02 - 0.01) * 2 - 1;
      return (
        Math.sqrt(Math.max(0.02, 1 - t * t)) * h * 0.5 +
        ripple(u * 1.1 + v * 0.12) * h * 0.1 +
        ripple(u * 4) * h * 0.025
      );
    },
  });
  const crease = `<path d="${smoothPath(bottom)}" fill="none" stroke="#2c1d10" stroke-width="${num(Math.max(3, h * 0.07))}" opacity="0.5"/>`;
  return out + clipped(path, blurred(crease, Math.max(2, h * 0.05)));
}

function ticks(x: number, y: number, w: number, h: number, color: Rgb): string {
  const id = nextId();
  const size = 15;
  return (
    `<pattern id="${id}" width="${size}" height="${num(size * 0.9)}" patternUnits="userSpaceOnUse">` +
    `<rect x="2.5" y="2.5" width="${size - 5}" height="${size * 0.9 - 5}" rx="2" fill="${css(scale(color, 0.5))}" opacity="0.3"/>` +
    `<path d="M0 1H${size}M1 0V${size}" stroke="#fff" stroke-width="1.6" opacity="0.2"/></pattern>` +
    `<rect x="${num(x)}" y="${num(y)}" width="${num(w)}" height="${num(h)}" fill="url(#${id})"/>`
  );
}

/** A pile of folded cloth. */
export function folded(spec: Folded): Piece {
  const plies = spec.plies ?? 2;
  const depth = spec.depth ?? spec.w * 0.62;
  const back = depth * TILT;
  let body = '';
  let y = spec.y;
  const seed = spec.seed ?? 1;
  const shift = wave(seed + 3);
  spec.colors.forEach((color, item) => {
    const w = spec.w * (1 - 0.012 * item);
    const x = spec.x - w / 2 + shift(item * 0.37) * spec.w * 0.012;
    const each = spec.h / plies;
    // the top of this item, before its folds are drawn over the front of it
    const top = y - spec.h + each * 0.42;
    const inset = spec.w * 0.035;
    const r = 16;
    const surface =
      `M${num(x + 4)} ${num(top)}L${num(x + inset)} ${num(top - back + r * 0.5)}Q${num(x + inset + 4)} ${num(top - back)} ${num(x + inset + r * 1.6)} ${num(top - back)}` +
      `L${num(x + w - inset - r * 1.6)} ${num(top - back)}Q${num(x + w - inset - 4)} ${num(top - back)} ${num(x + w - inset)} ${num(top - back + r * 0.5)}L${num(x + w - 4)} ${num(top)}Z`;
    const ripple = wave(seed + item * 7 + 11);
    const flat =
      item < spec.colors.length - 1
        ? ''
        : sheet({
            path: surface,
            box: { x, y: top - back - 4, w, h: back + 30 },
            color,
            columns: 40,
            rows: 10,
            lean: 1.5,
            weave: spec.weave ?? 0.16,
            field: (u, v) =>
              ripple(u * 0.9 + v * 0.3) * spec.h * 0.08 - (Math.abs(u - 0.5) * 2) ** 8 * 26 + v * v * 8,
          });
    let front = '';
    for (let fold = 0; fold < plies; fold += 1) {
      front += ply(
        x,
        y - fold * each + each * 0.06,
        w,
        each * 1.12,
        color,
        seed + item * 13 + fold * 5,
        spec,
      );
    }
    let extra = '';
    const rowY = y - spec.h;
    if (spec.stripe) {
      for (const at of [0.16, 0.2, 0.225]) {
        const sx = x + w * at;
        const wide = at === 0.16 ? 12 : 4;
        extra +=
          `<path d="M${num(sx + inset * 0.55)} ${num(top - back)}L${num(sx)} ${num(rowY + each * 0.3)}V${num(y - 2)}" ` +
          `fill="none" stroke="${css(scale(spec.stripe, 0.92))}" stroke-width="${wide}" opacity="0.78" style="mix-blend-mode:multiply"/>`;
      }
    }
    if (spec.waffle)
      extra +=
        (flat ? clipped(surface, ticks(x, top - back, w, back, color)) : '') +
        ticks(x + 6, rowY + each * 0.14, w - 12, spec.h - each * 0.2, color);
    if (spec.hem !== false && flat) {
      extra += stitches(
        [
          [x + inset * 1.1, top - back * 0.72],
          [x + w * 0.5, top - back * 0.73],
          [x + w - inset * 1.1, top - back * 0.72],
        ],
        color,
        1.8,
      );
    }
    body += flat + front + extra;
    y -= spec.h * 0.97;
  });
  const height = spec.y - y;
  if (spec.band) {
    const bx = spec.x - spec.w * 0.06;
    const width = spec.w * 0.085;
    const id = nextId();
    const material: Material = { color: spec.band };
    body +=
      blurred(
        `<rect x="${num(bx + 3)}" y="${num(spec.y - height - 2)}" width="${num(width + 3)}" height="${num(height)}"/>`,
        4,
        'fill="#2c1d10" opacity="0.35"',
      ) +
      linear(
        id,
        [0, spec.y - height - back],
        [0, spec.y],
        [
          { at: 0, color: shadeCss(material, [-0.1, 1, 0.2]) },
          { at: 0.3, color: shadeCss(material, [-0.2, 0.8, 0.6]) },
          { at: 0.5, color: shadeCss(material, [-0.1, 0.1, 1]) },
          { at: 1, color: shadeCss(material, [-0.1, -0.5, 0.8], 0.7) },
        ],
      ) +
      `<path d="M${num(bx)} ${num(spec.y - 1)}V${num(spec.y - height + 4)}L${num(bx + spec.w * 0.008)} ${num(spec.y - height - back + 8)}h${num(width * 0.93)}L${num(bx + width)} ${num(spec.y - height + 4)}V${num(spec.y - 1)}Z" fill="url(#${id})"/>`;
  }
  return {
    depth: spec.y - 20,
    shadow: spec.grounded === false ? '' : slabShadow(spec.x, spec.y, spec.w, height, back),
    body,
  };
}

/** The shadow of a low block on the table. */
export function slabShadow(x: number, y: number, w: number, h: number, back: number): string {
  const l = x - w / 2;
  const r = x + w / 2;
  const far = h * 0.95;
  const fade = nextId();
  return (
    linear(
      fade,
      [r - 10, 0],
      [r + far, 0],
      [
        { at: 0, color: '#46301c', opacity: 0.74 },
        { at: 1, color: '#46301c', opacity: 0.14 },
      ],
    ) +
    blurred(
      `<path d="M${num(l + 20)} ${num(y + 6)}L${num(r)} ${num(y + 8)}L${num(r + far)} ${num(y - h * 0.06)}L${num(r + far - w * 0.04)} ${num(y - back - h * 0.06)}L${num(r - w * 0.2)} ${num(y - back)}Z" fill="url(#${fade})"/>`,
      15,
    ) +
    blurred(
      `<rect x="${num(l - 2)}" y="${num(y - 18)}" width="${num(w + 10)}" height="30" rx="14" fill="#4a3420" opacity="0.55"/>`,
      9,
    ) +
    blurred(
      `<rect x="${num(l + 6)}" y="${num(y - 8)}" width="${num(w - 10)}" height="11" rx="5" fill="#2d1d10" opacity="0.6"/>`,
      3,
    )
  );
}
