import { flame, glass, label, pillar, taper, WAX, waxOf, wicks } from './candles.ts';
import { folded } from './linen.ts';
import { type Shade, palette, tone } from './palette.ts';
import * as pots from './pottery.ts';
import { block, BRASS, disc, IRON, lyingShadow, match, OAK, peg, rail, sprig, WALNUT } from './props.ts';
import { eachColor } from './scenes-ceramics.ts';
import { FLOOR, type Piece, type Setup, shoot } from './studio.ts';
import { ellipse, type Point, type Rgb } from './svg.ts';
import { type Material } from './light.ts';
import { bar, group, vessel } from './vessels.ts';

type Scenes = Record<string, () => string>;

const AMBER: Rgb = [0.6, 0.33, 0.12];
const LEAF: Rgb = [0.43, 0.5, 0.36];
const DARK: Material = { color: [0.17, 0.16, 0.15], gloss: 0.35, sharp: 20 };

function cloth(pieces: Piece[], more: Partial<Setup> = {}): string {
  return shoot({ surface: 'linen', pieces, ...more });
}

function plain(depth: number, body: string, shadow = ''): Piece {
  return { depth, shadow, body };
}

/** A candle poured into stoneware. */
function potted(x: number, y: number, size: number, color: Shade, lit = false): Piece {
  const r = 176 * size;
  const h = 300 * size;
  const body = pots.pot(x, y, size, color, { profile: [[140, 0], [158, 12], [178, 120], [180, 220], [176, 300]], wall: 12, fill: { depth: 44, material: WAX } });
  const top = wicks([[x, y - h + 44 * size + 2]], Math.max(24, r * 0.2), lit);
  return { ...body, body: body.body + top.body, glow: top.glow };
}

function amber(x: number, y: number, size: number, lit = false, paper: string = palette.paper): Piece {
  return glass({ x, y, profile: pots.scaled([[146, 0], [156, 10], [160, 160], [160, 330]], size), tint: AMBER, content: { height: 236 * size, material: WAX }, wicks: 1, lit, label: { from: 50 * size, to: 190 * size, color: paper } });
}

function tumbler(x: number, y: number, size: number, lit = false): Piece {
  return glass({ x, y, profile: pots.scaled([[126, 0], [136, 10], [146, 170], [152, 290]], size), content: { height: 205 * size, material: WAX }, wicks: 1, lit });
}

/** A pair of tapers joined by one wick, over a peg. */
function dipped(color: Shade): string {
  const [x, y] = [590, 430];
  const one = (dx: number, drop: number): string => taper(x + dx, y + 150 + drop + 560, 560, tone(color), { r: 25 }).body;
  const string = `<path d="M${x - 46} ${y + 152}C${x - 40} ${y + 60} ${x - 14} ${y - 6} ${x + 2} ${y - 6}C${x + 22} ${y - 6} ${x + 40} ${y + 60} ${x + 46} ${y + 182}" fill="none" stroke="#e9dfca" stroke-width="6"/>`;
  const shadow = `<g transform="translate(58 26)" opacity="0.4">${blurredBars(x, y)}</g>`;
  return shoot({ surface: 'linen', pieces: [], wall: shadow + peg(x, y) + string, seed: 3, zoom: { x: 600, y: 790, by: 1.12 } }).replace('</svg>', '') + `<g transform="translate(${600 - 600 * 1.12} ${750 - 790 * 1.12}) scale(1.12)">${one(-46, 0)}${one(46, 30)}</g></svg>`;
}

function blurredBars(x: number, y: number): string {
  return `<filter id="tapers" x="-100%" y="-20%" width="300%" height="140%"><feGaussianBlur stdDeviation="13"/></filter><g filter="url(#tapers)" fill="#5f4630"><rect x="${x - 70}" y="${y + 150}" width="50" height="560" rx="20"/><rect x="${x + 22}" y="${y + 180}" width="50" height="560" rx="20"/></g>`;
}

function tin(x: number, y: number, size: number, open: boolean, lit = false): Piece {
  const body = vessel({ x, y, profile: pots.scaled([[156, 0], [162, 5], [162, 70], [162, 132], [160, 138]], size), material: BRASS, wallThickness: 6 * size, fill: { depth: 26 * size, material: open ? WAX : BRASS } });
  const paper = label(x, y, 162 * size, 26 * size, 112 * size, palette.fern, 1);
  if (open) {
    const top = wicks([[x, y - 112 * size]], 30 * size, lit);
    return { ...body, body: body.body + paper + top.body, glow: top.glow };
  }
  return group(body, plain(y, paper), tinLid(x, y - 118 * size, size, false));
}

function tinLid(x: number, y: number, size: number, grounded = true): Piece {
  return vessel({ x, y, profile: pots.scaled([[166, 0], [168, 4], [168, 40], [160, 50], [150, 52]], size), material: BRASS, wallThickness: 2, fill: { depth: 0, material: BRASS }, grounded });
}

function bowlCandle(x: number, y: number, size: number, color: Shade, lit = false): Piece {
  const body = pots.pot(x, y, size, color, { profile: [[130, 0], [142, 14], [232, 60], [276, 130], [280, 178]], wall: 13, fill: { depth: 40, material: WAX } });
  const level = y - 138 * size;
  const points: Point[] = [[x - 120 * size, level + 4], [x + 16 * size, level - 22 * size], [x + 128 * size, level + 14 * size]];
  const top = wicks(points, 36 * size, lit);
  return { ...body, body: body.body + top.body, glow: top.glow };
}

function tealight(x: number, y: number, size: number, lit = false): Piece {
  const base = vessel({ x, y, profile: pots.scaled([[92, 0], [96, 4], [96, 66], [95, 70]], size), material: { color: [0.74, 0.73, 0.7], gloss: 0.8, sharp: 18, metal: true }, wallThickness: 4 * size, fill: { depth: 12 * size, material: waxOf(tone('honey')) } });
  const top = wicks([[x, y - 58 * size]], 26 * size, lit);
  return { ...base, body: base.body + top.body, glow: top.glow };
}

const VOTIVE: Record<string, Rgb> = { honey: [0.8, 0.58, 0.26], moss: [0.46, 0.54, 0.36], rosewood: [0.62, 0.3, 0.26] };

function votive(x: number, y: number, size: number, color: string, lit = false): Piece {
  return glass({ x, y, profile: pots.scaled([[84, 0], [92, 8], [104, 60], [118, 190]], size), tint: VOTIVE[color], content: { height: 92 * size, material: WAX, base: 14 }, wicks: 1, lit });
}

/** Scissors for wicks, lying on the table. */
function trimmer(x: number, y: number, size: number, material: Material): Piece {
  const p = (u: number, v: number): string => `${Math.round(x + u * size)} ${Math.round(y + v * size)}`;
  const paths: [string, number][] = [
    [`M${p(-10, 0)}C${p(120, -28)} ${p(240, -22)} ${p(330, -70)}`, 15],
    [`M${p(-10, -4)}C${p(130, 30)} ${p(230, 2)} ${p(322, -58)}`, 15],
    [`M${p(-10, 0)}C${p(-130, 36)} ${p(-230, 30)} ${p(-290, 54)}`, 19],
    [`M${p(-10, -4)}C${p(-120, -40)} ${p(-220, -40)} ${p(-276, -38)}`, 19],
    [`M${p(-290, 54)}C${p(-330, 20)} ${p(-440, 30)} ${p(-440, 66)}C${p(-440, 104)} ${p(-310, 104)} ${p(-290, 54)}`, 17],
    [`M${p(-276, -38)}C${p(-310, -78)} ${p(-420, -70)} ${p(-420, -36)}C${p(-420, -2)} ${p(-300, 0)} ${p(-276, -38)}`, 17],
  ];
  const blade = `<ellipse cx="${x + 338 * size}" cy="${y - 74 * size}" rx="${44 * size}" ry="${12 * size}" fill="#8a7652" transform="rotate(-14 ${x + 338 * size} ${y - 74 * size})"/>`;
  return plain(
    y,
    paths.map(([path, width]) => bar(path, width * size, material)).join('') + bar(`M${p(318, -70)}L${p(376, -84)}`, 24 * size, material) + bar(`M${p(-12, -2)}L${p(-8, -2)}`, 22 * size, material),
    paths.map(([path, width]) => lyingShadow(path, width * size)).join('') + blade.slice(0, 0),
  );
}

/** A bell on a long bent handle. */
function snuffer(x: number, y: number, size: number): Piece {
  const stem = `M${x} ${y - 96 * size}C${x + 20 * size} ${y - 190 * size} ${x + 130 * size} ${y - 60 * size} ${x + 520 * size} ${y - 22 * size}`;
  const bell = vessel({ x, y, profile: pots.scaled([[64, 0], [62, 8], [48, 50], [26, 86], [6, 98]], size), material: BRASS });
  return group(plain(y - 1, '', lyingShadow(`M${x + 90 * size} ${y + 14}L${x + 520 * size} ${y - 8}`, 16 * size)), bell, plain(y, bar(stem, 14 * size, BRASS) + bar(`M${x + 516 * size} ${y - 23 * size}l8 1`, 26 * size, BRASS)));
}

function matchJar(x: number, y: number, size: number, tip: Rgb): Piece {
  const sticks: string[] = [];
  for (let i = 0; i < 15; i += 1) {
    const lean = (i - 7) * 8.6 + ((i * 37) % 11) - 5;
    sticks.push(match(x + lean * 0.7 * size, y - 26 * size, x + lean * 1.02 * size, y - (330 + ((i * 53) % 24)) * size, tip, 11 * size));
  }
  const inner = sticks.join('');
  const bottle = glass({ x, y, profile: pots.scaled([[92, 0], [100, 8], [102, 200], [100, 310], [82, 352], [78, 400]], size) });
  const cork = vessel({ x, y: y - 372 * size, profile: pots.scaled([[70, 0], [76, 40], [80, 80], [78, 84]], size), material: { color: [0.77, 0.61, 0.43] }, speckle: 0.9, mottle: 0.5, grounded: false, wallThickness: 2, fill: { depth: 0, material: { color: [0.8, 0.65, 0.47] } } });
  const strike = label(x, y, 102 * size, 70 * size, 170 * size, palette.paper, 1);
  return group({ ...bottle, body: inner + bottle.body + strike }, cork);
}

function sprayBottle(x: number, y: number, size: number, paper: string = palette.paper): Piece {
  const bottle = glass({ x, y, open: false, profile: pots.scaled([[98, 0], [106, 10], [108, 160], [108, 290], [70, 344], [40, 360], [40, 392]], size), tint: AMBER, content: { height: 270 * size, material: { color: [0.93, 0.86, 0.7], gloss: 0.2, translucent: 0.8 } }, label: { from: 60 * size, to: 220 * size, color: paper, lines: 2 } });
  const collar = vessel({ x, y: y - 384 * size, profile: pots.scaled([[48, 0], [48, 44], [40, 54], [26, 60], [26, 92]], size), material: DARK, grounded: false });
  const head = bar(`M${x + 20 * size} ${y - 484 * size}H${x - 30 * size}`, 44 * size, DARK) + bar(`M${x - 30 * size} ${y - 484 * size}H${x - 66 * size}`, 20 * size, DARK) + bar(`M${x - 44 * size} ${y - 470 * size}C${x - 70 * size} ${y - 440 * size} ${x - 62 * size} ${y - 412 * size} ${x - 84 * size} ${y - 392 * size}`, 13 * size, DARK);
  return group(bottle, collar, plain(y, head));
}

function diffuser(x: number, y: number, size: number): Piece {
  const reeds = [-150, -96, -42, 18, 78, 140].map((lean, i) => bar(`M${x - lean * 0.25 * size} ${y - 40 * size}L${x + lean * size} ${y - (640 - Math.abs(lean) * 0.3 + (i % 2) * 26) * size}`, 8 * size, { color: [0.8, 0.67, 0.48] }));
  const bottle = glass({ x, y, open: false, profile: pots.scaled([[112, 0], [122, 10], [124, 150], [118, 210], [60, 262], [42, 280], [42, 322]], size), tint: AMBER, content: { height: 150 * size, material: { color: [0.93, 0.84, 0.66], gloss: 0.3, translucent: 0.8 } }, label: { from: 46 * size, to: 168 * size, color: palette.paper } });
  const collar = vessel({ x, y: y - 312 * size, profile: pots.scaled([[46, 0], [48, 6], [48, 30], [44, 34]], size), material: BRASS, grounded: false, wallThickness: 10 * size });
  return group({ ...bottle, body: bottle.body }, collar, plain(y, reeds.join('')));
}

function holder(x: number, y: number, size: number): Piece {
  return vessel({ x, y, profile: pots.scaled([[92, 0], [96, 6], [90, 16], [30, 26], [18, 60], [16, 120], [26, 140], [34, 160], [34, 190]], size), material: BRASS, wallThickness: 7 * size, fill: { depth: 4, material: IRON } });
}

function held(x: number, y: number, size: number, color: Shade, length: number, lit = false): Piece {
  return group(holder(x, y, size), { ...taper(x, y - 176 * size, length, tone(color), { r: 24 * size, lit }), depth: y });
}

export const candleScenes: Scenes = {
  ...eachColor('stoneware-candle', ['fern', 'charcoal', 'oat'], (color, i) => cloth([potted(580, FLOOR + 20, 1.2, color)], { seed: 3 + i })),
  'stoneware-candle-lit': () => cloth([potted(500, FLOOR + 30, 1.1, 'fern', true), potted(860, FLOOR - 60, 0.8, 'oat', true)], { mood: 'dusk', seed: 3 }),

  'amber-candle': () => cloth([amber(580, FLOOR + 20, 1.2)], { seed: 2 }),
  'amber-candle-pair': () => cloth([amber(440, FLOOR + 30, 1.1), amber(820, FLOOR - 50, 0.78, false, palette.clay), plain(FLOOR + 140, sprig(760, FLOOR + 130, 330, -14, LEAF, 4), '')], { seed: 5 }),
  'amber-candle-lit': () => cloth([amber(560, FLOOR + 20, 1.15, true)], { mood: 'dusk', seed: 2 }),

  'tumbler-candle': () => cloth([tumbler(580, FLOOR + 20, 1.3)], { seed: 6 }),
  'tumbler-candle-detail': () => cloth([tumbler(580, FLOOR + 20, 1.3)], { seed: 6, zoom: { x: 580, y: 900, by: 2 } }),

  'beeswax-pillar': () => cloth([pillar(380, FLOOR - 30, 92, 520, tone('honey')), pillar(620, FLOOR + 30, 92, 360, tone('honey')), pillar(850, FLOOR - 10, 92, 220, tone('honey'))], { seed: 7 }),
  'beeswax-pillar-lit': () => cloth([pillar(400, FLOOR - 40, 84, 480, tone('honey'), { lit: true }), pillar(620, FLOOR + 40, 84, 320, tone('honey'), { lit: true }), pillar(830, FLOOR - 20, 84, 190, tone('honey'), { lit: true })], { mood: 'dusk', seed: 7 }),

  ...eachColor('tapers', ['oat', 'clay', 'fern', 'charcoal', 'honey'], (color) => dipped(color)),
  'tapers-lit': () => cloth([held(380, FLOOR - 20, 1, 'oat', 430, true), held(620, FLOOR + 50, 0.82, 'clay', 400, true), held(850, FLOOR - 40, 1.15, 'fern', 420, true)], { mood: 'dusk', seed: 8 }),

  'taper-holder': () => cloth([holder(440, FLOOR + 10, 1.5), holder(800, FLOOR + 50, 1.05)], { seed: 4 }),
  'taper-holder-set': () => cloth([held(420, FLOOR - 10, 1.25, 'oat', 420), held(800, FLOOR + 40, 0.95, 'clay', 390)], { seed: 9 }),

  'tin-candle': () => cloth([tin(500, FLOOR - 10, 1.4, true), tinLid(860, FLOOR + 130, 1.25)], { seed: 10 }),
  'tin-candle-stack': () => cloth([tin(570, FLOOR + 60, 1.25, false), { ...tin(582, FLOOR - 140, 1.25, false), depth: FLOOR + 61, shadow: '' }, { ...tin(566, FLOOR - 340, 1.25, false), depth: FLOOR + 62, shadow: '' }], { seed: 11 }),

  ...eachColor('bowl-candle', ['chalk', 'clay', 'fern'], (color, i) => cloth([bowlCandle(590, FLOOR + 30, 1.25, color)], { seed: 12 + i })),
  'bowl-candle-lit': () => cloth([bowlCandle(590, FLOOR + 30, 1.2, 'chalk', true)], { mood: 'dusk', seed: 12 }),

  'tealights': () => cloth([0, 1, 2, 3, 4, 5].map((i) => tealight(370 + (i % 3) * 230 + Math.floor(i / 3) * -60, FLOOR - 80 + Math.floor(i / 3) * 160, 1)), { seed: 13 }),
  'tealights-lit': () => cloth([block(600, FLOOR + 70, 820, 40, 420, OAK, { grain: true }), ...[0, 1, 2].map((i) => ({ ...tealight(370 + i * 230, FLOOR - 10 + (i % 2) * 14, 0.95, true), depth: FLOOR + 71, shadow: '' }))], { mood: 'dusk', seed: 13 }),

  ...eachColor('votive', ['honey', 'moss', 'rosewood'], (color, i) => cloth([votive(430, FLOOR - 30, 1.35, color), votive(760, FLOOR + 60, 1.35, color)], { seed: 14 + i })),
  'votive-lit': () => cloth([votive(330, FLOOR - 30, 1.15, 'rosewood', true), votive(600, FLOOR + 60, 1.15, 'honey', true), votive(870, FLOOR - 10, 1.15, 'moss', true)], { mood: 'dusk', seed: 15 }),

  ...eachColor('fluted-pillar', ['chalk', 'clay', 'moss'], (color, i) => cloth([pillar(480, FLOOR - 20, 112, 500, tone(color), { flutes: 9 }), pillar(770, FLOOR + 50, 112, 290, tone(color), { flutes: 9 })], { seed: 16 + i })),
  'fluted-pillar-group': () => cloth([pillar(360, FLOOR - 60, 90, 440, tone('moss'), { flutes: 9 }), pillar(590, FLOOR + 20, 90, 300, tone('chalk'), { flutes: 9 }), pillar(820, FLOOR - 20, 90, 370, tone('clay'), { flutes: 9 })], { seed: 17 }),

  'wick-trimmer-brass': () => cloth([trimmer(640, FLOOR + 20, 1.1, BRASS)], { seed: 18 }),
  'wick-trimmer-charcoal': () => cloth([trimmer(640, FLOOR + 20, 1.1, IRON)], { seed: 19 }),
  'wick-trimmer-candle': () => cloth([potted(440, FLOOR - 60, 0.95, 'oat'), { ...trimmer(690, FLOOR + 130, 0.85, BRASS) }], { seed: 20 }),

  'snuffer': () => cloth([snuffer(360, FLOOR + 40, 1.15)], { seed: 21 }),
  'snuffer-pillar': () => cloth([pillar(480, FLOOR - 60, 100, 360, tone('honey')), disc(830, FLOOR + 20, 120, 18, OAK), snuffer(420, FLOOR + 130, 0.95)], { seed: 22 }),

  'matches': () => cloth([matchJar(580, FLOOR + 20, 1.3, tone('clay'))], { seed: 23 }),
  'matches-detail': () => cloth([matchJar(460, FLOOR - 30, 1.1, tone('fern')), amber(820, FLOOR + 50, 0.85), plain(FLOOR + 160, match(420, FLOOR + 190, 800, FLOOR + 150, tone('fern'), 14), lyingShadow(`M420 ${FLOOR + 190}L800 ${FLOOR + 150}`, 14))], { seed: 24 }),

  'diffuser': () => cloth([diffuser(580, FLOOR + 20, 1.15)], { seed: 25 }),
  'diffuser-shelf': () => cloth([block(600, FLOOR + 90, 900, 44, 360, WALNUT, { grain: true }), { ...diffuser(420, FLOOR + 10, 0.9), depth: FLOOR + 91 }, { ...pots.budVase(780, FLOOR, 0.95, 'chalk'), depth: FLOOR + 92 }, { ...folded({ x: 800, y: FLOOR + 46, w: 1, h: 1, colors: [] }) }], { seed: 26 }),

  'room-spray': () => cloth([sprayBottle(580, FLOOR + 20, 1.25)], { seed: 27 }),
  'room-spray-pair': () => cloth([sprayBottle(430, FLOOR, 1.05), sprayBottle(760, FLOOR + 60, 0.95, palette.clay), plain(FLOOR - 100, sprig(880, FLOOR - 20, 420, -66, LEAF, 8), '')], { seed: 28 }),

  'linen-spray': () => shoot({ surface: 'plaster', pieces: [sprayBottle(580, FLOOR + 20, 1.25, palette.fern)], seed: 29 }),
  'linen-spray-stack': () => shoot({ surface: 'plaster', pieces: [folded({ x: 700, y: FLOOR - 30, w: 560, h: 84, colors: [tone('oat'), tone('chalk'), tone('mist')], seed: 5 }), sprayBottle(330, FLOOR + 70, 0.95, palette.fern)], seed: 30 }),
};

/** Pieces other scenes borrow. */
export const candlePieces = { potted, amber, tumbler, tin, bowlCandle, tealight, votive, matchJar, sprayBottle, diffuser, held, snuffer, flame, ellipse, rail };
