import { type Material, shade, shadeCss, TILT } from './light.ts';
import type { Piece } from './studio.ts';
import { texture } from './studio.ts';
import { blurred, clamp, clipped, css, linear, nextId, num, type Point, type Rgb, scale, smoothPath, wave } from './svg.ts';

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
      depth * (0.6 + 0.4 * v) * (Math.sin(bend * folds * 6.283 + noise(0.3) * 3) + 0.45 * Math.sin(bend * folds * 11 + 1.7 + v)) +
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
    out += blurred(`<path d="${path}" transform="translate(${num(w * 0.05 + 14)} 16)"/>`, 20, 'fill="#6b543c" opacity="0.36"');
    out += blurred(`<path d="${path}" transform="translate(6 5)"/>`, 6, 'fill="#4b3826" opacity="0.28"');
  }
  if (spec.fringe) out += fringe(edge, color, w);
  out += sheet({ path, box, color, field, paint: spec.paint, weave: spec.weave });
  if (spec.hem !== false && !spec.fringe) {
    out += clipped(path, stitches(edge.map(([px, py]): Point => [px, py - 20]), color));
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
      return Math.sqrt(Math.max(0.02, 1 - t * t)) * h * 0.5 + ripple(u * 1.1 + v * 0.12) * h * 0.1 + ripple(u * 4) * h * 0.025;
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
    const flat = item < spec.colors.length - 1 ? '' : sheet({
      path: surface,
      box: { x, y: top - back - 4, w, h: back + 30 },
      color,
      columns: 40,
      rows: 10,
      lean: 1.5,
      weave: spec.weave ?? 0.16,
      field: (u, v) => ripple(u * 0.9 + v * 0.3) * spec.h * 0.08 - (Math.abs(u - 0.5) * 2) ** 8 * 26 + v * v * 8,
    });
    let front = '';
    for (let fold = 0; fold < plies; fold += 1) {
      front += ply(x, y - fold * each + each * 0.06, w, each * 1.12, color, seed + item * 13 + fold * 5, spec);
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
    if (spec.waffle) extra += (flat ? clipped(surface, ticks(x, top - back, w, back, color)) : '') + ticks(x + 6, rowY + each * 0.14, w - 12, spec.h - each * 0.2, color);
    if (spec.hem !== false && flat) {
      extra += stitches([[x + inset * 1.1, top - back * 0.72], [x + w * 0.5, top - back * 0.73], [x + w - inset * 1.1, top - back * 0.72]], color, 1.8);
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
      blurred(`<rect x="${num(bx + 3)}" y="${num(spec.y - height - 2)}" width="${num(width + 3)}" height="${num(height)}"/>`, 4, 'fill="#2c1d10" opacity="0.35"') +
      linear(id, [0, spec.y - height - back], [0, spec.y], [
        { at: 0, color: shadeCss(material, [-0.1, 1, 0.2]) },
        { at: 0.3, color: shadeCss(material, [-0.2, 0.8, 0.6]) },
        { at: 0.5, color: shadeCss(material, [-0.1, 0.1, 1]) },
        { at: 1, color: shadeCss(material, [-0.1, -0.5, 0.8], 0.7) },
      ]) +
      `<path d="M${num(bx)} ${num(spec.y - 1)}V${num(spec.y - height + 4)}L${num(bx + spec.w * 0.008)} ${num(spec.y - height - back + 8)}h${num(width * 0.93)}L${num(bx + width)} ${num(spec.y - height + 4)}V${num(spec.y - 1)}Z" fill="url(#${id})"/>`;
  }
  return { depth: spec.y - 20, shadow: spec.grounded === false ? '' : slabShadow(spec.x, spec.y, spec.w, height, back), body };
}

/** The shadow of a low block on the table. */
export function slabShadow(x: number, y: number, w: number, h: number, back: number): string {
  const l = x - w / 2;
  const r = x + w / 2;
  const far = h * 0.95;
  const fade = nextId();
  return (
    linear(fade, [r - 10, 0], [r + far, 0], [
      { at: 0, color: '#46301c', opacity: 0.74 },
      { at: 1, color: '#46301c', opacity: 0.14 },
    ]) +
    blurred(
      `<path d="M${num(l + 20)} ${num(y + 6)}L${num(r)} ${num(y + 8)}L${num(r + far)} ${num(y - h * 0.06)}L${num(r + far - w * 0.04)} ${num(y - back - h * 0.06)}L${num(r - w * 0.2)} ${num(y - back)}Z" fill="url(#${fade})"/>`,
      15,
    ) +
    blurred(`<rect x="${num(l - 2)}" y="${num(y - 18)}" width="${num(w + 10)}" height="30" rx="14" fill="#4a3420" opacity="0.55"/>`, 9) +
    blurred(`<rect x="${num(l + 6)}" y="${num(y - 8)}" width="${num(w - 10)}" height="11" rx="5" fill="#2d1d10" opacity="0.6"/>`, 3)
  );
}

export interface Cushion {
  x: number;
  /** Screen y of its lower edge. */
  y: number;
  w: number;
  h: number;
  color: Rgb;
  seed?: number;
  paint?: Sheet['paint'];
  flange?: boolean;
  angle?: number;
  ties?: boolean;
  grounded?: boolean;
}

/** A stuffed cover standing up: corners drawn out, sides pulled in, creases at the corners. */
export function cushion(spec: Cushion): Piece {
  const { x, y, w, h, color } = spec;
  const noise = wave(spec.seed ?? 2);
  const points: Point[] = [];
  for (let step = 0; step < 64; step += 1) {
    const angle = (step / 64) * Math.PI * 2;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const power = 0.3;
    const sx = Math.sign(c) * Math.abs(c) ** power;
    const sy = Math.sign(s) * Math.abs(s) ** power;
    points.push([x + sx * w * 0.5 * (Math.abs(sx) > Math.abs(sy) ? 1 - 0.04 * (1 - sy * sy) : 1), y - h / 2 + sy * h * 0.5 * (Math.abs(sy) >= Math.abs(sx) ? 1 - 0.035 * (1 - sx * sx) : 1)]);
  }
  const path = smoothPath(points, true);
  const field = (u: number, v: number): number => {
    const a = clamp(u) * 2 - 1;
    const b = clamp(v) * 2 - 1;
    const dome = Math.max(0, (1 - a * a) * (1 - b * b)) ** 0.42;
    const corner = Math.abs(a * b) ** 1.6;
    const crease = Math.sin(Math.atan2(Math.abs(b), Math.abs(a)) * 22 + noise(0.2) * 3) * corner * w * 0.02;
    const slack = noise(u * 0.7 + v * 0.5) * w * 0.014 + noise(v * 1.1 - u * 0.4 + 4) * w * 0.008;
    return dome * w * 0.24 + crease + slack;
  };
  const body = sheet({ path, box: { x: x - w / 2, y: y - h, w, h }, color, field, paint: spec.paint, columns: 80, rows: 34, weave: 0.16 });
  const seam = `<path d="${path}" fill="none" stroke="${css(scale(color, 0.45))}" stroke-width="3" opacity="0.35"/>`;
  const edge = clipped(path, blurred(`<path d="${path}" fill="none" stroke="#2c1d10" stroke-width="16" opacity="0.3"/>`, 7));
  const border = spec.flange
    ? stitches(points.concat([points[0]!]).map(([px, py]): Point => [x + (px - x) * 0.88, y - h / 2 + (py - y + h / 2) * 0.86]), color, 2.4)
    : '';
  const turned = spec.angle ? `transform="rotate(${spec.angle} ${num(x)} ${num(y)})"` : '';
  const behind = blurred(`<path d="${path}" transform="translate(${num(w * 0.07)} 10)"/>`, 22, 'fill="#5f4630" opacity="0.34"');
  return {
    depth: y,
    shadow: spec.grounded === false ? '' : slabShadow(x, y, w * 0.86, h * 0.5, 40),
    body: `${behind}<g ${turned}>${body}${edge}${seam}${border}</g>`,
  };
}
