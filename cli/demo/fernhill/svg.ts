/** Small tools to write SVG: numbers, ids, colours, gradients, seeded randomness. */

export type Rgb = [number, number, number];
export type Point = [number, number];

let counter = 0;

/** Starts the numbering of ids anew, so that a scene draws the same text whatever was drawn before it. */
export function resetIds(): void {
  counter = 0;
}

/** A fresh element id. */
export function nextId(): string {
  counter += 1;
  return `i${counter}`;
}

/** A number as short text. */
export function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Keeps a number within limits. */
export function clamp(value: number, low = 0, high = 1): number {
  return Math.min(high, Math.max(low, value));
}

/** A number between two. */
export function lerp(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** 0 to 1, eased at both ends. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/** `#rrggbb` to numbers 0–1. */
export function hex(text: string): Rgb {
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** Numbers 0–1 (clamped) to `#rrggbb`. */
export function css(color: Rgb): string {
  return `#${color
    .map((part) =>
      Math.round(clamp(part) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** A color between two. */
export function mix(a: Rgb, b: Rgb, t: number): Rgb {
  return [lerp(a[0], b[0], t), lerp(a[1], b[1], t), lerp(a[2], b[2], t)];
}

/** A color lighter or darker. */
export function scale(color: Rgb, by: number): Rgb {
  return [color[0] * by, color[1] * by, color[2] * by];
}

/** A seeded generator of numbers 0–1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Smooth noise of one variable, about −1 to 1, from a few sines with seeded phases. */
export function wave(seed: number): (t: number) => number {
  const next = random(seed);
  const parts = [1, 2.3, 4.1, 7.7].map((frequency) => ({
    frequency,
    phase: next() * 6.283,
    size: 1 / frequency,
  }));
  return (t) =>
    parts.reduce((sum, part) => sum + part.size * Math.sin(t * part.frequency * 6.283 + part.phase), 0) / 1.6;
}

export interface Stop {
  at: number;
  color: string;
  opacity?: number;
}

function stopsOf(stops: Stop[]): string {
  return stops
    .map(({ at, color, opacity }) => {
      const alpha = opacity === undefined ? '' : ` stop-opacity="${Math.round(opacity * 1000) / 1000}"`;
      return `<stop offset="${Math.round(at * 1000) / 1000}" stop-color="${color}"${alpha}/>`;
    })
    .join('');
}

/** A linear gradient in user space. */
export function linear(id: string, from: Point, to: Point, stops: Stop[]): string {
  return (
    `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${num(from[0])}" y1="${num(from[1])}" ` +
    `x2="${num(to[0])}" y2="${num(to[1])}">${stopsOf(stops)}</linearGradient>`
  );
}

/** A radial gradient in user space, optionally squashed (`ratio` = ry / rx). */
export function radial(id: string, center: Point, radius: number, stops: Stop[], ratio = 1): string {
  const squash =
    ratio === 1
      ? ''
      : ` gradientTransform="translate(0 ${num(center[1] * (1 - ratio))}) scale(1 ${Math.round(ratio * 1000) / 1000})"`;
  return (
    `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${num(center[0])}" cy="${num(center[1])}" ` +
    `r="${num(radius)}"${squash}>${stopsOf(stops)}</radialGradient>`
  );
}

/** A blur filter in its own definition; the region is generous. */
export function blur(id: string, deviation: number, deviationY = deviation): string {
  return (
    `<filter id="${id}" x="-100%" y="-100%" width="300%" height="300%" color-interpolation-filters="sRGB">` +
    `<feGaussianBlur stdDeviation="${num(deviation)} ${num(deviationY)}"/></filter>`
  );
}

/** Wraps content in a blurred group. */
export function blurred(content: string, deviation: number, attributes = ''): string {
  const id = nextId();
  return `${blur(id, deviation)}<g filter="url(#${id})" ${attributes}>${content}</g>`;
}

/** Wraps content in a group clipped to a path. */
export function clipped(path: string, content: string, attributes = ''): string {
  const id = nextId();
  return `<clipPath id="${id}"><path d="${path}"/></clipPath><g clip-path="url(#${id})" ${attributes}>${content}</g>`;
}

/** An ellipse element. */
export function ellipse(cx: number, cy: number, rx: number, ry: number, attributes: string): string {
  return `<ellipse cx="${num(cx)}" cy="${num(cy)}" rx="${num(rx)}" ry="${num(ry)}" ${attributes}/>`;
}

/** A smooth closed or open path through points (Catmull–Rom as cubic Béziers). */
export function smoothPath(points: Point[], closed = false): string {
  const count = points.length;
  const at = (index: number): Point =>
    closed ? points[(index + count) % count]! : points[Math.min(count - 1, Math.max(0, index))]!;
  let path = `M${num(at(0)[0])} ${num(at(0)[1])}`;
  for (let index = 0; index < (closed ? count : count - 1); index += 1) {
    const [a, b, c, d] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    path +=
      `C${num(b[0] + (c[0] - a[0]) / 6)} ${num(b[1] + (c[1] - a[1]) / 6)} ` +
      `${num(c[0] - (d[0] - b[0]) / 6)} ${num(c[1] - (d[1] - b[1]) / 6)} ${num(c[0])} ${num(c[1])}`;
  }
  return closed ? `${path}Z` : path;
}

/** A straight path through points. */
export function polygon(points: Point[]): string {
  return `M${points.map(([x, y]) => `${num(x)} ${num(y)}`).join('L')}Z`;
}
