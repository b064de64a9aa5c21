import { taper } from './candles.ts';
import { folded } from './folded.ts';
import { type Shade, tone } from './palette.ts';
import * as pots from './pottery.ts';
import { block, facingPlate, fruit, OAK, plume, sprig, WALNUT } from './props.ts';
import { FLOOR, type Piece, type Setup, shoot } from './studio.ts';
import type { Rgb } from './svg.ts';

type Scenes = Record<string, () => string>;

const LEAF: Rgb = [0.43, 0.5, 0.36];
const OLIVE: Rgb = [0.5, 0.54, 0.4];
const STRAW: Rgb = [0.84, 0.73, 0.53];
const PEAR: Rgb = [0.72, 0.66, 0.33];

/** A picture on the oak table. */
function oak(pieces: Piece[], more: Partial<Setup> = {}): string {
  return shoot({ surface: 'oak', pieces, ...more });
}

function stem(y: number, body: string): Piece {
  return { depth: y - 2, shadow: '', body };
}

/** One scene a colour, named `<name>-<colour>`. */
export function eachColor(
  name: string,
  colors: Shade[],
  draw: (color: Shade, index: number) => string,
): Scenes {
  return Object.fromEntries(colors.map((color, index) => [`${name}-${color}`, () => draw(color, index)]));
}

export const ceramicScenes: Scenes = {
  ...eachColor('mug', ['fern', 'chalk', 'clay', 'charcoal'], (color, i) =>
    oak([pots.mug(560, FLOOR + 30, 1.35, color)], { seed: 2 + i }),
  ),
  'mug-shelf': () =>
    oak(
      [
        block(600, FLOOR + 40, 820, 46, 340, OAK, { grain: true }),
        pots.mug(400, FLOOR - 38, 0.92, 'chalk'),
        pots.mug(770, FLOOR - 30, 0.92, 'fern'),
        pots.mug(590, FLOOR - 300, 0.92, 'clay'),
      ].map((p, i) => ({ ...p, depth: [1, 3, 4, 2][i]!, shadow: i === 0 ? p.shadow : '' })),
      { seed: 6 },
    ),

  ...eachColor('espresso', ['chalk', 'fern', 'clay'], (color, i) =>
    oak([pots.espresso(420, FLOOR - 10, 1.5, color), pots.espresso(760, FLOOR + 80, 1.5, color)], {
      seed: 4 + i,
    }),
  ),
  'espresso-detail': () =>
    oak([pots.espresso(470, FLOOR, 1.5, 'fern'), pots.espresso(830, FLOOR - 90, 1.5, 'chalk')], {
      zoom: { x: 570, y: 990, by: 1.75 },
      seed: 4,
    }),

  ...eachColor('bowl', ['chalk', 'clay', 'fern'], (color, i) =>
    oak([pots.supperBowl(590, FLOOR + 40, 1.28, color)], { seed: 5 + i }),
  ),
  'bowl-stack': () =>
    oak(
      [
        pots.supperBowl(560, FLOOR + 60, 1.05, 'fern'),
        pots.supperBowl(566, FLOOR - 42, 1.05, 'clay', false),
        pots.supperBowl(558, FLOOR - 144, 1.05, 'chalk', false),
      ].map((p, i) => ({ ...p, depth: i })),
      { seed: 9 },
    ),

  ...eachColor('plate', ['chalk', 'fern', 'charcoal'], (color, i) =>
    oak(
      [
        facingPlate(500, FLOOR - 40, 320, pots.glaze(color), tone('raw')),
        pots.plates(760, FLOOR + 130, 0.84, [color, color, color]),
      ],
      { seed: 7 + i },
    ),
  ),
  'plate-setting': () =>
    oak(
      [
        pots.plate(520, FLOOR + 90, 1.24, 'chalk'),
        pots.supperBowl(520, FLOOR + 56, 0.84, 'fern', false),
        folded({ x: 985, y: FLOOR + 190, w: 240, h: 40, colors: [tone('oat')], plies: 2, depth: 420 }),
        pots.espresso(900, FLOOR - 150, 0.95, 'chalk'),
      ].map((p, i) => ({ ...p, depth: [2, 3, 4, 1][i]! })),
      { seed: 8 },
    ),

  ...eachColor('pitcher', ['chalk', 'clay'], (color, i) =>
    oak([pots.pitcher(570, FLOOR + 20, 1.2, color)], { seed: 3 + i }),
  ),
  'pitcher-olive': () =>
    oak(
      [
        stem(
          FLOOR,
          sprig(520, FLOOR - 480, 520, -112, OLIVE, 5) +
            sprig(520, FLOOR - 480, 560, -80, OLIVE, 9) +
            sprig(530, FLOOR - 480, 440, -52, OLIVE, 14),
        ),
        pots.pitcher(520, FLOOR, 1, 'chalk'),
        fruit(860, FLOOR + 70, 78, PEAR, true),
        fruit(1010, FLOOR + 20, 74, PEAR, true),
      ],
      { seed: 11, leaves: false },
    ),

  ...eachColor('bud-vase', ['chalk', 'clay', 'moss', 'charcoal'], (color, i) =>
    oak(
      [
        stem(
          FLOOR,
          plume(580, FLOOR - 400, 430, 70, STRAW, 3 + i) + sprig(576, FLOOR - 400, 330, -112, LEAF, 12 + i),
        ),
        pots.budVase(575, FLOOR + 20, 1.35, color),
      ],
      { seed: 2 + i },
    ),
  ),
  'bud-vase-trio': () =>
    oak(
      [
        stem(FLOOR - 80, plume(330, FLOOR - 420, 400, -50, STRAW, 8)),
        pots.budVase(330, FLOOR - 40, 1.12, 'clay'),
        stem(FLOOR, sprig(610, FLOOR - 300, 430, -84, LEAF, 3)),
        pots.budVase(610, FLOOR + 50, 1.12, 'chalk'),
        pots.budVase(890, FLOOR - 10, 1.12, 'moss'),
      ],
      { seed: 12 },
    ),

  ...eachColor('shoulder-vase', ['fern', 'chalk'], (color, i) =>
    oak([pots.shoulderVase(570, FLOOR + 20, 1.12, color)], { seed: 1 + i * 3 }),
  ),
  'shoulder-vase-branches': () =>
    oak(
      [
        stem(
          FLOOR,
          sprig(560, FLOOR - 530, 560, -118, LEAF, 21, 1.15) +
            sprig(565, FLOOR - 530, 640, -82, LEAF, 5, 1.15) +
            sprig(570, FLOOR - 530, 520, -46, LEAF, 9, 1.15),
        ),
        pots.shoulderVase(565, FLOOR + 40, 0.98, 'fern'),
        pots.pinchBowl(900, FLOOR + 110, 1, 'chalk'),
      ],
      { seed: 3, leaves: false },
    ),

  'moon-jar': () => oak([pots.moonJar(580, FLOOR + 30, 1.25, 'chalk')], { seed: 14 }),
  'moon-jar-detail': () =>
    oak([pots.moonJar(580, FLOOR + 30, 1.25, 'chalk')], { zoom: { x: 520, y: 740, by: 2 }, seed: 14 }),

  'serving-bowl': () => oak([pots.servingBowl(590, FLOOR + 50, 1.1, 'mist')], { seed: 15 }),
  'serving-bowl-pears': () =>
    oak(
      [
        ...[
          fruit(470, FLOOR - 80, 88, PEAR, true),
          fruit(680, FLOOR - 90, 92, PEAR, true),
          fruit(580, FLOOR - 66, 90, [0.76, 0.62, 0.34], true),
        ].map((p, i) => ({ ...p, depth: 10 + i, shadow: '' })),
        pots.servingBowl(590, FLOOR + 50, 1.1, 'mist'),
      ].reduce<Piece[]>(
        (all, piece, index, list) =>
          index < 3
            ? all
            : [
                piece,
                ...list.slice(0, 3).map((p) => ({ ...p, depth: FLOOR + 60 })),
                { depth: FLOOR + 61, shadow: '', body: pots.servingFront(590, FLOOR + 50) },
              ],
        [],
      ),
      { seed: 15 },
    ),

  ...eachColor('jar', ['chalk', 'charcoal'], (color, i) =>
    oak(
      [
        pots.jar(360, FLOOR - 30, 1.05, color),
        pots.jar(680, FLOOR + 40, 0.85, color),
        pots.jar(930, FLOOR + 80, 0.62, color),
      ],
      { seed: 16 + i },
    ),
  ),
  'jar-detail': () =>
    oak([pots.jar(560, FLOOR, 1.2, 'chalk'), pots.jar(900, FLOOR - 120, 0.9, 'charcoal')], {
      zoom: { x: 600, y: 860, by: 1.7 },
      seed: 17,
    }),

  'salt-cellar': () => oak([pots.saltCellar(580, FLOOR + 30, 1.5, 'clay')], { seed: 18 }),
  'salt-cellar-open': () =>
    oak([pots.saltCellar(500, FLOOR, 1.45, 'clay', true), pots.saltLid(870, FLOOR + 120)], { seed: 18 }),

  ...eachColor('teapot', ['chalk', 'charcoal'], (color, i) =>
    oak([pots.teapot(620, FLOOR + 20, 1.25, color)], { seed: 19 + i }),
  ),
  'teapot-cups': () =>
    oak(
      [
        block(600, FLOOR + 100, 960, 34, 480, WALNUT, { grain: true }),
        pots.teapot(560, FLOOR - 10, 1, 'charcoal'),
        pots.espresso(850, FLOOR + 20, 0.8, 'chalk'),
        pots.espresso(990, FLOOR - 20, 0.8, 'chalk'),
      ].map((p, i) => ({ ...p, depth: [1, 2, 4, 3][i]! })),
      { seed: 20 },
    ),

  ...eachColor('planter', ['clay', 'chalk'], (color, i) =>
    oak([pots.planter(580, FLOOR + 40, 1.3, color)], { seed: 21 + i }),
  ),
  'planter-fern': () =>
    oak(
      [
        pots.planter(570, FLOOR + 50, 1.05, 'clay'),
        {
          depth: FLOOR + 51,
          shadow: '',
          body: [-158, -134, -112, -92, -70, -48, -24]
            .map((angle, i) =>
              sprig(
                570 + (i - 3) * 20,
                FLOOR - 254,
                380 + (i % 3) * 60,
                angle,
                i % 2 ? LEAF : [0.36, 0.45, 0.31],
                30 + i,
                0.95,
              ),
            )
            .join(''),
        },
      ],
      { seed: 22, leaves: false },
    ),

  'oil-bottle': () => oak([pots.oilBottle(580, FLOOR + 20, 1.3, 'moss')], { seed: 23 }),
  'oil-bottle-kitchen': () =>
    oak(
      [
        pots.oilBottle(440, FLOOR - 20, 1.1, 'moss'),
        pots.saltCellar(760, FLOOR + 50, 0.95, 'clay'),
        block(900, FLOOR - 110, 520, 40, 300, OAK, { grain: true }),
        pots.pinchBowl(1010, FLOOR + 120, 0.8, 'chalk'),
      ],
      { seed: 24 },
    ),

  chamberstick: () =>
    oak(
      [
        pots.chamberstick(540, FLOOR + 40, 1.35, 'charcoal'),
        { ...taper(540, FLOOR - 88, 420, tone('oat'), { r: 27 }), depth: FLOOR + 42 },
      ],
      { seed: 25 },
    ),
  'chamberstick-lit': () =>
    shoot({
      surface: 'oak',
      mood: 'dusk',
      pieces: [
        pots.chamberstick(560, FLOOR + 40, 1.15, 'charcoal'),
        { ...taper(560, FLOOR - 70, 400, tone('oat'), { r: 23, lit: true }), depth: FLOOR + 42 },
      ],
      seed: 25,
    }),

  'pinch-bowls': () =>
    oak(
      [
        pots.pinchBowl(330, FLOOR - 60, 1.25, 'chalk', { color: [0.95, 0.94, 0.9] }),
        pots.pinchBowl(660, FLOOR - 90, 1.25, 'clay', { color: [0.5, 0.42, 0.2] }),
        pots.pinchBowl(500, FLOOR + 110, 1.25, 'fern', { color: [0.62, 0.24, 0.14] }),
        pots.pinchBowl(850, FLOOR + 80, 1.25, 'charcoal', { color: [0.78, 0.62, 0.36] }),
      ],
      { seed: 26 },
    ),
  'pinch-bowls-stack': () =>
    oak(
      ['fern', 'clay', 'charcoal', 'chalk'].map((color, i) => ({
        ...pots.pinchBowl(570 + (i % 2) * 8, FLOOR + 50 - i * 72, 1.7, color as Shade),
        depth: i,
        ...(i > 0 ? { shadow: '' } : {}),
      })),
      { seed: 27 },
    ),
};
