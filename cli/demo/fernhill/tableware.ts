import { glaze, handle, pot } from './clay.ts';
import type { Material } from './light.ts';
import { shadeCss, TILT } from './light.ts';
import type { Shade } from './palette.ts';
import type { Piece } from './studio.ts';
import { clipped, linear, nextId, num, type Point } from './svg.ts';
import { bar, group } from './vessels.ts';

/** Cups, bowls, plates and jugs. */

/** A straight mug with a loop handle. */
export function mug(x: number, y: number, size: number, color: Shade): Piece {
  const side = handle(x, y, 150 * size, 225 * size, 146 * size, 75 * size, 120 * size, 30 * size, color);
  return group(
    side,
    pot(x, y, size, color, {
      profile: [
        [112, 0],
        [130, 14],
        [148, 90],
        [153, 190],
        [150, 290],
      ],
      wall: 10,
      innerShade: 'chalk',
    }),
  );
}

/** A small cup, dipped in chalk glaze. */
export function espresso(x: number, y: number, size: number, color: Shade): Piece {
  return pot(x, y, size, color, {
    profile: [
      [70, 0],
      [88, 12],
      [108, 90],
      [118, 185],
    ],
    wall: 8,
    innerShade: 'chalk',
    dip: color === 'chalk' ? undefined : 'chalk',
    dipFrom: 0.52,
  });
}

/** A flared bowl on a narrow foot. */
export function supperBowl(x: number, y: number, size: number, color: Shade, grounded = true): Piece {
  return pot(x, y, size, color, {
    profile: [
      [105, 0],
      [112, 16],
      [190, 60],
      [250, 130],
      [278, 205],
    ],
    wall: 10,
    innerShade: color === 'chalk' ? 'oat' : 'chalk',
    grounded,
  });
}

/** A wide, shallow bowl. */
export function servingBowl(x: number, y: number, size: number, color: Shade): Piece {
  return pot(x, y, size, color, {
    profile: [
      [130, 0],
      [140, 18],
      [250, 60],
      [345, 120],
      [392, 190],
    ],
    wall: 12,
    innerShade: 'chalk',
  });
}

/** A rimmed plate. */
export function plate(x: number, y: number, size: number, color: Shade, grounded = true): Piece {
  return pot(x, y, size, color, {
    profile: [
      [170, 0],
      [182, 8],
      [270, 22],
      [318, 46],
    ],
    inner: [
      [309, 46],
      [262, 27],
      [238, 18],
      [160, 15],
      [1, 14],
    ],
    wall: 9,
    foot: 0,
    grounded,
    reflection: 0,
  });
}

/** Plates in a pile, from below. */
export function plates(x: number, y: number, size: number, colors: Shade[]): Piece {
  return group(
    ...colors.map((color, index) =>
      plate(x + Math.sin(index * 4) * 5, y - index * 27 * size, size, color, index === 0),
    ),
  );
}

/** A jug with a pulled lip. */
export function pitcher(x: number, y: number, size: number, color: Shade): Piece {
  const body = pot(x, y, size, color, {
    profile: [
      [120, 0],
      [140, 18],
      [178, 130],
      [170, 260],
      [112, 380],
      [98, 440],
      [118, 500],
    ],
    wall: 10,
  });
  const side = handle(x, y, 112 * size, 462 * size, 168 * size, 190 * size, 150 * size, 34 * size, color);
  return group(side, body, {
    depth: y,
    shadow: '',
    body: pulledLip(x, y - 500 * size, 118 * size, glaze(color)),
  });
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

/** A candle holder with a saucer and a finger ring. */
export function chamberstick(x: number, y: number, size: number, color: Shade): Piece {
  const dish = pot(x, y, size, color, {
    profile: [
      [128, 0],
      [142, 8],
      [188, 24],
      [206, 52],
    ],
    inner: [
      [196, 52],
      [170, 24],
      [80, 14],
      [1, 14],
    ],
    wall: 9,
    foot: 0,
  });
  const cup = pot(x, y - 14 * size, size, color, {
    profile: [
      [52, 0],
      [36, 16],
      [32, 50],
      [40, 92],
    ],
    wall: 9,
    foot: 0,
    grounded: false,
    fill: { depth: 10, material: { color: [0.2, 0.16, 0.13] } },
  });
  const ring = bar(
    `M${num(x + 192 * size)} ${num(y - 44 * size)}C${num(x + 290 * size)} ${num(y - 90 * size)} ${num(x + 306 * size)} ${num(y + 6 * size)} ${num(x + 196 * size)} ${num(y - 14 * size)}`,
    22 * size,
    glaze(color),
  );
  return group({ depth: y, shadow: '', body: ring }, dish, cup);
}

/** A very small bowl, empty or filled. */
export function pinchBowl(x: number, y: number, size: number, color: Shade, fill?: Material): Piece {
  return pot(x, y, size, color, {
    profile: [
      [60, 0],
      [74, 8],
      [104, 44],
      [116, 86],
    ],
    wall: 8,
    innerShade: 'chalk',
    fill: fill ? { depth: 20, material: fill } : undefined,
    reflection: 0.3,
  });
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
