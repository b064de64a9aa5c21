import { blurred, linear, nextId, num, type Point, radial, random, smoothPath } from './svg.ts';

/** The studio: one wall, one table, one window. Every picture of the shop is taken here. */
export const WIDTH = 1200;
export const HEIGHT = 1500;
/** Where the table ends. */
export const HORIZON = 905;
/** Where most things stand. */
export const FLOOR = 1190;

/** How near the camera stands, unless a scene says otherwise. */
const FRAME = { x: 590, y: 845, by: 1.2 };
/** The whole studio, for scenes of many things. */
export const WIDE = { x: 600, y: 760, by: 1.015 };

/** Something drawn on the table: its shadow is laid down before any body is drawn. */
export interface Piece {
  /** Screen y of its foot: what is nearer is drawn later. */
  depth: number;
  shadow: string;
  body: string;
  /** Light it gives, added over everything. */
  glow?: string;
}

export interface Setup {
  pieces: Piece[];
  surface?: 'oak' | 'linen' | 'plaster';
  /** `day` is the window; `dusk` is after it, for lit candles. */
  mood?: 'day' | 'dusk';
  /** Varies where window light and leaves fall. */
  seed?: number;
  leaves?: boolean;
  /** Close-up: the point of the scene in the middle of the picture, and how much nearer. */
  zoom?: { x: number; y: number; by: number };
  /** Drawn on the wall, behind the pieces. */
  wall?: string;
  wallColor?: [string, string];
}

const FILTERS =
  '<filter id="plaster" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">' +
  '<feTurbulence type="fractalNoise" baseFrequency="0.006 0.008" numOctaves="5" seed="7"/>' +
  '<feColorMatrix values="0 0 0 0 0.42  0 0 0 0 0.33  0 0 0 0 0.22  1.6 1.2 0 0 -1.28"/></filter>' +
  '<filter id="oakgrain" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">' +
  '<feTurbulence type="fractalNoise" baseFrequency="0.0016 0.05" numOctaves="5" seed="11"/>' +
  '<feColorMatrix values="0 0 0 0 0.4  0 0 0 0 0.26  0 0 0 0 0.14  1.5 1.1 0 0 -1.05"/></filter>' +
  '<filter id="weave" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">' +
  '<feTurbulence type="fractalNoise" baseFrequency="0.02 0.34" numOctaves="2" seed="3" result="h"/>' +
  '<feTurbulence type="fractalNoise" baseFrequency="0.34 0.02" numOctaves="2" seed="5" result="v"/>' +
  '<feComposite in="h" in2="v" operator="arithmetic" k2="0.5" k3="0.5"/>' +
  '<feColorMatrix values="0 0 0 0 0.2  0 0 0 0 0.14  0 0 0 0 0.08  3 3 0 0 -2.75"/></filter>' +
  '<filter id="mottle" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">' +
  '<feTurbulence type="fractalNoise" baseFrequency="0.012 0.02" numOctaves="3" seed="19"/>' +
  '<feColorMatrix values="0 0 0 0 0.2  0 0 0 0 0.12  0 0 0 0 0.06  3 0 0 0 -1.4"/></filter>' +
  '<filter id="speckle" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">' +
  '<feTurbulence type="fractalNoise" baseFrequency="0.2" numOctaves="1" seed="23"/>' +
  '<feColorMatrix values="0 0 0 0 0.26  0 0 0 0 0.17  0 0 0 0 0.12  0 12 0 0 -8.6"/></filter>';

/** A texture laid over a region: one of the studio's filters, at some strength. */
export function texture(filter: string, x: number, y: number, w: number, h: number, opacity: number): string {
  return (
    `<rect x="${num(x)}" y="${num(y)}" width="${num(w)}" height="${num(h)}" ` +
    `filter="url(#${filter})" opacity="${opacity}"/>`
  );
}

function windowLight(seed: number): string {
  const next = random(seed * 31 + 5);
  const x = 560 + next() * 170;
  const y = 60 + next() * 90;
  let panes = '';
  for (let column = 0; column < 2; column += 1) {
    for (let row = 0; row < 3; row += 1) {
      const left = x + column * 216;
      const top = y + row * 268 + column * 46;
      panes += `<path d="M${num(left)} ${num(top)}l196 42l-26 246l-196 -42Z"/>`;
    }
  }
  return blurred(panes, 15, 'fill="#fffaf0" opacity="0.6"');
}

function leaf(x: number, y: number, length: number, angle: number): string {
  return (
    `<path transform="translate(${num(x)} ${num(y)}) rotate(${num(angle)})" ` +
    `d="M0 0C${num(length * 0.25)} ${num(-length * 0.22)} ${num(length * 0.7)} ${num(-length * 0.2)} ${num(length)} 0` +
    `C${num(length * 0.7)} ${num(length * 0.16)} ${num(length * 0.25)} ${num(length * 0.2)} 0 0Z"/>`
  );
}

/** A branch of leaves as flat shapes; in shadow on the wall, or in a vase. */
export function branch(x: number, y: number, length: number, angle: number, seed: number): string {
  const next = random(seed);
  const turn = (angle * Math.PI) / 180;
  const points: Point[] = [];
  let out = '';
  for (let step = 0; step <= 9; step += 1) {
    const t = step / 9;
    const bend = Math.sin(t * 2.2) * length * 0.08;
    const px = x + Math.cos(turn) * length * t - Math.sin(turn) * bend;
    const py = y + Math.sin(turn) * length * t + Math.cos(turn) * bend;
    points.push([px, py]);
    if (step < 2) continue;
    const side = step % 2 === 0 ? 1 : -1;
    out += leaf(px, py, length * (0.3 - 0.12 * t) * (0.8 + next() * 0.4), angle + side * (38 + next() * 26));
  }
  out += leaf(points[9]![0], points[9]![1], length * 0.18, angle);
  return `${out}<path d="${smoothPath(points)}" fill="none" stroke="currentColor" stroke-width="${num(length / 70)}"/>`;
}

function leafShadow(seed: number): string {
  const next = random(seed * 17 + 3);
  const shapes =
    branch(1260, 40 + next() * 160, 620, 150 + next() * 16, seed + 1) +
    branch(1250, 330 + next() * 140, 460, 168 + next() * 14, seed + 2) +
    branch(1010, -50, 420, 110 + next() * 14, seed + 3);
  return blurred(shapes, 11, 'fill="#5b4a35" color="#5b4a35" opacity="0.2"');
}

function wall(setup: Setup): string {
  const [base, pool] = [nextId(), nextId()];
  const [light, dark] = setup.wallColor ?? ['#f3ebde', '#dfd2bf'];
  const seed = setup.seed ?? 1;
  return (
    linear(
      base,
      [0, 0],
      [1200, 980],
      [
        { at: 0, color: light },
        { at: 0.55, color: dark, opacity: 1 },
        { at: 1, color: dark },
      ],
    ) +
    `<rect width="1200" height="1500" fill="${light}"/><rect width="1200" height="1500" fill="url(#${base})" opacity="0.85"/>` +
    texture('plaster', 0, 0, WIDTH, HORIZON + 20, 0.16) +
    radial(pool, [330, 420], 800, [
      { at: 0, color: '#fffaf0', opacity: 0.75 },
      { at: 1, color: '#fffaf0', opacity: 0 },
    ]) +
    `<rect width="1200" height="1500" fill="url(#${pool})"/>` +
    (setup.mood === 'dusk' ? '' : windowLight(seed)) +
    (setup.leaves === false || setup.mood === 'dusk' ? '' : leafShadow(seed)) +
    (setup.wall ?? '')
  );
}

const SURFACES = {
  oak: { near: '#cba67a', far: '#dcc09a', filter: 'oakgrain', strength: 0.5 },
  linen: { near: '#ddd0bb', far: '#e6dbc8', filter: 'weave', strength: 0.15 },
  plaster: { near: '#ddd1c0', far: '#e9dfcf', filter: 'plaster', strength: 0.13 },
};

function table(setup: Setup): string {
  const surface = SURFACES[setup.surface ?? 'oak'];
  const [base, across, edge] = [nextId(), nextId(), nextId()];
  const depth = HEIGHT + 200 - HORIZON;
  return (
    linear(
      base,
      [0, HORIZON],
      [0, HEIGHT + 60],
      [
        { at: 0, color: surface.far },
        { at: 1, color: surface.near },
      ],
    ) +
    linear(
      across,
      [0, 1000],
      [1200, 1240],
      [
        { at: 0, color: '#fff3d8', opacity: 0.5 },
        { at: 0.45, color: '#fff3d8', opacity: 0.08 },
        { at: 0.6, color: '#3a2817', opacity: 0.02 },
        { at: 1, color: '#3a2817', opacity: 0.26 },
      ],
    ) +
    linear(
      edge,
      [0, HORIZON - 46],
      [0, HORIZON],
      [
        { at: 0, color: '#6b553c', opacity: 0 },
        { at: 1, color: '#6b553c', opacity: 0.2 },
      ],
    ) +
    `<rect y="${HORIZON - 46}" width="1200" height="46" fill="url(#${edge})"/>` +
    `<rect y="${HORIZON}" width="1200" height="${depth}" fill="url(#${base})"/>` +
    texture(surface.filter, 0, HORIZON, WIDTH, depth, surface.strength) +
    `<rect y="${HORIZON}" width="1200" height="${depth}" fill="url(#${across})"/>` +
    blurred(`<rect x="-20" y="${HORIZON - 1}" width="1240" height="5" fill="#fff4de" opacity="0.55"/>`, 1.5)
  );
}

/** What the camera adds: a soft vignette, warm lights, and at dusk the evening. */
function grade(setup: Setup): string {
  const [corner, evening] = [nextId(), nextId()];
  const vignette = `${radial(corner, [520, 640], 1150, [
    { at: 0.45, color: '#3b2a1a', opacity: 0 },
    { at: 1, color: '#3b2a1a', opacity: 0.26 },
  ])}<rect width="1200" height="1500" fill="url(#${corner})"/>`;
  if (setup.mood !== 'dusk') return vignette;
  return (
    linear(
      evening,
      [0, 0],
      [700, 1500],
      [
        { at: 0, color: '#6f7674' },
        { at: 0.5, color: '#7c6f62' },
        { at: 1, color: '#5c4d43' },
      ],
    ) +
    `<rect width="1200" height="1500" fill="url(#${evening})" style="mix-blend-mode:multiply"/>${vignette}`
  );
}

/** Takes the picture: a complete SVG document. */
export function shoot(setup: Setup): string {
  const pieces = [...setup.pieces].sort((a, b) => a.depth - b.depth);
  const { x, y, by } = setup.zoom ?? FRAME;
  const camera = `translate(${num(600 - x * by)} ${num(750 - y * by)}) scale(${by})`;
  const room = wall(setup) + table(setup);
  const backdrop = by > 1.3 ? blurred(room, 4 * (by - 1)) : room;
  const inside =
    `<g transform="${camera}">${backdrop}` +
    `<g style="mix-blend-mode:multiply">${pieces.map((piece) => piece.shadow).join('')}</g>` +
    `${pieces.map((piece) => piece.body).join('')}</g>`;
  const glow = pieces.map((piece) => piece.glow ?? '').join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<defs>${FILTERS}</defs>${inside}${grade(setup)}` +
    `<g transform="${camera}">${glow}</g></svg>`
  );
}
