import type { Material } from './light.ts';
import { shadeCss, TILT } from './light.ts';
import { type Shade, tone } from './palette.ts';
import type { Piece } from './studio.ts';
import { clipped, ellipse, linear, mix, nextId, num, type Point, type Rgb } from './svg.ts';
import { bar, castShadow, group, vessel } from './vessels.ts';
import { BRASS, disc, OAK } from './props.ts';

/** The pots of the house, each thrown from its own profile. */

/** A stoneware glaze in a colour of the house. */
export function glaze(name: Shade): Material {
  return { color: tone(name), gloss: name === 'clay' || name === 'oat' ? 0.34 : 0.52, sharp: 26 };
}

const RAW: Material = { color: tone('raw') };

function rimOf(name: Shade): Rgb {
  return mix(tone('raw'), tone(name), name === 'chalk' || name === 'oat' ? 0.35 : 0.45);
}

function speckleOf(name: Shade): number {
  return name === 'chalk' || name === 'oat' || name === 'mist' ? 0.8 : 0.45;
}

export function scaled(profile: Point[], by: number): Point[] {
  return profile.map(([r, h]) => [r * by, h * by]);
}

interface Pot {
  profile: Point[];
  wall?: number;
  foot?: number;
  rings?: number;
  inner?: Point[];
  innerShade?: Shade;
  fill?: { depth: number; material: Material };
  grounded?: boolean;
  reflection?: number;
  dip?: Shade;
  dipFrom?: number;
}

/** A pot with a bare foot, speckles and the window in its glaze. */
export function pot(x: number, y: number, size: number, color: Shade, spec: Pot): Piece {
  const foot = spec.foot ?? 0.08;
  const glazed = vessel({
    x,
    y,
    profile: scaled(spec.profile, size),
    material: glaze(color),
    wallThickness: (spec.wall ?? 9) * size,
    inner: spec.inner ? scaled(spec.inner, size) : undefined,
    innerMaterial: spec.innerShade ? glaze(spec.innerShade) : undefined,
    fill: spec.fill ? { ...spec.fill, depth: spec.fill.depth * size } : undefined,
    rim: rimOf(color),
    speckle: speckleOf(color),
    mottle: color === 'chalk' ? 0.07 : 0.16,
    rings: spec.rings ?? 0.35,
    reflection: spec.reflection ?? 0.6,
    dip: spec.dip
      ? { from: spec.dipFrom ?? 0.45, material: glaze(spec.dip), wave: 7 * size }
      : foot > 0
        ? { from: foot, below: true, material: RAW, wave: 4 * size }
        : undefined,
    grounded: spec.grounded,
    seed: Math.round(x + size * 10),
  });
  return glazed;
}

/** A loop handle at the right of a pot, from height `h1` to `h2`. */
export function handle(x: number, y: number, r1: number, h1: number, r2: number, h2: number, reach: number, width: number, color: Shade): Piece {
  const path = `M${num(x + r1 - 6)} ${num(y - h1)}C${num(x + r1 + reach * 0.8)} ${num(y - h1 - reach * 0.3)} ${num(x + r1 + reach * 1.25)} ${num(y - h2 - (h1 - h2) * 0.15)} ${num(x + r2 - 4)} ${num(y - h2)}`;
  return {
    depth: y - 1,
    shadow: castShadow(x + r1 + reach * 0.6, y, [[reach * 0.3, h2], [reach * 0.4, (h1 + h2) / 2], [reach * 0.3, h1]], 0.35).replace(/<filter[^>]*>(?:(?!<filter).)*$/, ''),
    body: bar(path, width, glaze(color)),
  };
}

export function mug(x: number, y: number, size: number, color: Shade): Piece {
  const side = handle(x, y, 150 * size, 225 * size, 146 * size, 75 * size, 120 * size, 30 * size, color);
  return group({ ...side, shadow: '' }, pot(x, y, size, color, { profile: [[112, 0], [130, 14], [148, 90], [153, 190], [150, 290]], wall: 10, innerShade: 'chalk' }));
}

export function espresso(x: number, y: number, size: number, color: Shade): Piece {
  return pot(x, y, size, color, { profile: [[70, 0], [88, 12], [108, 90], [118, 185]], wall: 8, innerShade: 'chalk', dip: color === 'chalk' ? undefined : 'chalk', dipFrom: 0.52 });
}

export function supperBowl(x: number, y: number, size: number, color: Shade, grounded = true): Piece {
  return pot(x, y, size, color, { profile: [[105, 0], [112, 16], [190, 60], [250, 130], [278, 205]], wall: 10, innerShade: color === 'chalk' ? 'oat' : 'chalk', grounded });
}

export function servingBowl(x: number, y: number, size: number, color: Shade): Piece {
  return pot(x, y, size, color, { profile: [[130, 0], [140, 18], [250, 60], [345, 120], [392, 190]], wall: 12, innerShade: 'chalk' });
}

export function plate(x: number, y: number, size: number, color: Shade, grounded = true): Piece {
  return pot(x, y, size, color, {
    profile: [[170, 0], [182, 8], [270, 22], [318, 46]],
    inner: [[309, 46], [262, 27], [238, 18], [160, 15], [1, 14]],
    wall: 9,
    foot: 0,
    grounded,
    reflection: 0,
  });
}

/** Plates in a pile, from below. */
export function plates(x: number, y: number, size: number, colors: Shade[]): Piece {
  return group(...colors.map((color, index) => plate(x + Math.sin(index * 4) * 5, y - index * 27 * size, size, color, index === 0)));
}

export function pitcher(x: number, y: number, size: number, color: Shade): Piece {
  const body = pot(x, y, size, color, { profile: [[120, 0], [140, 18], [178, 130], [170, 260], [112, 380], [98, 440], [118, 500]], wall: 10 });
  const side = handle(x, y, 112 * size, 462 * size, 168 * size, 190 * size, 150 * size, 34 * size, color);
  return group({ ...side, shadow: '' }, body, { depth: y, shadow: '', body: pulledLip(x, y - 500 * size, 118 * size, glaze(color)) });
}

/** The lip of a jug, pulled out to the left. */
function pulledLip(x: number, y: number, w: number, material: Material): string {
  const at = (u: number, v: number): Point => [x + u * w, y + v * w];
  const id = nextId();
  const outer = `M${at(-0.985, 0.02).join(' ')}C${at(-1.12, -0.02).join(' ')} ${at(-1.22, -0.08).join(' ')} ${at(-1.34, -0.1).join(' ')}C${at(-1.2, 0.2).join(' ')} ${at(-0.96, 0.42).join(' ')} ${at(-0.86, 0.66).join(' ')}C${at(-0.8, 0.5).join(' ')} ${at(-0.7, 0.3).join(' ')} ${at(-0.6, 0.17).join(' ')}Z`;
  const inner = `M${at(-0.8, -0.13).join(' ')}C${at(-1, -0.15).join(' ')} ${at(-1.18, -0.13).join(' ')} ${at(-1.34, -0.1).join(' ')}C${at(-1.1, -0.01).join(' ')} ${at(-0.82, 0.06).join(' ')} ${at(-0.6, 0.175).join(' ')}Z`;
  return (
    linear(id, at(-1.3, 0), at(-0.6, 0.4), [
      { at: 0, color: shadeCss(material, [-0.8, 0.1, 0.5]) },
      { at: 1, color: shadeCss(material, [-0.55, -0.1, 0.8]) },
    ]) +
    `<path d="${outer}" fill="url(#${id})"/><path d="${inner}" fill="${shadeCss(material, [0.5, 0.5, 0.5], 0.75)}"/>` +
    `<path d="M${at(-1.34, -0.1).join(' ')}C${at(-1.1, -0.01).join(' ')} ${at(-0.82, 0.06).join(' ')} ${at(-0.6, 0.175).join(' ')}" fill="none" stroke="${shadeCss(material, [-0.5, 1, 0.3])}" stroke-width="${num(w * 0.05)}" stroke-linecap="round"/>`
  );
}

export function budVase(x: number, y: number, size: number, color: Shade): Piece {
  return pot(x, y, size, color, { profile: [[70, 0], [92, 14], [122, 80], [112, 150], [52, 215], [34, 270], [32, 330], [46, 362]], wall: 8 });
}

export function shoulderVase(x: number, y: number, size: number, color: Shade): Piece {
  return pot(x, y, size, color, { profile: [[112, 0], [124, 14], [168, 180], [205, 330], [196, 420], [130, 486], [74, 516], [68, 560], [86, 590]], wall: 10, rings: 0.5 });
}

export function moonJar(x: number, y: number, size: number, color: Shade): Piece {
  return pot(x, y, size, color, { profile: [[112, 0], [140, 14], [235, 110], [268, 230], [240, 350], [160, 430], [118, 448], [116, 482]], wall: 12, rings: 0.25, foot: 0.04 });
}

export function jar(x: number, y: number, size: number, color: Shade): Piece {
  const height = 330 * size;
  const body = pot(x, y, size, color, { profile: [[140, 0], [152, 10], [158, 100], [158, 250], [150, 330]], wall: 12 });
  const lid = disc(x, y - height + 6, 158 * size, 30 * size, OAK);
  const knob = vessel({ x, y: y - height - 26 * size, profile: scaled([[16, 0], [18, 14], [30, 30], [28, 46], [10, 54]], size), material: OAK, grounded: false });
  return group(body, { ...lid, shadow: '' }, knob);
}

export function saltCellar(x: number, y: number, size: number, color: Shade, open = false): Piece {
  const body = pot(x, y, size, color, { profile: [[120, 0], [150, 14], [172, 70], [166, 130]], wall: 12, fill: { depth: 26, material: { color: [0.96, 0.95, 0.92], gloss: 0.1 } } });
  if (open) return body;
  const lid = disc(x, y - 122 * size, 172 * size, 24 * size, { color: tone('walnut'), gloss: 0.2 });
  return group(body, { ...lid, shadow: '' });
}

export function teapot(x: number, y: number, size: number, color: Shade): Piece {
  const material = glaze(color);
  const s = size;
  const spout = vesselSpout(x, y, s, material);
  const arch = bar(`M${num(x - 118 * s)} ${num(y - 262 * s)}C${num(x - 130 * s)} ${num(y - 500 * s)} ${num(x + 130 * s)} ${num(y - 500 * s)} ${num(x + 118 * s)} ${num(y - 262 * s)}`, 17 * s, BRASS);
  const body = pot(x, y, s, color, { profile: [[120, 0], [140, 14], [212, 100], [222, 170], [170, 260], [96, 296]], wall: 10 });
  const lid = vessel({ x, y: y - 290 * s, profile: scaled([[96, 0], [92, 10], [50, 26], [24, 32], [22, 44], [30, 58], [22, 72], [2, 76]], s), material, grounded: false, speckle: speckleOf(color), reflection: 0.3 });
  return group({ depth: y, shadow: '', body: spout }, body, lid, { depth: y, shadow: '', body: arch });
}

function vesselSpout(x: number, y: number, s: number, material: Material): string {
  const path = (w: number): string => bar(`M${num(x - 180 * s)} ${num(y - 120 * s)}C${num(x - 270 * s)} ${num(y - 150 * s)} ${num(x - 262 * s)} ${num(y - 230 * s)} ${num(x - 318 * s)} ${num(y - 272 * s)}`, w * s, material);
  return `${path(58)}${ellipse(x - 322 * s, y - 278 * s, 24 * s, 12 * s, 'fill="#2a1d12" opacity="0.55" transform="rotate(0)"')}`;
}

export function planter(x: number, y: number, size: number, color: Shade): Piece {
  const saucer = pot(x, y, size, color, { profile: [[170, 0], [190, 8], [214, 40]], inner: [[205, 40], [180, 14], [1, 12]], wall: 9, foot: 0 });
  const body = pot(x, y - 18 * size, size, color, {
    profile: [[128, 0], [134, 8], [170, 150], [196, 300]],
    wall: 13,
    fill: { depth: 34, material: { color: [0.25, 0.18, 0.13] } },
    grounded: false,
    foot: 0,
  });
  return group(saucer, body);
}

export function oilBottle(x: number, y: number, size: number, color: Shade): Piece {
  const body = pot(x, y, size, color, { profile: [[92, 0], [104, 10], [118, 120], [112, 240], [66, 330], [36, 380], [32, 450], [42, 470]], wall: 8 });
  const cork = vessel({ x, y: y - 468 * size, profile: scaled([[27, 0], [31, 30], [30, 34]], size), material: { color: [0.76, 0.6, 0.42] }, grounded: false, speckle: 0.9, mottle: 0.4 });
  const spout = bar(`M${num(x)} ${num(y - 496 * size)}V${num(y - 520 * size)}Q${num(x)} ${num(y - 556 * size)} ${num(x - 40 * size)} ${num(y - 574 * size)}`, 15 * size, BRASS);
  return group(body, cork, { depth: y, shadow: '', body: spout });
}

export function chamberstick(x: number, y: number, size: number, color: Shade): Piece {
  const dish = pot(x, y, size, color, { profile: [[128, 0], [142, 8], [188, 24], [206, 52]], inner: [[196, 52], [170, 24], [80, 14], [1, 14]], wall: 9, foot: 0 });
  const cup = pot(x, y - 14 * size, size, color, { profile: [[52, 0], [36, 16], [32, 50], [40, 92]], wall: 9, foot: 0, grounded: false, fill: { depth: 10, material: { color: [0.2, 0.16, 0.13] } } });
  const ring = bar(`M${num(x + 192 * size)} ${num(y - 44 * size)}C${num(x + 290 * size)} ${num(y - 90 * size)} ${num(x + 306 * size)} ${num(y + 6 * size)} ${num(x + 196 * size)} ${num(y - 14 * size)}`, 22 * size, glaze(color));
  return group({ depth: y, shadow: '', body: ring }, dish, cup);
}

export function pinchBowl(x: number, y: number, size: number, color: Shade, fill?: Material): Piece {
  return pot(x, y, size, color, { profile: [[60, 0], [74, 8], [104, 44], [116, 86]], wall: 8, innerShade: 'chalk', fill: fill ? { depth: 20, material: fill } : undefined, reflection: 0.3 });
}

/** Where the mouth of a pot of this height is on screen. */
export function mouth(y: number, height: number, radius: number): number {
  return y - height + radius * TILT * 0.5;
}

/** The walnut lid of the salt cellar, lying beside it. */
export function saltLid(x: number, y: number): Piece {
  return disc(x, y, 235, 34, { color: tone('walnut'), gloss: 0.2 });
}

/** The near half of the serving bowl, to stand before what lies in it. */
export function servingFront(x: number, y: number): string {
  const size = 1.1;
  const r = 392 * size;
  const cy = y - 190 * size;
  const whole = servingBowl(x, y, size, 'mist').body;
  const path = `M${num(x - r - 4)} ${num(cy)}A${num(r - 13)} ${num((r - 13) * TILT)} 0 0 0 ${num(x + r + 4)} ${num(cy)}V${num(y + 90)}H${num(x - r - 4)}Z`;
  return clipped(path, whole);
}
