import { glaze, pot, scaled, speckleOf } from './clay.ts';
import type { Material } from './light.ts';
import { type Shade, tone } from './palette.ts';
import { BRASS, disc, OAK } from './props.ts';
import type { Piece } from './studio.ts';
import { ellipse, num } from './svg.ts';
import { bar, group, vessel } from './vessels.ts';

/** Vases, jars, teapots and planters. */

/** A round vase with a narrow neck. */
export function budVase(x: number, y: number, size: number, color: Shade): Piece {
  return pot(x, y, size, color, {
    profile: [
      [70, 0],
      [92, 14],
      [122, 80],
      [112, 150],
      [52, 215],
      [34, 270],
      [32, 330],
      [46, 362],
    ],
    wall: 8,
  });
}

/** A tall vase with a broad shoulder. */
export function shoulderVase(x: number, y: number, size: number, color: Shade): Piece {
  return pot(x, y, size, color, {
    profile: [
      [112, 0],
      [124, 14],
      [168, 180],
      [205, 330],
      [196, 420],
      [130, 486],
      [74, 516],
      [68, 560],
      [86, 590],
    ],
    wall: 10,
    rings: 0.5,
  });
}

/** A big round jar. */
export function moonJar(x: number, y: number, size: number, color: Shade): Piece {
  return pot(x, y, size, color, {
    profile: [
      [112, 0],
      [140, 14],
      [235, 110],
      [268, 230],
      [240, 350],
      [160, 430],
      [118, 448],
      [116, 482],
    ],
    wall: 12,
    rings: 0.25,
    foot: 0.04,
  });
}

/** A straight jar with an oak lid. */
export function jar(x: number, y: number, size: number, color: Shade): Piece {
  const height = 330 * size;
  const body = pot(x, y, size, color, {
    profile: [
      [140, 0],
      [152, 10],
      [158, 100],
      [158, 250],
      [150, 330],
    ],
    wall: 12,
  });
  const lid = disc(x, y - height + 6, 158 * size, 30 * size, OAK);
  const knob = vessel({
    x,
    y: y - height - 26 * size,
    profile: scaled(
      [
        [16, 0],
        [18, 14],
        [30, 30],
        [28, 46],
        [10, 54],
      ],
      size,
    ),
    material: OAK,
    grounded: false,
  });
  return group(body, { ...lid, shadow: '' }, knob);
}

/** A low pot for salt, closed with walnut or open. */
export function saltCellar(x: number, y: number, size: number, color: Shade, open = false): Piece {
  const body = pot(x, y, size, color, {
    profile: [
      [120, 0],
      [150, 14],
      [172, 70],
      [166, 130],
    ],
    wall: 12,
    fill: { depth: 26, material: { color: [0.96, 0.95, 0.92], gloss: 0.1 } },
  });
  if (open) return body;
  const lid = disc(x, y - 122 * size, 172 * size, 24 * size, { color: tone('walnut'), gloss: 0.2 });
  return group(body, { ...lid, shadow: '' });
}

/** A round teapot with an arched brass handle. */
export function teapot(x: number, y: number, size: number, color: Shade): Piece {
  const material = glaze(color);
  const s = size;
  const spout = vesselSpout(x, y, s, material);
  const arch = bar(
    `M${num(x - 118 * s)} ${num(y - 262 * s)}C${num(x - 130 * s)} ${num(y - 500 * s)} ${num(x + 130 * s)} ${num(y - 500 * s)} ${num(x + 118 * s)} ${num(y - 262 * s)}`,
    17 * s,
    BRASS,
  );
  const body = pot(x, y, s, color, {
    profile: [
      [120, 0],
      [140, 14],
      [212, 100],
      [222, 170],
      [170, 260],
      [96, 296],
    ],
    wall: 10,
  });
  const lid = vessel({
    x,
    y: y - 290 * s,
    profile: scaled(
      [
        [96, 0],
        [92, 10],
        [50, 26],
        [24, 32],
        [22, 44],
        [30, 58],
        [22, 72],
        [2, 76],
      ],
      s,
    ),
    material,
    grounded: false,
    speckle: speckleOf(color),
    reflection: 0.3,
  });
  return group({ depth: y, shadow: '', body: spout }, body, lid, { depth: y, shadow: '', body: arch });
}

function vesselSpout(x: number, y: number, s: number, material: Material): string {
  const path = (w: number): string =>
    bar(
      `M${num(x - 180 * s)} ${num(y - 120 * s)}C${num(x - 270 * s)} ${num(y - 150 * s)} ${num(x - 262 * s)} ${num(y - 230 * s)} ${num(x - 318 * s)} ${num(y - 272 * s)}`,
      w * s,
      material,
    );
  return `${path(58)}${ellipse(x - 322 * s, y - 278 * s, 24 * s, 12 * s, 'fill="#2a1d12" opacity="0.55" transform="rotate(0)"')}`;
}

/** A pot of soil in its saucer. */
export function planter(x: number, y: number, size: number, color: Shade): Piece {
  const saucer = pot(x, y, size, color, {
    profile: [
      [170, 0],
      [190, 8],
      [214, 40],
    ],
    inner: [
      [205, 40],
      [180, 14],
      [1, 12],
    ],
    wall: 9,
    foot: 0,
  });
  const body = pot(x, y - 18 * size, size, color, {
    profile: [
      [128, 0],
      [134, 8],
      [170, 150],
      [196, 300],
    ],
    wall: 13,
    fill: { depth: 34, material: { color: [0.25, 0.18, 0.13] } },
    grounded: false,
    foot: 0,
  });
  return group(saucer, body);
}

/** A bottle with a cork and a bent brass spout. */
export function oilBottle(x: number, y: number, size: number, color: Shade): Piece {
  const body = pot(x, y, size, color, {
    profile: [
      [92, 0],
      [104, 10],
      [118, 120],
      [112, 240],
      [66, 330],
      [36, 380],
      [32, 450],
      [42, 470],
    ],
    wall: 8,
  });
  const cork = vessel({
    x,
    y: y - 468 * size,
    profile: scaled(
      [
        [27, 0],
        [31, 30],
        [30, 34],
      ],
      size,
    ),
    material: { color: [0.76, 0.6, 0.42] },
    grounded: false,
    speckle: 0.9,
    mottle: 0.4,
  });
  const spout = bar(
    `M${num(x)} ${num(y - 496 * size)}V${num(y - 520 * size)}Q${num(x)} ${num(y - 556 * size)} ${num(x - 40 * size)} ${num(y - 574 * size)}`,
    15 * size,
    BRASS,
  );
  return group(body, cork, { depth: y, shadow: '', body: spout });
}

/** The walnut lid of the salt cellar, lying beside it. */
export function saltLid(x: number, y: number): Piece {
  return disc(x, y, 235, 34, { color: tone('walnut'), gloss: 0.2 });
}
