import { add, f1, mul, type V2, type V3 } from './math.ts';
import type { Stage } from './stage.ts';

/** A single-stroke alphabet on a grid 4 wide and 6 high: each glyph is a list of polylines "xy xy xy". */
const GLYPHS: Record<string, string> = {
  A: '00 26 40|12 32',
  B: '00 06 36 45 44 33 03|33 42 41 30 00',
  C: '45 36 16 05 01 10 30 41',
  D: '00 06 26 44 42 20 00',
  E: '46 06 00 40|03 33',
  F: '46 06 00|03 33',
  G: '45 36 16 05 01 10 30 41 43 23',
  H: '00 06|40 46|03 43',
  I: '20 26',
  J: '46 41 30 10 01',
  K: '00 06|46 03 40',
  L: '06 00 40',
  M: '00 06 22 46 40',
  N: '00 06 40 46',
  O: '10 01 05 16 36 45 41 30 10',
  P: '00 06 36 45 44 33 03',
  Q: '10 01 05 16 36 45 41 30 10|22 40',
  R: '00 06 36 45 44 33 03|23 40',
  S: '45 36 16 05 04 13 33 42 41 30 10 01',
  T: '06 46|26 20',
  U: '06 01 10 30 41 46',
  V: '06 20 46',
  W: '06 10 24 30 46',
  X: '00 46|06 40',
  Y: '06 23 46|23 20',
  Z: '06 46 00 40',
  0: '10 01 05 16 36 45 41 30 10',
  1: '05 26 20',
  2: '05 16 36 45 44 00 40',
  3: '05 16 36 45 44 33 13|33 42 41 30 10 01',
  4: '30 36 02 42',
  5: '46 06 03 33 42 41 30 10 01',
  6: '36 16 05 01 10 30 41 42 33 03',
  7: '06 46 10',
  8: '13 04 05 16 36 45 44 33 13 02 01 10 30 41 42 33',
  9: '10 30 41 45 36 16 05 04 13 43',
  '-': '13 33',
  '.': '20 20',
  ',': '20 11',
  '/': '00 46',
  '°': '14 15 26 36 45 44 33 23 14',
  ':': '21 21|24 24',
  '+': '13 33|24 22',
  '%': '00 46|05 05|41 41',
  '×': '11 35|15 31',
  Ø: '10 01 05 16 36 45 41 30 10|00 46',
  '·': '23 23',
  ' ': '',
  Ü: '06 01 10 30 41 46|17 17|37 37',
  Ö: '10 01 05 16 36 45 41 30 10|17 17|37 37',
  Ä: '00 26 40|12 32|17 17|37 37',
};

/** Width of a text in units of its height. */
export function textWidth(text: string, track = 0.38): number {
  let w = 0;
  for (const c of text) w += (c === 'I' || c === '.' || c === ':' ? 0.3 : 4 / 6) + track * 0.6;
  return w - track * 0.6;
}

/** Strokes of a text as polylines in units of its height, starting at the origin. */
export function strokes(text: string, track = 0.38): V2[][] {
  const out: V2[][] = [];
  let x = 0;
  for (const c of text) {
    const narrow = c === 'I' || c === '.' || c === ':';
    for (const part of (GLYPHS[c] ?? '').split('|')) {
      if (!part) continue;
      out.push(
        part.split(' ').map((q) => [x + (Number(q[0]) - (narrow ? 1.1 : 0)) / 6, Number(q[1]) / 6] as V2),
      );
    }
    x += (narrow ? 0.3 : 4 / 6) + track * 0.6;
  }
  return out;
}

/** How a text is set. */
export interface TextOptions {
  colour?: string;
  /** Stroke in units of the height. */
  weight?: number;
  anchor?: 'start' | 'middle' | 'end';
  track?: number;
  opacity?: number;
}

/** Writes a text on a surface given by a map from millimetres (x right, y up) to the world. */
export function write(
  s: Stage,
  map: (x: number, y: number) => V3,
  text: string,
  height: number,
  o: TextOptions = {},
): void {
  const w = textWidth(text, o.track) * height;
  const x0 = o.anchor === 'middle' ? -w / 2 : o.anchor === 'end' ? -w : 0;
  const d = strokes(text, o.track)
    .map(
      (l) =>
        `M${l
          .map(([x, y]) =>
            s
              .P(map(x0 + x * height, y * height))
              .map(f1)
              .join(' '),
          )
          .join('L')}`,
    )
    .join('');
  s.put(
    `<path d="${d}" fill="none" stroke="${o.colour ?? '#1d1f22'}" stroke-width="${f1(Math.max(0.7, (o.weight ?? 0.13) * height * s.scale))}" stroke-linecap="round" stroke-linejoin="round"${o.opacity ? ` opacity="${o.opacity}"` : ''}/>`,
  );
}

/** Map of a plane at a point with two directions. */
export const plane =
  (at: V3, right: V3 = [1, 0, 0], up: V3 = [0, 1, 0]) =>
  (x: number, y: number): V3 =>
    add(at, add(mul(right, x), mul(up, y)));

/** Map of an upright cylinder: x runs around it, 0 faces the given angle in degrees. */
export const around =
  (at: V3, r: number, angle = 0) =>
  (x: number, y: number): V3 => {
    const t = (angle * Math.PI) / 180 + x / r;
    return [at[0] + r * Math.sin(t), at[1] + y, at[2] + r * Math.cos(t)];
  };

/** Text on the picture itself, in pixels. */
export function caption(s: Stage, x: number, y: number, text: string, px: number, o: TextOptions = {}): void {
  const w = textWidth(text, o.track) * px;
  const x0 = x + (o.anchor === 'middle' ? -w / 2 : o.anchor === 'end' ? -w : 0);
  const d = strokes(text, o.track)
    .map((l) => `M${l.map(([a, b]) => `${f1(x0 + a * px)} ${f1(y - b * px)}`).join('L')}`)
    .join('');
  s.put(
    `<path d="${d}" fill="none" stroke="${o.colour ?? '#3a3e43'}" stroke-width="${f1((o.weight ?? 0.11) * px)}" stroke-linecap="round" stroke-linejoin="round"/>`,
  );
}

/** A dimension line between two world points, moved by (dx, dy) pixels, with its figure. */
export function dimension(s: Stage, a: V3, b: V3, dx: number, dy: number, text: string): void {
  const p = s.at(a);
  const q = s.at(b);
  const x1 = p[0] + dx;
  const y1 = p[1] + dy;
  const x2 = q[0] + dx;
  const y2 = q[1] + dy;
  const l = Math.hypot(x2 - x1, y2 - y1) || 1;
  const tx = ((x2 - x1) / l) * 9;
  const ty = ((y2 - y1) / l) * 9;
  const gap = (t: number) => (t === 0 ? 0 : t > 0 ? 14 : -14);
  const seg = `M${f1(p[0] + gap(dx))} ${f1(p[1] + gap(dy))}L${f1(x1 + gap(dx))} ${f1(y1 + gap(dy))}M${f1(q[0] + gap(dx))} ${f1(q[1] + gap(dy))}L${f1(x2 + gap(dx))} ${f1(y2 + gap(dy))}M${f1(x1)} ${f1(y1)}L${f1(x2)} ${f1(y2)}`;
  s.put(`<path d="${seg}" stroke="#7b848c" stroke-width="1.5" fill="none"/>`);
  const head = (x: number, y: number, k: number) =>
    `M${f1(x)} ${f1(y)}L${f1(x + k * (tx * 1.5 - ty * 0.45))} ${f1(y + k * (ty * 1.5 + tx * 0.45))}L${f1(x + k * (tx * 1.5 + ty * 0.45))} ${f1(y + k * (ty * 1.5 - tx * 0.45))}Z`;
  s.put(`<path d="${head(x1, y1, 1)}${head(x2, y2, -1)}" fill="#4b5359"/>`);
  const mx = (x1 + x2) / 2;
  const my = (y1 + y2) / 2;
  if (Math.abs(x2 - x1) > Math.abs(y2 - y1))
    caption(s, mx, my + (dy > 0 ? 40 : -16), text, 24, { anchor: 'middle' });
  else caption(s, mx + (dx > 0 ? 18 : -18), my + 12, text, 24, { anchor: dx > 0 ? 'start' : 'end' });
}

/** A thin leader from a world point to a caption. */
export function leader(s: Stage, a: V3, dx: number, dy: number, text: string): void {
  const [x, y] = s.at(a);
  const end = x + dx + Math.sign(dx) * 46;
  s.put(
    `<path d="M${f1(x)} ${f1(y)}L${f1(x + dx)} ${f1(y + dy)}H${f1(end)}" stroke="#7b848c" stroke-width="1.5" fill="none"/><circle cx="${f1(x)}" cy="${f1(y)}" r="5" fill="#ff4a1c"/>`,
  );
  caption(s, end + Math.sign(dx) * 12, y + dy + 11, text, 22, { anchor: dx > 0 ? 'start' : 'end' });
}
