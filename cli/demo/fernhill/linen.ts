import { type Material, shade, shadeCss } from './light.ts';
import { texture } from './studio.ts';
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

/** Cloth: hanging, folded, stuffed. Shaded from a height field, woven by noise, hemmed by stitches. */
export interface Sheet {
  /** Outline of the visible cloth. */
  path: string;
  box: { x: number; y: number; w: number; h: number };
  color: Rgb;
  /** Height of the cloth towards the camera, in pixels, at a point of the box (0–1 across, 0–1 down). */
  field: (u: number, v: number) => number;
  /** Colour by place, for stripes and borders. */
  paint?: (u: number, v: number) => Rgb;
  columns?: number;
  rows?: number;
  /** Turns the whole cloth up (a bed) or leaves it upright. */
  lean?: number;
  weave?: number;
  gloss?: number;
  translucent?: number;
}

/** Draws cloth over its outline, in upright strips of gradients. */
export function sheet(spec: Sheet): string {
  const { x, y, w, h } = spec.box;
  const columns = spec.columns ?? Math.round(clamp(w / 6, 24, 120));
  const rows = spec.rows ?? 18;
  const lean = spec.lean ?? 0;
  let strips = '';
  const du = 1 / columns;
  const dv = 1 / rows;
  for (let column = 0; column < columns; column += 1) {
    const u = (column + 0.5) * du;
    const stops = Array.from({ length: rows + 1 }, (_, row) => {
      const v = row * dv;
      const sx = (spec.field(u + du / 2, v) - spec.field(u - du / 2, v)) / (w * du);
      const sy = (spec.field(u, v + dv / 4) - spec.field(u, v - dv / 4)) / ((h * dv) / 2);
      const local = (spec.field(u + 0.03, v) + spec.field(u - 0.03, v)) / 2 - spec.field(u, v);
      const open = clamp(1 - local / (w * 0.012), 0.45, 1.06);
      const material: Material = {
        color: spec.paint ? spec.paint(u, v) : spec.color,
        gloss: spec.gloss ?? 0,
        translucent: spec.translucent ?? 0.22,
      };
      return { at: v, color: css(shade(material, [-sx, sy + lean, 1 - lean * 0.5], open)) };
    });
    const id = nextId();
    strips += linear(id, [0, y], [0, y + h], stops);
    strips += `<rect x="${num(x + w * u - (w * du) / 2 - 0.6)}" y="${num(y - 10)}" width="${num(w * du + 1.2)}" height="${num(h + 20)}" fill="url(#${id})"/>`;
  }
  const soft = blurred(strips, Math.min(3, (w / columns) * 0.4), '');
  return clipped(spec.path, soft + texture('weave', x - 10, y - 10, w + 20, h + 20, spec.weave ?? 0.16));
}

/** A row of stitches along a line. */
export function stitches(points: Point[], color: Rgb, width = 2.4): string {
  const path = smoothPath(points);
  return (
    `<path d="${path}" fill="none" stroke="${css(scale(color, 0.45))}" stroke-width="${num(width * 1.7)}" opacity="0.22" transform="translate(0.8 1.6)"/>` +
    `<path d="${path}" fill="none" stroke="${css(scale(color, 0.62))}" stroke-width="${num(width)}" stroke-dasharray="${num(width * 4)} ${num(width * 2)}" opacity="0.7"/>`
  );
}

export interface Hanging {
  x: number;
  y: number;
  w: number;
  h: number;
  color: Rgb;
  folds?: number;
  depth?: number;
  seed?: number;
  paint?: Sheet['paint'];
  /** Gathered at the top to this share of its width. */
  gather?: number;
  fringe?: boolean;
  hem?: boolean;
  weave?: number;
  shadow?: boolean;
  /** The lower edge falls lower at the right or left, in pixels. */
  slant?: number;
}

/** Cloth that hangs from a rod, rail or hook: folds that open downwards, an uneven hem. */
export function hanging(spec: Hanging): string {
  const { x, y, w, h, color } = spec;
  const noise = wave(spec.seed ?? 1);
  const drift = wave((spec.seed ?? 1) + 9);
  const folds = spec.folds ?? 4;
  const depth = spec.depth ?? w * 0.02;
  const gather = spec.gather ?? 1;
  const field = (u: number, v: number): number => {
    const bend = u + drift(v * 0.5) * 0.035 * v;
    return (
      depth *
        (0.6 + 0.4 * v) *
        (Math.sin(bend * folds * 6.283 + noise(0.3) * 3) + 0.45 * Math.sin(bend * folds * 11 + 1.7 + v)) +
      depth * 0.5 * noise(u * 0.8 + v * 0.2)
    );
  };
  const narrow = (v: number): number => (1 - gather) * 0.5 * (1 - v) ** 1.6;
  const left: Point[] = [];
  const right: Point[] = [];
  for (let step = 0; step <= 10; step += 1) {
    const v = step / 10;
    left.push([x + w * narrow(v) + noise(v * 0.4) * w * 0.012, y + h * v]);
    right.push([x + w * (1 - narrow(v)) + noise(v * 0.4 + 5) * w * 0.012, y + (h + (spec.slant ?? 0)) * v]);
  }
  const bottom: Point[] = [];
  for (let step = 1; step < 24; step += 1) {
    const u = step / 24;
    bottom.push([x + w * u, y + h + (spec.slant ?? 0) * u + field(u, 1) * 0.34]);
  }
  const edge = [left.at(-1)!, ...bottom, right.at(-1)!];
  const path = `${smoothPath(left)}L${smoothPath(edge).slice(1)}L${smoothPath([...right].reverse()).slice(1)}Z`;
  const box = { x: x - 6, y, w: w + 12, h: h + Math.max(0, spec.slant ?? 0) + depth };
  let out = '';
  if (spec.shadow !== false) {
    out += blurred(
      `<path d="${path}" transform="translate(${num(w * 0.05 + 14)} 16)"/>`,
      20,
      'fill="#6b543c" opacity="0.36"',
    );
    out += blurred(`<path d="${path}" transform="translate(6 5)"/>`, 6, 'fill="#4b3826" opacity="0.28"');
  }
  if (spec.fringe) out += fringe(edge, color, w);
  out += sheet({ path, box, color, field, paint: spec.paint, weave: spec.weave });
  if (spec.hem !== false && !spec.fringe) {
    out += clipped(
      path,
      stitches(
        edge.map(([px, py]): Point => [px, py - 20]),
        color,
      ),
    );
    out += `<path d="${smoothPath(edge)}" fill="none" stroke="${css(scale(color, 0.5))}" stroke-width="2" opacity="0.35"/>`;
  }
  return out;
}

function fringe(edge: Point[], color: Rgb, w: number): string {
  const noise = wave(77);
  let out = '';
  const count = Math.round(w / 9);
  for (let step = 0; step <= count; step += 1) {
    const position = (step / count) * (edge.length - 1);
    const a = edge[Math.floor(position)]!;
    const b = edge[Math.min(edge.length - 1, Math.floor(position) + 1)]!;
    const t = position % 1;
    const [px, py] = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
    const sway = noise(step / 7) * 5;
    const material = shadeCss({ color }, [-0.2 + noise(step / 3) * 0.6, 0, 1]);
    out += `<path d="M${num(px)} ${num(py - 4)}q${num(sway * 0.3)} 18 ${num(sway)} ${num(34 + noise(step) * 5)}" stroke="${material}" stroke-width="3.2" fill="none" stroke-linecap="round"/>`;
  }
  return out;
}
