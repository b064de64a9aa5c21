import { WAX, waxOf, wicks } from './candles.ts';
import { glass, label } from './glass.ts';
import { palette, type Shade, tone } from './palette.ts';
import * as pots from './pottery.ts';
import { BRASS } from './props.ts';
import type { Piece } from './studio.ts';
import type { Point, Rgb } from './svg.ts';
import { group, vessel } from './vessels.ts';

/** The candles of the house and what goes with them, as pieces to stand in a scene. */

/** Something drawn without a shadow of its own. */
export function plain(depth: number, body: string, shadow = ''): Piece {
  return { depth, shadow, body };
}

export const AMBER: Rgb = [0.6, 0.33, 0.12];

/** A candle poured into stoneware. */
export function potted(x: number, y: number, size: number, color: Shade, lit = false): Piece {
  const r = 176 * size;
  const h = 300 * size;
  const body = pots.pot(x, y, size, color, {
    profile: [
      [140, 0],
      [158, 12],
      [178, 120],
      [180, 220],
      [176, 300],
    ],
    wall: 12,
    fill: { depth: 44, material: WAX },
  });
  const top = wicks([[x, y - h + 44 * size + 2]], Math.max(24, r * 0.2), lit);
  return { ...body, body: body.body + top.body, glow: top.glow };
}

/** A candle in amber glass with a paper label. */
export function amber(x: number, y: number, size: number, lit = false, paper: string = palette.paper): Piece {
  return glass({
    x,
    y,
    profile: pots.scaled(
      [
        [146, 0],
        [156, 10],
        [160, 160],
        [160, 330],
      ],
      size,
    ),
    tint: AMBER,
    content: { height: 236 * size, material: WAX },
    wicks: 1,
    lit,
    label: { from: 50 * size, to: 190 * size, color: paper },
  });
}

/** A white candle in clear glass. */
export function tumbler(x: number, y: number, size: number, lit = false): Piece {
  return glass({
    x,
    y,
    profile: pots.scaled(
      [
        [126, 0],
        [136, 10],
        [146, 170],
        [152, 290],
      ],
      size,
    ),
    content: { height: 205 * size, material: WAX },
    wicks: 1,
    lit,
  });
}

/** A brass tin candle, open or with its lid on. */
export function tin(x: number, y: number, size: number, open: boolean, lit = false): Piece {
  const body = vessel({
    x,
    y,
    profile: pots.scaled(
      [
        [156, 0],
        [162, 5],
        [162, 70],
        [162, 132],
        [160, 138],
      ],
      size,
    ),
    material: BRASS,
    wallThickness: 6 * size,
    fill: { depth: 26 * size, material: open ? WAX : BRASS },
  });
  const paper = label(x, y, 162 * size, 26 * size, 112 * size, palette.fern, 1);
  if (open) {
    const top = wicks([[x, y - 112 * size]], 30 * size, lit);
    return { ...body, body: body.body + paper + top.body, glow: top.glow };
  }
  return group(body, plain(y, paper), tinLid(x, y - 118 * size, size, false));
}

/** The lid of the tin. */
export function tinLid(x: number, y: number, size: number, grounded = true): Piece {
  return vessel({
    x,
    y,
    profile: pots.scaled(
      [
        [166, 0],
        [168, 4],
        [168, 40],
        [160, 50],
        [150, 52],
      ],
      size,
    ),
    material: BRASS,
    wallThickness: 2,
    fill: { depth: 0, material: BRASS },
    grounded,
  });
}

/** A wide bowl with three wicks. */
export function bowlCandle(x: number, y: number, size: number, color: Shade, lit = false): Piece {
  const body = pots.pot(x, y, size, color, {
    profile: [
      [130, 0],
      [142, 14],
      [232, 60],
      [276, 130],
      [280, 178],
    ],
    wall: 13,
    fill: { depth: 40, material: WAX },
  });
  const level = y - 138 * size;
  const points: Point[] = [
    [x - 120 * size, level + 4],
    [x + 16 * size, level - 22 * size],
    [x + 128 * size, level + 14 * size],
  ];
  const top = wicks(points, 36 * size, lit);
  return { ...body, body: body.body + top.body, glow: top.glow };
}

/** A tealight in its cup. */
export function tealight(x: number, y: number, size: number, lit = false): Piece {
  const base = vessel({
    x,
    y,
    profile: pots.scaled(
      [
        [92, 0],
        [96, 4],
        [96, 66],
        [95, 70],
      ],
      size,
    ),
    material: { color: [0.74, 0.73, 0.7], gloss: 0.8, sharp: 18, metal: true },
    wallThickness: 4 * size,
    fill: { depth: 12 * size, material: waxOf(tone('honey')) },
  });
  const top = wicks([[x, y - 58 * size]], 26 * size, lit);
  return { ...base, body: base.body + top.body, glow: top.glow };
}

const VOTIVE: Record<string, Rgb> = {
  honey: [0.8, 0.58, 0.26],
  moss: [0.46, 0.54, 0.36],
  rosewood: [0.62, 0.3, 0.26],
};

/** A small tinted glass with wax. */
export function votive(x: number, y: number, size: number, color: string, lit = false): Piece {
  return glass({
    x,
    y,
    profile: pots.scaled(
      [
        [84, 0],
        [92, 8],
        [104, 60],
        [118, 190],
      ],
      size,
    ),
    tint: VOTIVE[color],
    content: { height: 92 * size, material: WAX, base: 14 },
    wicks: 1,
    lit,
  });
}
