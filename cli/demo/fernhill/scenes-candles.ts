import { amber, bowlCandle, potted, tealight, tin, tinLid, tumbler, votive } from './candle-goods.ts';
import { diffuser, held, holder, matchJar, snuffer, sprayBottle, trimmer } from './candle-tools.ts';
import { pillar, taper } from './candles.ts';
import { folded } from './folded.ts';
import { palette, type Shade, tone } from './palette.ts';
import * as pots from './pottery.ts';
import { BRASS, block, disc, IRON, lyingShadow, match, OAK, peg, sprig, WALNUT } from './props.ts';
import { eachColor } from './scenes-ceramics.ts';
import { FLOOR, type Piece, type Setup, shoot } from './studio.ts';
import type { Rgb } from './svg.ts';

type Scenes = Record<string, () => string>;

const LEAF: Rgb = [0.43, 0.5, 0.36];

function cloth(pieces: Piece[], more: Partial<Setup> = {}): string {
  return shoot({ surface: 'linen', pieces, ...more });
}

function plain(depth: number, body: string, shadow = ''): Piece {
  return { depth, shadow, body };
}

/** A pair of tapers joined by one wick, over a peg. */
function dipped(color: Shade): string {
  const [x, y] = [560, 150];
  const one = (dx: number, drop: number): string =>
    taper(x + dx, y + 150 + drop + 500, 500, tone(color), { r: 25 }).body;
  const string = `<path d="M${x - 46} ${y + 152}C${x - 40} ${y + 60} ${x - 14} ${y - 6} ${x + 2} ${y - 6}C${x + 22} ${y - 6} ${x + 40} ${y + 60} ${x + 46} ${y + 182}" fill="none" stroke="#e9dfca" stroke-width="6"/>`;
  const shadow = `<g transform="translate(58 26)" opacity="0.4">${blurredBars(x, y)}</g>`;
  return (
    shoot({
      surface: 'linen',
      pieces: [holder(860, FLOOR - 20, 0.95)],
      wall: shadow + peg(x, y) + string,
      seed: 3,
      zoom: { x: 600, y: 690, by: 1.12 },
    }).replace('</svg>', '') +
    `<g transform="translate(${600 - 600 * 1.12} ${750 - 690 * 1.12}) scale(1.12)">${one(-46, 0)}${one(46, 30)}</g></svg>`
  );
}

function blurredBars(x: number, y: number): string {
  return `<filter id="tapers" x="-100%" y="-20%" width="300%" height="140%"><feGaussianBlur stdDeviation="13"/></filter><g filter="url(#tapers)" fill="#5f4630"><rect x="${x - 70}" y="${y + 150}" width="50" height="500" rx="20"/><rect x="${x + 22}" y="${y + 180}" width="50" height="500" rx="20"/></g>`;
}

export const candleScenes: Scenes = {
  ...eachColor('stoneware-candle', ['fern', 'charcoal', 'oat'], (color, i) =>
    cloth([potted(580, FLOOR + 20, 1.2, color)], { seed: 3 + i }),
  ),
  'stoneware-candle-lit': () =>
    cloth([potted(500, FLOOR + 30, 1.1, 'fern', true), potted(860, FLOOR - 60, 0.8, 'oat', true)], {
      mood: 'dusk',
      seed: 3,
    }),

  'amber-candle': () => cloth([amber(580, FLOOR + 20, 1.2)], { seed: 2 }),
  'amber-candle-pair': () =>
    cloth(
      [
        amber(440, FLOOR + 30, 1.1),
        amber(820, FLOOR - 50, 0.78, false, palette.clay),
        plain(FLOOR + 140, sprig(760, FLOOR + 130, 330, -14, LEAF, 4), ''),
      ],
      { seed: 5 },
    ),
  'amber-candle-lit': () => cloth([amber(560, FLOOR + 20, 1.15, true)], { mood: 'dusk', seed: 2 }),

  'tumbler-candle': () => cloth([tumbler(580, FLOOR + 20, 1.3)], { seed: 6 }),
  'tumbler-candle-detail': () =>
    cloth([tumbler(580, FLOOR + 20, 1.3)], { seed: 6, zoom: { x: 580, y: 900, by: 2 } }),

  'beeswax-pillar': () =>
    cloth(
      [
        pillar(380, FLOOR - 30, 92, 520, tone('honey')),
        pillar(620, FLOOR + 30, 92, 360, tone('honey')),
        pillar(850, FLOOR - 10, 92, 220, tone('honey')),
      ],
      { seed: 7 },
    ),
  'beeswax-pillar-lit': () =>
    cloth(
      [
        pillar(400, FLOOR - 40, 84, 480, tone('honey'), { lit: true }),
        pillar(620, FLOOR + 40, 84, 320, tone('honey'), { lit: true }),
        pillar(830, FLOOR - 20, 84, 190, tone('honey'), { lit: true }),
      ],
      { mood: 'dusk', seed: 7 },
    ),

  ...eachColor('tapers', ['oat', 'clay', 'fern', 'charcoal', 'honey'], (color) => dipped(color)),
  'tapers-lit': () =>
    cloth(
      [
        held(380, FLOOR - 20, 1, 'oat', 430, true),
        held(620, FLOOR + 50, 0.82, 'clay', 400, true),
        held(850, FLOOR - 40, 1.15, 'fern', 420, true),
      ],
      { mood: 'dusk', seed: 8 },
    ),

  'taper-holder': () => cloth([holder(440, FLOOR + 10, 1.5), holder(800, FLOOR + 50, 1.05)], { seed: 4 }),
  'taper-holder-set': () =>
    cloth([held(420, FLOOR - 10, 1.25, 'oat', 420), held(800, FLOOR + 40, 0.95, 'clay', 390)], { seed: 9 }),

  'tin-candle': () => cloth([tin(500, FLOOR - 10, 1.4, true), tinLid(860, FLOOR + 130, 1.25)], { seed: 10 }),
  'tin-candle-stack': () =>
    cloth(
      [
        tin(570, FLOOR + 60, 1.25, false),
        { ...tin(582, FLOOR - 140, 1.25, false), depth: FLOOR + 61, shadow: '' },
        { ...tin(566, FLOOR - 340, 1.25, false), depth: FLOOR + 62, shadow: '' },
      ],
      { seed: 11 },
    ),

  ...eachColor('bowl-candle', ['chalk', 'clay', 'fern'], (color, i) =>
    cloth([bowlCandle(590, FLOOR + 30, 1.25, color)], { seed: 12 + i }),
  ),
  'bowl-candle-lit': () =>
    cloth([bowlCandle(590, FLOOR + 30, 1.2, 'chalk', true)], { mood: 'dusk', seed: 12 }),

  tealights: () =>
    cloth(
      [0, 1, 2, 3, 4, 5].map((i) =>
        tealight(370 + (i % 3) * 230 + Math.floor(i / 3) * -60, FLOOR - 80 + Math.floor(i / 3) * 160, 1),
      ),
      { seed: 13 },
    ),
  'tealights-lit': () =>
    cloth(
      [
        block(600, FLOOR + 70, 820, 40, 420, OAK, { grain: true }),
        ...[0, 1, 2].map((i) => ({
          ...tealight(370 + i * 230, FLOOR - 10 + (i % 2) * 14, 0.95, true),
          depth: FLOOR + 71,
          shadow: '',
        })),
      ],
      { mood: 'dusk', seed: 13 },
    ),

  ...eachColor('votive', ['honey', 'moss', 'rosewood'], (color, i) =>
    cloth([votive(430, FLOOR - 30, 1.35, color), votive(760, FLOOR + 60, 1.35, color)], { seed: 14 + i }),
  ),
  'votive-lit': () =>
    cloth(
      [
        votive(330, FLOOR - 30, 1.15, 'rosewood', true),
        votive(600, FLOOR + 60, 1.15, 'honey', true),
        votive(870, FLOOR - 10, 1.15, 'moss', true),
      ],
      { mood: 'dusk', seed: 15 },
    ),

  ...eachColor('fluted-pillar', ['chalk', 'clay', 'moss'], (color, i) =>
    cloth(
      [
        pillar(480, FLOOR - 20, 112, 500, tone(color), { flutes: 9 }),
        pillar(770, FLOOR + 50, 112, 290, tone(color), { flutes: 9 }),
      ],
      { seed: 16 + i },
    ),
  ),
  'fluted-pillar-group': () =>
    cloth(
      [
        pillar(360, FLOOR - 60, 90, 440, tone('moss'), { flutes: 9 }),
        pillar(590, FLOOR + 20, 90, 300, tone('chalk'), { flutes: 9 }),
        pillar(820, FLOOR - 20, 90, 370, tone('clay'), { flutes: 9 }),
      ],
      { seed: 17 },
    ),

  'wick-trimmer-brass': () => cloth([trimmer(640, FLOOR + 20, 1.1, BRASS)], { seed: 18 }),
  'wick-trimmer-charcoal': () => cloth([trimmer(640, FLOOR + 20, 1.1, IRON)], { seed: 19 }),
  'wick-trimmer-candle': () =>
    cloth([potted(440, FLOOR - 60, 0.95, 'oat'), { ...trimmer(690, FLOOR + 130, 0.85, BRASS) }], {
      seed: 20,
    }),

  snuffer: () => cloth([snuffer(360, FLOOR + 40, 1.15)], { seed: 21 }),
  'snuffer-pillar': () =>
    cloth(
      [
        pillar(480, FLOOR - 60, 100, 360, tone('honey')),
        disc(830, FLOOR + 20, 120, 18, OAK),
        snuffer(420, FLOOR + 130, 0.95),
      ],
      { seed: 22 },
    ),

  matches: () => cloth([matchJar(580, FLOOR + 20, 1.3, tone('clay'))], { seed: 23 }),
  'matches-detail': () =>
    cloth(
      [
        matchJar(460, FLOOR - 30, 1.1, tone('fern')),
        amber(820, FLOOR + 50, 0.85),
        plain(
          FLOOR + 160,
          match(420, FLOOR + 190, 800, FLOOR + 150, tone('fern'), 14),
          lyingShadow(`M420 ${FLOOR + 190}L800 ${FLOOR + 150}`, 14),
        ),
      ],
      { seed: 24 },
    ),

  diffuser: () => cloth([diffuser(580, FLOOR + 20, 1.15)], { seed: 25 }),
  'diffuser-shelf': () =>
    cloth(
      [
        block(600, FLOOR + 90, 900, 44, 360, WALNUT, { grain: true }),
        { ...diffuser(420, FLOOR + 10, 0.9), depth: FLOOR + 91 },
        { ...pots.budVase(780, FLOOR, 0.95, 'chalk'), depth: FLOOR + 92 },
      ],
      { seed: 26 },
    ),

  'room-spray': () => cloth([sprayBottle(580, FLOOR + 20, 1.25)], { seed: 27 }),
  'room-spray-pair': () =>
    cloth(
      [
        sprayBottle(430, FLOOR, 1.05),
        sprayBottle(760, FLOOR + 60, 0.95, palette.clay),
        plain(FLOOR - 100, sprig(880, FLOOR - 20, 420, -66, LEAF, 8), ''),
      ],
      { seed: 28 },
    ),

  'linen-spray': () =>
    shoot({ surface: 'plaster', pieces: [sprayBottle(580, FLOOR + 20, 1.25, palette.fern)], seed: 29 }),
  'linen-spray-stack': () =>
    shoot({
      surface: 'plaster',
      pieces: [
        folded({
          x: 700,
          y: FLOOR - 30,
          w: 560,
          h: 84,
          colors: [tone('oat'), tone('chalk'), tone('mist')],
          seed: 5,
        }),
        sprayBottle(330, FLOOR + 70, 0.95, palette.fern),
      ],
      seed: 30,
    }),
};
