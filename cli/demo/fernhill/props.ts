import { slabShadow } from './folded.ts';
import { type Material, shadeCss, TILT } from './light.ts';
import { tone } from './palette.ts';
import type { Piece } from './studio.ts';
import { texture } from './studio.ts';
import {
  blurred,
  clipped,
  css,
  ellipse,
  linear,
  nextId,
  num,
  type Point,
  type Rgb,
  radial,
  random,
  scale,
  smoothPath,
} from './svg.ts';
import { bar, castShadow, vessel } from './vessels.ts';

/** Things of brass, oak and paper, and what grows in the vases. */
export const BRASS: Material = { color: tone('brass'), gloss: 0.9, sharp: 22, metal: true };
export const IRON: Material = { color: [0.2, 0.19, 0.18], gloss: 0.5, sharp: 18 };
export const OAK: Material = { color: tone('oak'), gloss: 0.15, sharp: 10 };
export const WALNUT: Material = { color: tone('walnut'), gloss: 0.2, sharp: 12 };

/** A block with a lighter top, seen a little from above: box, board, book, shelf. */
export function block(
  x: number,
  y: number,
  w: number,
  h: number,
  depth: number,
  material: Material,
  options: { grain?: boolean; grounded?: boolean; round?: number } = {},
): Piece {
  const back = depth * TILT;
  const inset = depth * 0.06;
  const l = x - w / 2;
  const r = x + w / 2;
  const [front, top] = [nextId(), nextId()];
  const frontPath = `M${num(l)} ${num(y - h)}H${num(r)}V${num(y - 3)}Q${num(r)} ${num(y)} ${num(r - 3)} ${num(y)}H${num(l + 3)}Q${num(l)} ${num(y)} ${num(l)} ${num(y - 3)}Z`;
  const topPath = `M${num(l)} ${num(y - h)}L${num(l + inset)} ${num(y - h - back)}H${num(r - inset)}L${num(r)} ${num(y - h)}Z`;
  const grain = (path: string): string =>
    options.grain
      ? clipped(path, texture('oakgrain', l, y - h - back, w, h + back, 0.5))
      : clipped(path, texture('mottle', l, y - h - back, w, h + back, 0.05));
  const body =
    linear(
      front,
      [l, y - h],
      [r, y],
      [
        { at: 0, color: shadeCss(material, [-0.35, 0.1, 1]) },
        { at: 0.6, color: shadeCss(material, [0, -0.05, 1]) },
        { at: 1, color: shadeCss(material, [0.3, -0.3, 1], 0.8) },
      ],
    ) +
    linear(
      top,
      [l, 0],
      [r, 0],
      [
        { at: 0, color: shadeCss(material, [-0.3, 1, 0.1]) },
        { at: 1, color: shadeCss(material, [0.15, 1, 0.1]) },
      ],
    ) +
    `<path d="${frontPath}" fill="url(#${front})"/>${grain(frontPath)}<path d="${topPath}" fill="url(#${top})"/>${grain(topPath)}` +
    blurred(
      `<path d="M${num(l + 2)} ${num(y - h)}H${num(r - 2)}" stroke="#fff6e0" stroke-width="2.5" opacity="0.5"/>`,
      0.8,
    );
  return { depth: y, shadow: options.grounded === false ? '' : slabShadow(x, y, w, h, back), body };
}

/** A round board seen from the camera's height. */
export function disc(x: number, y: number, r: number, h: number, material: Material, grain = true): Piece {
  const piece = vessel({
    x,
    y,
    profile: [
      [r - 2, 0],
      [r, 3],
      [r, h - 2],
      [r - 2, h],
    ],
    material,
    wallThickness: 3,
    fill: { depth: 0, material },
  });
  const top = `M${num(x - r)} ${num(y - h)}a${num(r)} ${num(r * TILT)} 0 1 0 ${num(r * 2)} 0a${num(r)} ${num(r * TILT)} 0 1 0 ${num(-r * 2)} 0Z`;
  return {
    ...piece,
    body:
      piece.body +
      (grain ? clipped(top, texture('oakgrain', x - r, y - h - r * TILT, r * 2, r * TILT * 2, 0.5)) : ''),
  };
}

/** A branch with leaves that have light on them. `angle` in degrees, −90 is upright. */
export function sprig(
  x: number,
  y: number,
  length: number,
  angle: number,
  color: Rgb,
  seed: number,
  fullness = 1,
): string {
  const next = random(seed);
  const turn = (angle * Math.PI) / 180;
  const points: Point[] = [];
  const steps = 10;
  let leaves = '';
  for (let step = 0; step <= steps; step += 1) {
    const t = step / steps;
    const bend = Math.sin(t * 1.9) * length * 0.12;
    const px = x + Math.cos(turn) * length * t - Math.sin(turn) * bend;
    const py = y + Math.sin(turn) * length * t + Math.cos(turn) * bend;
    points.push([px, py]);
    if (t < 0.3) continue;
    const side = step % 2 === 0 ? 1 : -1;
    leaves += leaf(
      px,
      py,
      length * (0.27 - 0.1 * t) * (0.8 + next() * 0.45) * fullness,
      angle + side * (34 + next() * 34),
      color,
      next(),
    );
    if (next() > 0.5)
      leaves += leaf(px, py, length * 0.15 * fullness, angle - side * (30 + next() * 34), color, next());
  }
  const tip = points.at(-1)!;
  leaves += leaf(tip[0], tip[1], length * 0.17 * fullness, angle + 6, color, next());
  return bar(smoothPath(points), Math.max(3, length * 0.011), { color: [0.42, 0.33, 0.2] }) + leaves;
}

function leaf(x: number, y: number, length: number, angle: number, color: Rgb, turn: number): string {
  const a = (angle * Math.PI) / 180;
  const place = (u: number, v: number): string =>
    `${num(x + Math.cos(a) * u * length - Math.sin(a) * v * length)} ${num(y + Math.sin(a) * u * length + Math.cos(a) * v * length)}`;
  const half = (side: number): string =>
    `M${place(0, 0)}C${place(0.25, side * 0.2)} ${place(0.7, side * 0.19)} ${place(1, 0)}Q${place(0.5, 0.03)} ${place(0, 0)}Z`;
  const upper = -Math.cos(a) * 0.3 + (turn - 0.5) * 0.6;
  return (
    `<path d="${half(-1)}" fill="${shadeCss({ color, gloss: 0.2, translucent: 0.3 }, [-0.5 + upper, 0.5, 0.7])}"/>` +
    `<path d="${half(1)}" fill="${shadeCss({ color, gloss: 0.1, translucent: 0.3 }, [0.35 + upper, 0.1, 0.8])}"/>` +
    `<path d="M${place(0, 0)}Q${place(0.5, 0.03)} ${place(0.92, 0)}" fill="none" stroke="${css(scale(color, 1.25))}" stroke-width="1.2" opacity="0.5"/>`
  );
}

/** A dried grass stem with a soft plume. */
export function plume(x: number, y: number, length: number, lean: number, color: Rgb, seed: number): string {
  const next = random(seed);
  const [tx, ty] = [x + lean, y - length];
  let hairs = '';
  for (let hair = 0; hair < 46; hair += 1) {
    const t = 0.52 + next() * 0.48;
    const px = x + lean * t * t;
    const py = y - length * t;
    const side = next() - 0.5;
    const reach = length * 0.1 * (1.2 - t * 0.7);
    hairs += `<path d="M${num(px)} ${num(py)}q${num(side * reach * 0.6)} ${num(-reach * 0.5)} ${num(side * reach * 1.5)} ${num(-reach * (0.7 + next() * 0.5))}" stroke="${shadeCss({ color, translucent: 0.5 }, [side * 2, 0.4, 0.8])}" stroke-width="${num(1.6 + next() * 2)}" fill="none" stroke-linecap="round" opacity="0.85"/>`;
  }
  return (
    bar(`M${num(x)} ${num(y)}Q${num(x + lean * 0.2)} ${num(y - length * 0.55)} ${num(tx)} ${num(ty)}`, 3.4, {
      color,
    }) + hairs
  );
}

/** A round fruit. */
export function fruit(x: number, y: number, r: number, color: Rgb, pear = false): Piece {
  const profile: Point[] = pear
    ? [
        [r * 0.3, 0],
        [r * 0.85, r * 0.3],
        [r, r * 0.85],
        [r * 0.8, r * 1.4],
        [r * 0.46, r * 1.9],
        [r * 0.34, r * 2.2],
        [r * 0.1, r * 2.34],
      ]
    : [
        [r * 0.3, 0],
        [r * 0.82, r * 0.28],
        [r, r * 0.95],
        [r * 0.86, r * 1.5],
        [r * 0.4, r * 1.86],
        [r * 0.08, r * 1.84],
      ];
  const piece = vessel({
    x,
    y,
    profile,
    material: { color, gloss: 0.3, sharp: 14, translucent: 0.2 },
    mottle: 0.2,
    speckle: 0.3,
  });
  const top = y - r * (pear ? 2.3 : 1.82);
  return {
    ...piece,
    body: `${piece.body}${bar(`M${num(x)} ${num(top)}q2 ${num(-r * 0.2)} ${num(r * 0.12)} ${num(-r * 0.38)}`, r * 0.09, { color: [0.33, 0.24, 0.15] })}`,
  };
}

/** A peg of turned wood on the wall, or a brass hook. */
export function peg(x: number, y: number, material: Material = BRASS): string {
  const id = nextId();
  return (
    blurred(ellipse(x + 20, y + 12, 22, 20, 'fill="#4b3826" opacity="0.5"'), 7) +
    bar(`M${num(x)} ${num(y - 4)}L${num(x + 3)} ${num(y + 4)}`, 18, material) +
    radial(id, [x - 5, y - 3], 24, [
      { at: 0, color: shadeCss(material, [-0.5, 0.5, 0.8]) },
      { at: 0.6, color: shadeCss(material, [0, 0, 1]) },
      { at: 1, color: shadeCss(material, [0.6, -0.5, 0.5]) },
    ]) +
    ellipse(x + 3, y + 5, 17, 17, `fill="url(#${id})"`)
  );
}

/** A rail of oak with pegs along it. */
export function rail(y: number, pegs: number[], from = -20, to = 1220): string {
  const id = nextId();
  return (
    blurred(
      `<rect x="${from}" y="${y + 14}" width="${to - from}" height="58" fill="#4b3826" opacity="0.34"/>`,
      12,
    ) +
    linear(
      id,
      [0, y],
      [0, y + 58],
      [
        { at: 0, color: shadeCss(OAK, [-0.2, 1, 0.4]) },
        { at: 0.12, color: shadeCss(OAK, [-0.1, 0.2, 1]) },
        { at: 1, color: shadeCss(OAK, [0, -0.4, 1]) },
      ],
    ) +
    `<rect x="${from}" y="${y}" width="${to - from}" height="58" rx="4" fill="url(#${id})"/>` +
    clipped(`M${from} ${y}H${to}V${y + 58}H${from}Z`, texture('oakgrain', from, y, to - from, 58, 0.5)) +
    pegs.map((x) => peg(x, y + 28)).join('')
  );
}

/** A long match: a square stick with a coloured head. */
export function match(x1: number, y1: number, x2: number, y2: number, tip: Rgb, width = 9): string {
  const t = 0.07;
  return (
    bar(`M${num(x1)} ${num(y1)}L${num(x2)} ${num(y2)}`, width, { color: [0.87, 0.74, 0.55] }, 'butt') +
    bar(`M${num(x2 - (x2 - x1) * t)} ${num(y2 - (y2 - y1) * t)}L${num(x2)} ${num(y2)}`, width * 1.35, {
      color: tip,
    })
  );
}

/** The shadow of a thin thing that lies on the table. */
export function lyingShadow(path: string, width: number): string {
  return (
    blurred(
      `<path d="${path}" fill="none" stroke="#4a3420" stroke-width="${num(width)}" stroke-linecap="round" transform="translate(${num(width * 0.5)} ${num(width * 0.45)})" opacity="0.5"/>`,
      width * 0.4,
    ) +
    blurred(
      `<path d="${path}" fill="none" stroke="#2d1d10" stroke-width="${num(width * 0.8)}" stroke-linecap="round" transform="translate(2 ${num(width * 0.4)})" opacity="0.5"/>`,
      2.5,
    )
  );
}

/** A plate that stands on its edge and faces the camera. */
export function facingPlate(x: number, y: number, r: number, material: Material, rim: Rgb): Piece {
  const [outer, well, step] = [nextId(), nextId(), nextId()];
  const cy = y - r;
  const circle = (size: number, paint: string, extra = ''): string =>
    `<circle cx="${num(x)}" cy="${num(cy)}" r="${num(size)}" fill="${paint}" ${extra}/>`;
  const body =
    blurred(
      `<circle cx="${num(x + r * 0.2)}" cy="${num(cy + 12)}" r="${num(r)}" fill="#5f4630" opacity="0.42"/>`,
      26,
    ) +
    circle(r, css(scale(rim, 0.82))) +
    linear(
      outer,
      [x - r * 0.8, cy - r * 0.7],
      [x + r * 0.8, cy + r * 0.7],
      [
        { at: 0, color: shadeCss(material, [0.15, -0.1, 1]) },
        { at: 0.5, color: shadeCss(material, [0, 0.1, 1]) },
        { at: 1, color: shadeCss(material, [-0.45, 0.4, 1]) },
      ],
    ) +
    circle(r - 5, `url(#${outer})`) +
    linear(
      step,
      [x - r * 0.6, cy - r * 0.5],
      [x + r * 0.6, cy + r * 0.5],
      [
        { at: 0, color: shadeCss(material, [0.7, -0.6, 0.8], 0.8) },
        { at: 0.5, color: shadeCss(material, [0, 0, 1]) },
        { at: 1, color: shadeCss(material, [-0.75, 0.65, 0.7]) },
      ],
    ) +
    circle(r * 0.72, `url(#${step})`) +
    linear(
      well,
      [x - r * 0.6, cy - r * 0.6],
      [x + r * 0.6, cy + r * 0.6],
      [
        { at: 0, color: shadeCss(material, [-0.05, 0.1, 1], 0.94) },
        { at: 1, color: shadeCss(material, [-0.25, 0.25, 1]) },
      ],
    ) +
    blurred(circle(r * 0.655, `url(#${well})`), 4) +
    clipped(
      `M${num(x - r)} ${num(cy)}a${num(r)} ${num(r)} 0 1 0 ${num(r * 2)} 0a${num(r)} ${num(r)} 0 1 0 ${num(-r * 2)} 0Z`,
      texture('mottle', x - r, cy - r, r * 2, r * 2, 0.07) +
        texture('speckle', x - r, cy - r, r * 2, r * 2, 0.6),
    ) +
    blurred(
      `<path d="M${num(x - r * 0.84)} ${num(cy - r * 0.2)}A${num(r * 0.86)} ${num(r * 0.86)} 0 0 1 ${num(x - r * 0.1)} ${num(cy - r * 0.86)}" fill="none" stroke="#fffaf0" stroke-width="${num(r * 0.06)}" opacity="0.4" stroke-linecap="round"/>`,
      7,
    );
  return {
    depth: y - 30,
    shadow:
      blurred(ellipse(x + 20, y + 4, r * 0.6, 16, 'fill="#3a2817" opacity="0.5"'), 9) +
      castShadow(
        x + 40,
        y,
        [
          [r * 0.4, 0],
          [r * 0.4, r * 0.8],
        ],
        0.5,
      ),
    body,
  };
}
