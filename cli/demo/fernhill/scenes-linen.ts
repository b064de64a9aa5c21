import * as cloth from './cloth.ts';
import { folded } from './folded.ts';
import { type Shade, tone } from './palette.ts';
import * as pots from './pottery.ts';
import { block, peg, rail, WALNUT } from './props.ts';
import { eachColor } from './scenes-ceramics.ts';
import { onWall, stone } from './scenes-rooms.ts';
import * as sewn from './sewn.ts';
import { FLOOR, type Piece, shoot } from './studio.ts';
import type { Rgb } from './svg.ts';
import { vessel } from './vessels.ts';

const CRUST: Rgb = [0.68, 0.45, 0.25];

function napkinRing(x: number, y: number, size: number): Piece {
  return vessel({
    x,
    y,
    profile: pots.scaled(
      [
        [52, 0],
        [54, 4],
        [54, 46],
        [52, 50],
      ],
      size,
    ),
    material: { color: tone('walnut'), gloss: 0.2 },
    wallThickness: 9 * size,
    grounded: false,
  });
}

function loaf(x: number, y: number, w: number): Piece {
  return vessel({
    x,
    y,
    profile: pots.scaled(
      [
        [70, 0],
        [96, 8],
        [112, 40],
        [98, 84],
        [50, 112],
        [4, 118],
      ],
      w / 224,
    ),
    material: { color: CRUST, gloss: 0.1 },
    mottle: 0.8,
    speckle: 0.7,
  });
}

/** Linen for table and kitchen. */
export const linenScenes: Record<string, () => string> = {
  ...eachColor('napkins', ['oat', 'fern', 'clay', 'mist'], (color, i) =>
    stone(
      [
        folded({
          x: 580,
          y: FLOOR + 40,
          w: 520,
          h: 62,
          colors: [color, color, color, color].map(tone),
          plies: 2,
          depth: 440,
          seed: 3 + i,
        }),
      ],
      { seed: 2 + i },
    ),
  ),
  'napkins-table': () =>
    shoot({
      surface: 'oak',
      seed: 5,
      pieces: [
        pots.plate(570, FLOOR + 90, 1.2, 'chalk'),
        {
          ...folded({
            x: 570,
            y: FLOOR + 62,
            w: 150,
            h: 44,
            colors: [tone('clay')],
            plies: 2,
            depth: 560,
            grounded: false,
          }),
          depth: FLOOR + 91,
        },
        { ...napkinRing(570, FLOOR + 60, 1.7), depth: FLOOR + 92 },
        pots.espresso(960, FLOOR - 110, 0.85, 'fern'),
      ],
    }),

  'tablecloth-oat': () =>
    stone([cloth.parcel(590, FLOOR + 50, 640, 170, 'oat', 'fern', { seed: 4 })], { seed: 6 }),
  'tablecloth-fern': () =>
    stone([cloth.parcel(590, FLOOR + 50, 640, 170, 'fern', 'oat', { seed: 4 })], { seed: 7 }),
  'tablecloth-table': () =>
    stone(
      [
        cloth.tableCloth(1180, tone('oat')),
        { ...pots.pitcher(420, FLOOR - 90, 0.82, 'chalk'), depth: 1101 },
        { ...pots.plates(800, FLOOR - 70, 0.62, ['chalk', 'chalk', 'fern']), depth: 1120 },
      ],
      { seed: 8 },
    ),

  'runner-oat': () =>
    shoot({
      surface: 'oak',
      seed: 9,
      pieces: [
        cloth.laid(1310, 280, -120, 1320, tone('oat'), tone('clay')),
        pots.moonJar(430, FLOOR - 20, 0.82, 'chalk'),
        pots.pinchBowl(850, FLOOR + 30, 1.1, 'clay'),
      ],
    }),
  'runner-folded': () =>
    shoot({
      surface: 'oak',
      seed: 10,
      pieces: [
        folded({
          x: 590,
          y: FLOOR + 50,
          w: 620,
          h: 66,
          colors: [tone('oat'), tone('fern')],
          plies: 3,
          depth: 300,
          seed: 8,
        }),
      ],
    }),

  ...eachColor('tea-towel', ['fern', 'clay', 'charcoal'], (color, i) =>
    onWall(
      rail(220, [250, 590, 930]) +
        sewn.hungCloth(590, 252, 330, 560, tone('chalk'), { stripe: tone(color), seed: 5 + i }),
      [pots.saltCellar(880, FLOOR - 20, 0.85, 'oat')],
      { seed: 11 + i, surface: 'oak' },
    ),
  ),
  'tea-towel-folded': () =>
    shoot({
      surface: 'oak',
      seed: 14,
      pieces: [
        folded({
          x: 580,
          y: FLOOR + 40,
          w: 560,
          h: 74,
          colors: [tone('chalk'), tone('chalk'), tone('chalk')],
          plies: 2,
          stripe: tone('fern'),
          seed: 12,
        }),
      ],
    }),

  ...eachColor('apron', ['oat', 'fern', 'charcoal'], (color, i) =>
    shoot({
      surface: 'oak',
      pieces: [cloth.plain(2000, peg(590, 210) + sewn.apron(590, 214, tone(color), 3 + i))],
      leaves: false,
      seed: 15 + i,
      zoom: { x: 600, y: 640, by: 1.2 },
    }),
  ),
  'apron-detail': () =>
    shoot({
      surface: 'oak',
      pieces: [cloth.plain(2000, sewn.apron(590, 214, tone('fern'), 4))],
      leaves: false,
      seed: 15,
      zoom: { x: 590, y: 690, by: 2.4 },
    }),

  'bread-bag': () =>
    shoot({
      surface: 'oak',
      pieces: [sewn.breadBag(580, FLOOR + 40, 1.12, tone('oat'), tone('clay'))],
      seed: 41,
    }),
  'bread-bag-loaf': () =>
    shoot({
      surface: 'oak',
      pieces: [
        sewn.breadBag(380, FLOOR - 50, 0.85, tone('oat'), tone('clay')),
        block(790, FLOOR + 110, 520, 36, 420, WALNUT, { grain: true }),
        { ...loaf(790, FLOOR + 50, 380), depth: FLOOR + 111 },
      ],
      seed: 42,
    }),

  'tote-oat': () =>
    onWall(
      rail(200, [250, 590, 930]) + sewn.tote(590, 226, tone('oat')),
      [pots.planter(900, FLOOR - 20, 0.7, 'clay')],
      { seed: 43, surface: 'oak' },
    ),
  'tote-fern': () =>
    onWall(
      rail(200, [250, 590, 930]) + sewn.tote(590, 226, tone('fern'), 6),
      [pots.planter(900, FLOOR - 20, 0.7, 'chalk')],
      { seed: 44, surface: 'oak' },
    ),
  'tote-detail': () =>
    onWall(rail(200, [250, 590, 930]) + sewn.tote(590, 226, tone('oat')), [], {
      seed: 43,
      surface: 'oak',
      zoom: { x: 590, y: 470, by: 2 },
    }),

  'placemats-clay': () =>
    shoot({
      surface: 'oak',
      seed: 45,
      pieces: [
        cloth.laid(1350, 250, 230, 950, tone('clay')),
        pots.plate(590, FLOOR + 80, 0.92, 'chalk'),
        pots.espresso(1000, FLOOR - 90, 0.9, 'chalk'),
      ],
    }),
  'placemats-oat': () =>
    shoot({
      surface: 'oak',
      seed: 46,
      pieces: [
        cloth.laid(1350, 250, 230, 950, tone('oat'), tone('fern')),
        pots.plate(590, FLOOR + 80, 0.92, 'fern'),
        pots.espresso(1000, FLOOR - 90, 0.9, 'chalk'),
      ],
    }),
  'placemats-stack': () =>
    shoot({
      surface: 'oak',
      seed: 47,
      pieces: [
        folded({
          x: 590,
          y: FLOOR + 50,
          w: 640,
          h: 26,
          colors: ['oat', 'clay', 'oat', 'clay'].map((c) => tone(c as Shade)),
          plies: 1,
          depth: 460,
          seed: 5,
        }),
      ],
    }),
};
