import * as cloth from './cloth.ts';
import { cushion } from './cushion.ts';
import { folded } from './folded.ts';
import { hanging } from './linen.ts';
import { type Shade, tone } from './palette.ts';
import * as pots from './pottery.ts';
import { BRASS, block, OAK, peg } from './props.ts';
import { eachColor } from './scenes-ceramics.ts';
import { FLOOR, type Piece, type Setup, shoot, WIDE } from './studio.ts';
import { bar } from './vessels.ts';

const HUNG = { x: 600, y: 690, by: 1.12 };

/** A picture on the plaster table. */
export function stone(pieces: Piece[], more: Partial<Setup> = {}): string {
  return shoot({ surface: 'plaster', pieces, ...more });
}

/** A picture of something that hangs on the wall. */
export function onWall(wall: string, pieces: Piece[], more: Partial<Setup> = {}): string {
  return shoot({ surface: 'plaster', pieces, wall, zoom: HUNG, leaves: false, ...more });
}

function throwOver(color: Shade, seed: number): string {
  const rod = bar('M210 330H990', 20, OAK);
  const hooks =
    bar('M250 330V270', 12, BRASS) + bar('M950 330V270', 12, BRASS) + peg(250, 262) + peg(950, 262);
  return onWall(
    hooks +
      hanging({
        x: 320,
        y: 334,
        w: 560,
        h: 500,
        color: tone(color),
        folds: 2.4,
        depth: 9,
        seed,
        fringe: true,
      }) +
      hanging({
        x: 360,
        y: 326,
        w: 480,
        h: 330,
        color: tone(color),
        folds: 2,
        depth: 7,
        seed: seed + 3,
        fringe: true,
        slant: 20,
      }) +
      rod,
    [{ ...pots.budVase(930, FLOOR - 30, 0.85, 'clay') }],
    { seed },
  );
}

/** Linen for bed, bath and sitting. */
export const roomScenes: Record<string, () => string> = {
  ...eachColor('waffle-towel', ['chalk', 'moss', 'clay'], (color, i) =>
    stone(
      [
        folded({
          x: 580,
          y: FLOOR + 50,
          w: 560,
          h: 118,
          colors: [color, color, color].map(tone),
          plies: 2,
          waffle: true,
          seed: 18 + i,
        }),
      ],
      { seed: 18 + i },
    ),
  ),
  'waffle-towel-hung': () =>
    onWall(
      bar('M170 300H1030', 20, BRASS) +
        peg(200, 298) +
        peg(1000, 298) +
        hanging({ x: 300, y: 304, w: 300, h: 540, color: tone('chalk'), folds: 2, depth: 7, seed: 4 }) +
        hanging({ x: 640, y: 304, w: 250, h: 420, color: tone('moss'), folds: 2, depth: 6, seed: 9 }) +
        bar('M290 300H900', 20, BRASS),
      [{ ...cloth.washBottle(880, FLOOR + 20, 0.7) }],
      { seed: 21 },
    ),

  ...eachColor('duvet', ['chalk', 'mist'], (color, i) =>
    stone([cloth.parcel(590, FLOOR + 60, 700, 260, color, 'oat', { seed: 22 + i, plies: 2 })], {
      seed: 22 + i,
    }),
  ),
  'duvet-bed': () => stone(cloth.bed('mist', 'chalk', 'chalk'), { zoom: WIDE, seed: 24 }),

  ...eachColor('pillowcase', ['chalk', 'oat', 'mist'], (color, i) =>
    stone(
      [
        {
          ...cushion({
            x: 580,
            y: FLOOR - 60,
            w: 660,
            h: 420,
            color: tone(color),
            seed: 6 + i,
            flange: true,
          }),
          depth: 1100,
        },
        folded({ x: 640, y: FLOOR + 130, w: 560, h: 84, colors: [tone(color)], plies: 2, seed: 7 + i }),
      ],
      { seed: 25 + i },
    ),
  ),
  'pillowcase-bed': () =>
    stone(cloth.bed('chalk', 'oat', 'oat'), { zoom: { x: 480, y: 950, by: 1.5 }, seed: 26 }),

  'sheet-oat': () =>
    stone(
      [
        cloth.parcel(590, FLOOR + 50, 620, 130, 'oat', 'clay', { seed: 28, plies: 2 }),
        {
          ...cloth.parcel(600, FLOOR - 76, 600, 110, 'chalk', 'clay', {
            seed: 29,
            plies: 2,
            grounded: false,
          }),
          depth: FLOOR + 51,
        },
      ],
      { seed: 28 },
    ),
  'sheet-bed': () => stone(cloth.bed('oat', 'oat', 'chalk'), { zoom: WIDE, seed: 29 }),

  ...eachColor('throw', ['clay', 'oat', 'fern'], (color, i) => throwOver(color, 30 + i)),
  'throw-bench': () =>
    stone(
      [
        block(600, FLOOR + 60, 900, 60, 380, OAK, { grain: true }),
        {
          ...folded({
            x: 560,
            y: FLOOR - 10,
            w: 560,
            h: 150,
            colors: [tone('clay')],
            plies: 3,
            seed: 31,
            grounded: false,
          }),
          depth: FLOOR + 61,
        },
        {
          ...cushion({
            x: 640,
            y: FLOOR - 150,
            w: 420,
            h: 380,
            color: tone('chalk'),
            seed: 4,
            grounded: false,
          }),
          depth: FLOOR - 20,
        },
      ],
      { seed: 33 },
    ),

  ...eachColor('cushion', ['fern', 'clay', 'oat', 'charcoal'], (color, i) =>
    stone(
      [
        cushion({
          x: 580,
          y: FLOOR + 30,
          w: 620,
          h: 590,
          color: tone(color),
          seed: 2 + i,
          angle: i % 2 ? 1.2 : -1,
        }),
      ],
      { seed: 34 + i },
    ),
  ),
  'cushion-group': () =>
    stone(
      [
        {
          ...cushion({ x: 380, y: FLOOR - 30, w: 480, h: 460, color: tone('oat'), seed: 9, angle: -3 }),
          depth: 1100,
        },
        {
          ...cushion({ x: 800, y: FLOOR - 20, w: 470, h: 450, color: tone('fern'), seed: 12, angle: 3 }),
          depth: 1110,
        },
        { ...cushion({ x: 590, y: FLOOR + 70, w: 460, h: 300, color: tone('clay'), seed: 14 }), depth: 1200 },
      ],
      { seed: 38 },
    ),

  'curtain-chalk': () =>
    stone(
      [
        cloth.plain(
          2000,
          bar('M-40 130H1240', 22, BRASS) +
            hanging({
              x: 130,
              y: 140,
              w: 480,
              h: 1330,
              color: tone('chalk'),
              folds: 5,
              depth: 7.5,
              seed: 6,
              gather: 0.94,
            }) +
            bar('M120 130H640', 22, BRASS),
        ),
      ],
      { zoom: { x: 600, y: 740, by: 1.02 }, seed: 39 },
    ),
  'curtain-oat': () =>
    stone(
      [
        cloth.plain(
          2000,
          bar('M-40 130H1240', 22, BRASS) +
            hanging({
              x: 130,
              y: 140,
              w: 480,
              h: 1330,
              color: tone('oat'),
              folds: 5,
              depth: 7.5,
              seed: 7,
              gather: 0.94,
            }) +
            bar('M120 130H640', 22, BRASS),
        ),
      ],
      { zoom: { x: 600, y: 740, by: 1.02 }, seed: 40 },
    ),
  'curtain-detail': () =>
    stone(
      [
        cloth.plain(
          2000,
          bar('M-40 130H1240', 22, BRASS) +
            hanging({
              x: 130,
              y: 140,
              w: 480,
              h: 1330,
              color: tone('oat'),
              folds: 5,
              depth: 7.5,
              seed: 7,
              gather: 0.94,
            }) +
            bar('M120 130H640', 22, BRASS),
        ),
      ],
      { zoom: { x: 430, y: 360, by: 2.1 }, seed: 40 },
    ),

  'linen-wash': () => stone([cloth.washBottle(580, FLOOR + 20, 1.25)], { seed: 48 }),
  'linen-wash-stack': () =>
    stone(
      [
        folded({
          x: 720,
          y: FLOOR - 20,
          w: 540,
          h: 90,
          colors: [tone('mist'), tone('chalk'), tone('oat')],
          plies: 2,
          seed: 15,
        }),
        cloth.washBottle(330, FLOOR + 70, 0.9),
      ],
      { seed: 49 },
    ),
};
