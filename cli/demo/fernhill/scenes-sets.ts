import * as lights from './candle-goods.ts';
import * as tools from './candle-tools.ts';
import { pillar } from './candles.ts';
import * as cloth from './cloth.ts';
import { cushion } from './cushion.ts';
import { folded } from './folded.ts';
import { hanging } from './linen.ts';
import { tone } from './palette.ts';
import * as pots from './pottery.ts';
import { BRASS, block, disc, fruit, OAK, peg, plume, rail, sprig, WALNUT } from './props.ts';
import * as sewn from './sewn.ts';
import { FLOOR, type Piece, shoot, WIDE } from './studio.ts';
import type { Rgb } from './svg.ts';
import { bar, vessel } from './vessels.ts';

const LEAF: Rgb = [0.43, 0.5, 0.36];
const OLIVE: Rgb = [0.5, 0.54, 0.4];
const STRAW: Rgb = [0.84, 0.73, 0.53];
const PEAR: Rgb = [0.72, 0.66, 0.33];

/** Puts a piece in the order given, whatever its foot says. */
function at(depth: number, piece: Piece): Piece {
  return { ...piece, depth };
}

function leaves(depth: number, body: string): Piece {
  return { depth, shadow: '', body };
}

/** A gift box with a lid and a linen band tied round it. */
function giftBox(x: number, y: number, w: number, h: number, paper: Rgb, ribbon: Rgb): Piece {
  const box = block(x, y, w, h, w * 0.9, { color: paper });
  const lid = block(x, y - h * 0.72, w + 12, h * 0.3, w * 0.92, { color: paper }, { grounded: false });
  const back = w * 0.92 * 0.22;
  const top = y - h * 1.02;
  const bow =
    bar(
      `M${x} ${top - back * 0.5}C${x - 80} ${top - back - 50} ${x - 120} ${top - back * 0.5 + 10} ${x} ${top - back * 0.5}`,
      17,
      { color: ribbon },
    ) +
    bar(
      `M${x} ${top - back * 0.5}C${x + 80} ${top - back - 56} ${x + 124} ${top - back * 0.5 + 6} ${x} ${top - back * 0.5}`,
      17,
      { color: ribbon },
    ) +
    bar(`M${x} ${top - back * 0.5}C${x + 20} ${top + 10} ${x + 44} ${top + 20} ${x + 62} ${top + 64}`, 15, {
      color: ribbon,
    });
  const band =
    bar(`M${x} ${y - 3}V${top}L${x} ${top - back + 4}`, 26, { color: ribbon }, 'butt') +
    bar(`M${x - w / 2 + 6} ${top - back * 0.5}H${x + w / 2 - 6}`, 17, { color: ribbon }, 'butt');
  return { depth: y, shadow: box.shadow, body: box.body + lid.body + band + bow };
}

function shelf(y: number, from: number, to: number): string {
  return block((from + to) / 2, y + 30, to - from, 30, 150, OAK, { grain: true, grounded: false }).body;
}

export const setScenes: Record<string, () => string> = {
  'collection-candles': () =>
    shoot({
      surface: 'linen',
      seed: 2,
      pieces: [
        pillar(250, FLOOR - 90, 84, 430, tone('honey')),
        tools.held(460, FLOOR - 60, 1.05, 'clay', 430),
        lights.amber(660, FLOOR + 20, 0.95),
        lights.tumbler(950, FLOOR - 30, 0.9),
        lights.tealight(390, FLOOR + 120, 0.9),
        lights.votive(850, FLOOR + 140, 0.85, 'moss'),
      ],
      zoom: { x: 600, y: 835, by: 1.1 },
    }),
  'collection-ceramics': () =>
    shoot({
      surface: 'oak',
      seed: 4,
      leaves: false,
      pieces: [
        leaves(1, sprig(360, FLOOR - 600, 420, -100, OLIVE, 5) + sprig(366, FLOOR - 600, 380, -64, OLIVE, 9)),
        pots.shoulderVase(365, FLOOR - 40, 1, 'chalk'),
        pots.pitcher(700, FLOOR - 70, 0.78, 'clay'),
        pots.plates(900, FLOOR + 130, 0.62, ['charcoal', 'chalk', 'fern']),
        pots.mug(610, FLOOR + 110, 0.78, 'fern'),
        pots.budVase(960, FLOOR - 90, 0.8, 'moss'),
      ],
      zoom: { x: 610, y: 835, by: 1.08 },
    }),
  'collection-linen': () =>
    shoot({
      surface: 'plaster',
      seed: 6,
      pieces: [
        at(1100, cushion({ x: 780, y: FLOOR - 40, w: 470, h: 450, color: tone('fern'), seed: 9, angle: 3 })),
        folded({
          x: 430,
          y: FLOOR + 60,
          w: 540,
          h: 84,
          colors: [tone('oat'), tone('clay'), tone('chalk'), tone('mist'), tone('oat')],
          plies: 2,
          seed: 7,
        }),
        cloth.parcel(900, FLOOR + 160, 330, 90, 'chalk', 'fern', { seed: 3 }),
      ],
    }),
  'collection-table': () =>
    shoot({
      surface: 'linen',
      seed: 8,
      pieces: [
        at(910, cloth.tableCloth(1230, tone('oat'))),
        at(1000, tools.held(320, 1040, 0.8, 'fern', 360)),
        at(1001, tools.held(460, 1010, 0.7, 'oat', 330)),
        at(1010, pots.pitcher(880, 1060, 0.7, 'chalk')),
        at(1100, pots.plate(600, 1160, 0.82, 'chalk')),
        at(1101, { ...pots.supperBowl(600, 1136, 0.54, 'fern', false) }),
        at(1102, pots.espresso(920, 1180, 0.62, 'clay')),
        at(1103, folded({ x: 260, y: 1190, w: 230, h: 30, colors: [tone('clay')], plies: 2, depth: 300 })),
      ],
      zoom: { x: 600, y: 860, by: 1.14 },
    }),
  'collection-bedroom': () =>
    shoot({
      surface: 'plaster',
      seed: 10,
      pieces: [
        ...cloth.bed('fern', 'chalk', 'chalk'),
        at(
          3000,
          folded({ x: 860, y: 1420, w: 520, h: 90, colors: [tone('oat')], plies: 2, depth: 520, seed: 3 }),
        ),
      ],
      zoom: WIDE,
    }),
  'collection-kitchen': () =>
    shoot({
      surface: 'oak',
      seed: 12,
      leaves: false,
      wall:
        rail(250, [200, 470, 740, 1010]) +
        sewn.hungCloth(470, 282, 240, 420, tone('chalk'), { stripe: tone('fern') }) +
        sewn.hungCloth(740, 282, 230, 380, tone('oat'), { border: tone('clay'), seed: 8 }),
      pieces: [
        pots.jar(250, FLOOR - 60, 0.9, 'chalk'),
        pots.jar(500, FLOOR - 80, 0.68, 'charcoal'),
        pots.oilBottle(970, FLOOR - 50, 0.86, 'moss'),
        block(660, FLOOR + 110, 640, 36, 420, WALNUT, { grain: true }),
        at(FLOOR + 111, pots.saltCellar(520, FLOOR + 50, 0.72, 'clay', true)),
        at(FLOOR + 112, { ...fruit(800, FLOOR + 40, 72, PEAR, true) }),
      ],
      zoom: { x: 600, y: 780, by: 1.08 },
    }),
  'collection-gifts': () =>
    shoot({
      surface: 'linen',
      seed: 14,
      pieces: [
        giftBox(420, FLOOR - 10, 440, 230, tone('oat'), tone('fern')),
        at(FLOOR + 10, giftBox(850, FLOOR - 40, 300, 170, tone('clay'), tone('chalk'))),
        lights.tin(700, FLOOR + 150, 0.72, false),
        lights.votive(960, FLOOR + 140, 0.8, 'honey'),
        leaves(2000, sprig(200, FLOOR + 200, 330, -12, LEAF, 6)),
      ],
    }),
  'collection-new': () =>
    shoot({
      surface: 'oak',
      seed: 16,
      pieces: [
        leaves(1, plume(905, FLOOR - 330, 420, 60, STRAW, 4) + plume(900, FLOOR - 330, 360, -40, STRAW, 7)),
        pots.budVase(900, FLOOR - 60, 1.02, 'clay'),
        pots.teapot(560, FLOOR - 10, 1, 'charcoal'),
        pillar(215, FLOOR - 80, 78, 380, tone('moss'), { flutes: 9 }),
        pots.espresso(760, FLOOR + 140, 0.84, 'fern'),
        pots.pinchBowl(420, FLOOR + 160, 0.86, 'chalk'),
      ],
      zoom: { x: 590, y: 835, by: 1.1 },
    }),
  hero: () =>
    shoot({
      surface: 'oak',
      seed: 3,
      pieces: [
        leaves(
          1,
          sprig(330, 700, 400, -112, OLIVE, 21, 1.1) +
            sprig(335, 700, 440, -78, OLIVE, 5, 1.1) +
            sprig(338, 700, 360, -44, OLIVE, 9, 1.1),
        ),
        at(1060, pots.shoulderVase(335, 1120, 0.74, 'fern')),
        at(1061, pots.servingBowl(690, 1110, 0.62, 'chalk')),
        at(1062, lights.amber(985, 1100, 0.66)),
        at(1063, fruit(560, 1210, 56, PEAR, true)),
        at(
          1064,
          folded({
            x: 860,
            y: 1230,
            w: 380,
            h: 44,
            colors: [tone('oat'), tone('clay')],
            plies: 2,
            depth: 280,
            seed: 5,
          }),
        ),
        at(1059, tools.held(530, 1010, 0.7, 'oat', 350)),
        at(1065, pots.mug(190, 1220, 0.44, 'clay')),
      ],
      zoom: { x: 600, y: 915, by: 1.03 },
    }),
  story: () =>
    shoot({
      surface: 'oak',
      seed: 5,
      leaves: false,
      wall:
        shelf(560, 560, 1240) +
        [
          pots.moonJar(700, 552, 0.38, 'chalk'),
          pots.pitcher(860, 552, 0.4, 'clay'),
          pots.budVase(985, 552, 0.5, 'moss'),
          pots.jar(1110, 552, 0.5, 'oat'),
        ]
          .map((piece) => piece.body)
          .join('') +
        shelf(800, 560, 1240) +
        [
          pots.supperBowl(680, 790, 0.34, 'fern'),
          pots.mug(840, 790, 0.4, 'chalk'),
          pots.espresso(960, 790, 0.5, 'clay'),
          pots.shoulderVase(1080, 790, 0.3, 'charcoal'),
        ]
          .map((piece) => piece.body)
          .join('') +
        bar('M-40 380H520', 12, BRASS) +
        peg(500, 378) +
        hanging({ x: 60, y: 384, w: 190, h: 430, color: tone('oat'), folds: 2, depth: 5, seed: 4 }) +
        hanging({ x: 280, y: 384, w: 170, h: 340, color: tone('fern'), folds: 2, depth: 5, seed: 8 }),
      pieces: [
        at(1000, disc(420, 1130, 250, 40, { color: [0.45, 0.43, 0.4], gloss: 0.3 }, false)),
        at(
          1001,
          vessel({
            x: 420,
            y: 1092,
            profile: [
              [110, 0],
              [122, 10],
              [160, 90],
              [172, 170],
              [160, 230],
            ],
            material: { color: [0.62, 0.45, 0.34], gloss: 0.45, sharp: 12 },
            wallThickness: 13,
            rings: 1.6,
            grounded: false,
          }),
        ),
        at(
          1002,
          vessel({
            x: 830,
            y: 1090,
            profile: [
              [90, 0],
              [96, 8],
              [104, 90],
              [106, 150],
            ],
            material: pots.glaze('chalk'),
            wallThickness: 8,
            fill: { depth: 30, material: { color: [0.6, 0.56, 0.48], gloss: 0.8 } },
          }),
        ),
        at(
          1001.5,
          leaves(
            0,
            [-30, -6, 22]
              .map((lean, i) =>
                bar(`M${830 + lean} 980L${830 + lean * 2.6} ${740 + i * 26}`, 12, i === 1 ? WALNUT : OAK),
              )
              .join(''),
          ),
        ),
        at(1003, {
          ...vessel({
            x: 1020,
            y: 1180,
            profile: [
              [70, 0],
              [92, 20],
              [84, 80],
              [40, 108],
              [2, 112],
            ],
            material: { color: [0.6, 0.44, 0.34], gloss: 0.05 },
            mottle: 0.5,
          }),
        }),
        at(
          1004,
          folded({ x: 690, y: 1212, w: 260, h: 40, colors: [tone('oat')], plies: 2, depth: 240, seed: 2 }),
        ),
      ],
      zoom: { x: 600, y: 905, by: 1.03 },
    }),
};
