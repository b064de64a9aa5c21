import { cushion } from './cushion.ts';
import { type Folded, folded } from './folded.ts';
import { glass } from './glass.ts';
import { sheet, stitches } from './linen.ts';
import { palette, type Shade, tone } from './palette.ts';
import { scaled } from './pottery.ts';
import { BRASS, block, OAK } from './props.ts';
import type { Piece } from './studio.ts';
import { blurred, type Point, type Rgb, smoothPath, wave } from './svg.ts';
import { group, vessel } from './vessels.ts';

/** The linen goods of the house: what is hung, laid, folded, stuffed and tied. */

/** Something drawn flat, with or without a shadow. */
export function plain(depth: number, body: string, shadow = ''): Piece {
  return { depth, shadow, body };
}

/** A long cloth lying across the table. */
export function laid(y: number, depth: number, from: number, to: number, color: Rgb, border?: Rgb): Piece {
  const noise = wave(21);
  const inset = depth * 0.14;
  const front: Point[] = [];
  const back: Point[] = [];
  for (let step = 0; step <= 16; step += 1) {
    const t = step / 16;
    front.push([from - inset + (to - from + inset * 2) * t, y + noise(t) * 3]);
    back.push([from + (to - from) * t, y - depth + noise(t + 2) * 2]);
  }
  const path = `${smoothPath(front)}L${smoothPath([...back].reverse()).slice(1)}Z`;
  const field = (u: number, v: number): number => 7 * noise(u * 1.6 + v * 0.3) + 4 * noise(u * 4 - v);
  const paint = border
    ? (_: number, v: number): Rgb => (v > 0.86 && v < 0.9 ? border : v > 0.06 && v < 0.08 ? border : color)
    : undefined;
  return {
    depth: y - depth,
    shadow: blurred(`<path d="${path}" transform="translate(5 7)" fill="#3a2817" opacity="0.5"/>`, 5),
    body:
      sheet({
        path,
        box: { x: from - inset, y: y - depth - 4, w: to - from + inset * 2, h: depth + 10 },
        color,
        field,
        lean: 1.1,
        rows: 30,
        paint,
      }) +
      stitches(
        front.map(([px, py]): Point => [px, py - depth * 0.07]),
        color,
        2,
      ),
  };
}

/** A cloth over a whole table: the level part, and the drop in front with its folds. */
export function tableCloth(edge: number, color: Rgb, seed = 6): Piece {
  const noise = wave(seed);
  const brim: Point[] = Array.from(
    { length: 25 },
    (_, i): Point => [-40 + (1280 * i) / 24, edge + noise(i / 14) * 5],
  );
  const top = `M-40 918L1240 918L1240 ${edge}${`L${smoothPath([...brim].reverse()).slice(1)}`}Z`;
  const flat = sheet({
    path: top,
    box: { x: -40, y: 912, w: 1280, h: edge - 890 },
    color,
    lean: 1.2,
    field: (u, v) => 9 * noise(u * 1.2 + v * 0.4) + 3 * Math.cos(v * 12.5),
    rows: 24,
    columns: 110,
  });
  const front = `${smoothPath(brim)}L1240 1620L-40 1620Z`;
  const field = (u: number, v: number): number =>
    13 * (0.15 + v) * (Math.sin(u * 36 + noise(u) * 3) + 0.5 * Math.sin(u * 61 + v)) + 16 * noise(u * 1.6);
  const drop = sheet({
    path: front,
    box: { x: -40, y: edge - 12, w: 1280, h: 1620 - edge },
    color,
    field,
    rows: 24,
    columns: 200,
  });
  const crest = blurred(
    `<path d="${smoothPath(brim)}" fill="none" stroke="#fff8e8" stroke-width="9" opacity="0.4"/>`,
    4,
  );
  const lee = blurred(
    `<path d="${smoothPath(brim)}" fill="none" stroke="#2c1d10" stroke-width="12" opacity="0.2" transform="translate(0 14)"/>`,
    7,
  );
  return plain(910, flat + drop + lee + crest);
}

/** A made bed seen from its foot: headboard, pillows, a duvet with its edge turned down. */
export function bed(duvet: Shade, pillows: Shade, under: Shade): Piece[] {
  const noise = wave(31);
  const turn: Point[] = Array.from(
    { length: 21 },
    (_, i): Point => [-40 + (1280 * i) / 20, 1128 + noise(i / 12) * 12],
  );
  const head: Point[] = Array.from(
    { length: 21 },
    (_, i): Point => [-40 + (1280 * i) / 20, 1010 + noise(i / 12 + 3) * 8],
  );
  const cover = `${smoothPath(turn)}L1240 1640L-40 1640Z`;
  const fold = `${smoothPath(head)}L${smoothPath([...turn].map(([x, y]): Point => [x, y + 8]).reverse()).slice(1)}Z`;
  const field = (u: number, v: number): number =>
    34 * noise(u * 0.7 + v * 0.35) +
    13 * noise(u * 0.5 - v * 0.7 + 2) +
    13 * Math.sin(u * 8 + v * 1.6 + noise(v * 0.4) * 2) * (0.3 + v * 0.7);
  return [
    { ...block(600, 960, 1080, 330, 60, OAK, { grain: true, grounded: false }), depth: 900 },
    {
      ...plain(
        905,
        sheet({
          path: 'M-40 925H1240V1100H-40Z',
          box: { x: -40, y: 920, w: 1280, h: 190 },
          color: tone(under),
          field: (u, v) => 10 * noise(u * 2 + v),
          lean: 1,
        }),
      ),
    },
    {
      ...cushion({
        x: 350,
        y: 1030,
        w: 500,
        h: 300,
        color: tone(pillows),
        seed: 3,
        grounded: false,
        flange: true,
        angle: -2,
      }),
      depth: 906,
    },
    {
      ...cushion({
        x: 850,
        y: 1032,
        w: 500,
        h: 296,
        color: tone(pillows),
        seed: 8,
        grounded: false,
        flange: true,
        angle: 2,
      }),
      depth: 907,
    },
    {
      ...cushion({
        x: 610,
        y: 1052,
        w: 380,
        h: 230,
        color: tone(duvet),
        seed: 5,
        grounded: false,
        angle: -1,
      }),
      depth: 908,
    },
    plain(
      1000,
      sheet({
        path: cover,
        box: { x: -40, y: 1110, w: 1280, h: 540 },
        color: tone(duvet),
        field,
        lean: 0.55,
        columns: 140,
        rows: 40,
      }) +
        blurred(
          `<path d="${smoothPath(turn)}" fill="none" stroke="#2c1d10" stroke-width="16" opacity="0.4" transform="translate(4 14)"/>`,
          9,
        ) +
        sheet({
          path: fold,
          box: { x: -40, y: 998, w: 1280, h: 150 },
          color: tone(under),
          lean: 0.7,
          field: (u, v) =>
            12 * noise(u * 1.4 + v * 0.4) + 40 * Math.sqrt(Math.max(0.02, 1 - (v * 2 - 1) ** 2)) * 0.5,
          columns: 130,
        }) +
        stitches(
          turn.map(([x, y]): Point => [x, y - 16]),
          tone(under),
          2.2,
        ),
    ),
  ];
}

/** A folded piece with a paper or linen band, as it comes. */
export function parcel(
  x: number,
  y: number,
  w: number,
  h: number,
  color: Shade,
  band: Shade,
  more: Partial<Folded> = {},
): Piece {
  return folded({ x, y, w, h, colors: [tone(color)], plies: 3, band: tone(band), ...more });
}

/** A bottle of linen wash with a brass cap. */
export function washBottle(x: number, y: number, size: number): Piece {
  const bottle = glass({
    x,
    y,
    open: false,
    profile: scaled(
      [
        [122, 0],
        [132, 10],
        [134, 200],
        [130, 350],
        [80, 420],
        [46, 440],
        [46, 470],
      ],
      size,
    ),
    tint: [0.86, 0.86, 0.78],
    content: { height: 360 * size, material: { color: [0.93, 0.9, 0.8], gloss: 0.2, translucent: 0.8 } },
    label: { from: 80 * size, to: 290 * size, color: palette.paper, lines: 2 },
  });
  return group(
    bottle,
    vessel({
      x,
      y: y - 464 * size,
      profile: scaled(
        [
          [54, 0],
          [56, 6],
          [56, 62],
          [50, 68],
        ],
        size,
      ),
      material: BRASS,
      grounded: false,
      wallThickness: 2,
      fill: { depth: 0, material: BRASS },
    }),
  );
}
