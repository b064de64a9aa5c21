import { AMBER, plain } from './candle-goods.ts';
import { taper } from './candles.ts';
import { glass, label } from './glass.ts';
import { type Material, shadeCss } from './light.ts';
import { palette, type Shade, tone } from './palette.ts';
import * as pots from './pottery.ts';
import { BRASS, IRON, lyingShadow, match } from './props.ts';
import type { Piece } from './studio.ts';
import { linear, nextId, type Rgb } from './svg.ts';
import { bar, group, vessel } from './vessels.ts';

/** What candles stand in and are tended with, and scent in bottles. */

const DARK: Material = { color: [0.17, 0.16, 0.15], gloss: 0.35, sharp: 20 };

/** Scissors for wicks, lying on the table. */
export function trimmer(x: number, y: number, size: number, material: Material): Piece {
  const p = (u: number, v: number): string => `${Math.round(x + u * size)} ${Math.round(y + v * size)}`;
  const paths: [string, number][] = [
    [`M${p(-10, 0)}C${p(120, -28)} ${p(240, -22)} ${p(330, -70)}`, 15],
    [`M${p(-10, -4)}C${p(130, 30)} ${p(230, 2)} ${p(322, -58)}`, 15],
    [`M${p(-10, 0)}C${p(-130, 36)} ${p(-230, 30)} ${p(-290, 54)}`, 19],
    [`M${p(-10, -4)}C${p(-120, -40)} ${p(-220, -40)} ${p(-276, -38)}`, 19],
    [
      `M${p(-290, 54)}C${p(-330, 20)} ${p(-440, 30)} ${p(-440, 66)}C${p(-440, 104)} ${p(-310, 104)} ${p(-290, 54)}`,
      17,
    ],
    [
      `M${p(-276, -38)}C${p(-310, -78)} ${p(-420, -70)} ${p(-420, -36)}C${p(-420, -2)} ${p(-300, 0)} ${p(-276, -38)}`,
      17,
    ],
  ];
  const [upper, lower] = [nextId(), nextId()];
  const sheen = (id: string, dark: number): string =>
    linear(
      id,
      [x, y - 40 * size],
      [x + 340 * size, y - 60 * size],
      [
        { at: 0, color: shadeCss(material, [0.3, 0.5, 0.8], dark) },
        { at: 0.35, color: shadeCss(material, [-0.6, 0.7, 0.5]) },
        { at: 0.6, color: shadeCss(material, [-0.1, 0.4, 0.9], dark) },
        { at: 1, color: shadeCss(material, [-0.5, 0.6, 0.5]) },
      ],
    );
  const edge = 'stroke="#3a2a18" stroke-opacity="0.3" stroke-width="1.5"';
  const tip: [number, number] = [x + 348 * size, y - 76 * size];
  const blades =
    sheen(upper, 0.8) +
    sheen(lower, 0.55) +
    `<ellipse cx="${tip[0]}" cy="${tip[1]}" rx="${44 * size}" ry="${15 * size}" transform="rotate(-12 ${tip.join(' ')})" fill="url(#${lower})" ${edge}/>` +
    `<path d="M${p(-14, 10)}C${p(130, 28)} ${p(240, 4)} ${p(336, -66)}C${p(240, -16)} ${p(130, 2)} ${p(-10, -8)}Z" fill="url(#${lower})" ${edge}/>` +
    `<path d="M${p(-14, -11)}C${p(120, -34)} ${p(240, -34)} ${p(338, -86)}C${p(326, -66)} ${p(230, -14)} ${p(-10, 9)}Z" fill="url(#${upper})" ${edge}/>`;
  return plain(
    y,
    paths
      .slice(2)
      .map(([path, width]) => bar(path, width * size, material))
      .join('') +
      blades +
      bar(`M${p(-12, -2)}L${p(-8, -2)}`, 22 * size, material),
    paths.map(([path, width]) => lyingShadow(path, width * size)).join(''),
  );
}

/** A bell on a long bent handle. */
export function snuffer(x: number, y: number, size: number): Piece {
  const stem = `M${x} ${y - 96 * size}C${x + 20 * size} ${y - 190 * size} ${x + 130 * size} ${y - 60 * size} ${x + 520 * size} ${y - 22 * size}`;
  const bell = vessel({
    x,
    y,
    profile: pots.scaled(
      [
        [64, 0],
        [62, 8],
        [48, 50],
        [26, 86],
        [6, 98],
      ],
      size,
    ),
    material: BRASS,
  });
  return group(
    plain(y - 1, '', lyingShadow(`M${x + 90 * size} ${y + 14}L${x + 520 * size} ${y - 8}`, 16 * size)),
    bell,
    plain(y, bar(stem, 14 * size, BRASS) + bar(`M${x + 516 * size} ${y - 23 * size}l8 1`, 26 * size, BRASS)),
  );
}

/** Long matches in a corked bottle. */
export function matchJar(x: number, y: number, size: number, tip: Rgb): Piece {
  const sticks: string[] = [];
  for (let i = 0; i < 15; i += 1) {
    const lean = (i - 7) * 8.6 + ((i * 37) % 11) - 5;
    sticks.push(
      match(
        x + lean * 0.7 * size,
        y - 26 * size,
        x + lean * 1.02 * size,
        y - (330 + ((i * 53) % 24)) * size,
        tip,
        11 * size,
      ),
    );
  }
  const inner = sticks.join('');
  const bottle = glass({
    x,
    y,
    profile: pots.scaled(
      [
        [92, 0],
        [100, 8],
        [102, 200],
        [100, 310],
        [82, 352],
        [78, 400],
      ],
      size,
    ),
  });
  const cork = vessel({
    x,
    y: y - 372 * size,
    profile: pots.scaled(
      [
        [70, 0],
        [76, 40],
        [80, 80],
        [78, 84],
      ],
      size,
    ),
    material: { color: [0.77, 0.61, 0.43] },
    speckle: 0.9,
    mottle: 0.5,
    grounded: false,
    wallThickness: 2,
    fill: { depth: 0, material: { color: [0.8, 0.65, 0.47] } },
  });
  const strike = label(x, y, 102 * size, 70 * size, 170 * size, palette.paper, 1);
  return group({ ...bottle, body: inner + bottle.body + strike }, cork);
}

/** An amber bottle with a trigger. */
export function sprayBottle(x: number, y: number, size: number, paper: string = palette.paper): Piece {
  const bottle = glass({
    x,
    y,
    open: false,
    profile: pots.scaled(
      [
        [98, 0],
        [106, 10],
        [108, 160],
        [108, 290],
        [70, 344],
        [40, 360],
        [40, 392],
      ],
      size,
    ),
    tint: AMBER,
    content: { height: 270 * size, material: { color: [0.93, 0.86, 0.7], gloss: 0.2, translucent: 0.8 } },
    label: { from: 60 * size, to: 220 * size, color: paper, lines: 2 },
  });
  const collar = vessel({
    x,
    y: y - 384 * size,
    profile: pots.scaled(
      [
        [48, 0],
        [48, 44],
        [40, 54],
        [26, 60],
        [26, 92],
      ],
      size,
    ),
    material: DARK,
    grounded: false,
  });
  const head =
    bar(`M${x + 20 * size} ${y - 484 * size}H${x - 30 * size}`, 44 * size, DARK) +
    bar(`M${x - 30 * size} ${y - 484 * size}H${x - 66 * size}`, 20 * size, DARK) +
    bar(
      `M${x - 44 * size} ${y - 470 * size}C${x - 70 * size} ${y - 440 * size} ${x - 62 * size} ${y - 412 * size} ${x - 84 * size} ${y - 392 * size}`,
      13 * size,
      DARK,
    );
  return group(bottle, collar, plain(y, head));
}

/** An amber bottle with reeds. */
export function diffuser(x: number, y: number, size: number): Piece {
  const reeds = [-150, -96, -42, 18, 78, 140].map((lean, i) =>
    bar(
      `M${x - lean * 0.25 * size} ${y - 40 * size}L${x + lean * size} ${y - (640 - Math.abs(lean) * 0.3 + (i % 2) * 26) * size}`,
      8 * size,
      { color: [0.8, 0.67, 0.48] },
    ),
  );
  const bottle = glass({
    x,
    y,
    open: false,
    profile: pots.scaled(
      [
        [112, 0],
        [122, 10],
        [124, 150],
        [118, 210],
        [60, 262],
        [42, 280],
        [42, 322],
      ],
      size,
    ),
    tint: AMBER,
    content: { height: 150 * size, material: { color: [0.93, 0.84, 0.66], gloss: 0.3, translucent: 0.8 } },
    label: { from: 46 * size, to: 168 * size, color: palette.paper },
  });
  const collar = vessel({
    x,
    y: y - 312 * size,
    profile: pots.scaled(
      [
        [46, 0],
        [48, 6],
        [48, 30],
        [44, 34],
      ],
      size,
    ),
    material: BRASS,
    grounded: false,
    wallThickness: 10 * size,
  });
  return group({ ...bottle, body: bottle.body }, collar, plain(y, reeds.join('')));
}

/** A brass holder for a taper. */
export function holder(x: number, y: number, size: number): Piece {
  return vessel({
    x,
    y,
    profile: pots.scaled(
      [
        [92, 0],
        [96, 6],
        [90, 16],
        [30, 26],
        [18, 60],
        [16, 120],
        [26, 140],
        [34, 160],
        [34, 190],
      ],
      size,
    ),
    material: BRASS,
    wallThickness: 7 * size,
    fill: { depth: 4, material: IRON },
  });
}

/** A taper in its brass holder. */
export function held(x: number, y: number, size: number, color: Shade, length: number, lit = false): Piece {
  return group(holder(x, y, size), {
    ...taper(x, y - 176 * size, length, tone(color), { r: 24 * size, lit }),
    depth: y,
  });
}
