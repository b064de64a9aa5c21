import { wicks } from './candles.ts';
import { type Material, shadeCss, TILT } from './light.ts';
import { palette } from './palette.ts';
import type { Piece } from './studio.ts';
import {
  blurred,
  clipped,
  css,
  ellipse,
  linear,
  mix,
  nextId,
  num,
  type Point,
  type Rgb,
  smoothPath,
} from './svg.ts';
import { castShadow, outline, refine, vessel } from './vessels.ts';

/** Glass, clear and amber, with what is in it and the labels on it. */

export interface Glass {
  x: number;
  y: number;
  profile: Point[];
  /** Colour of the glass; clear without one. */
  tint?: Rgb;
  /** Wax or liquid up to this height. */
  content?: { height: number; material: Material; base?: number };
  wicks?: number;
  lit?: boolean;
  label?: { from: number; to: number; color: string; lines?: number };
  grounded?: boolean;
  open?: boolean;
}

/** A printed paper label round a body: no words, a small mark and lines. */
export function label(
  x: number,
  y: number,
  r: number,
  from: number,
  to: number,
  color: string,
  lines = 2,
): string {
  const half = r * 0.72;
  const arc = (h: number, w: number): [string, string] => {
    const sag = r * TILT * Math.sqrt(1 - (w / r) ** 2);
    const mid = r * TILT * 2 - sag;
    return [
      `${num(x - w)} ${num(y - h + sag)}`,
      `Q${num(x)} ${num(y - h + mid)} ${num(x + w)} ${num(y - h + sag)}`,
    ];
  };
  const [low, lowArc] = arc(from, half);
  const sag = r * TILT * Math.sqrt(1 - 0.72 ** 2);
  const mid = r * TILT * 2 - sag;
  const shape = `M${low}${lowArc}L${num(x + half)} ${num(y - to + sag)}Q${num(x)} ${num(y - to + mid)} ${num(x - half)} ${num(y - to + sag)}Z`;
  const id = nextId();
  const paper: Material = {
    color: [
      Number.parseInt(color.slice(1, 3), 16) / 255,
      Number.parseInt(color.slice(3, 5), 16) / 255,
      Number.parseInt(color.slice(5, 7), 16) / 255,
    ],
  };
  let marks = '';
  const height = to - from;
  const ink = color === palette.charcoal || color === palette.fern ? '#e9dcc4' : '#3f4a3d';
  const front = r * TILT;
  const cy = y - from - height * 0.66 + front;
  marks += `<path d="M${num(x)} ${num(cy + height * 0.13)}C${num(x - height * 0.14)} ${num(cy)} ${num(x - height * 0.06)} ${num(cy - height * 0.12)} ${num(x)} ${num(cy - height * 0.17)}C${num(x + height * 0.06)} ${num(cy - height * 0.12)} ${num(x + height * 0.14)} ${num(cy)} ${num(x)} ${num(cy + height * 0.13)}ZM${num(x)} ${num(cy + height * 0.18)}V${num(cy - height * 0.1)}" fill="none" stroke="${ink}" stroke-width="${num(Math.max(1.5, height * 0.018))}"/>`;
  for (let line = 0; line < lines; line += 1) {
    const w = half * (line === 0 ? 0.5 : 0.3);
    const ly = y - from - height * (0.32 - line * 0.12) + front - 2;
    marks += `<path d="M${num(x - w)} ${num(ly)}Q${num(x)} ${num(ly + w * 0.03)} ${num(x + w)} ${num(ly)}" fill="none" stroke="${ink}" stroke-width="${num(Math.max(1.6, height * 0.022))}"/>`;
  }
  return (
    linear(
      id,
      [x - half, 0],
      [x + half, 0],
      [
        { at: 0, color: shadeCss(paper, [-0.7, 0, 0.7]) },
        { at: 0.3, color: shadeCss(paper, [-0.35, 0, 0.9]) },
        { at: 0.65, color: shadeCss(paper, [0.25, 0, 0.9]) },
        { at: 1, color: shadeCss(paper, [0.72, 0, 0.7]) },
      ],
    ) +
    blurred(`<path d="${shape}" fill="#3a2a1a" opacity="0.3" transform="translate(2 3)"/>`, 2.5) +
    `<path d="${shape}" fill="url(#${id})"/><g opacity="0.8">${marks}</g>`
  );
}

/** A glass vessel with what is in it: walls bend the light, edges go dark, the window stands in it. */
export function glass(spec: Glass): Piece {
  const { x, y } = spec;
  const rings = refine(spec.profile, 60);
  const top = rings.at(-1)!;
  const shape = outline(x, y, rings);
  const wide = Math.max(...rings.map(([r]) => r));
  const tall = top[1];
  const tint: Rgb = spec.tint ?? [0.93, 0.94, 0.9];
  const [through, edges, foot] = [nextId(), nextId(), nextId()];
  const deep = css(mix(tint, [0.12, 0.08, 0.05], spec.tint ? 0.62 : 0.45));
  const strength = spec.tint ? 0.82 : 0.2;
  let body = `${linear(
    through,
    [x - wide, y - tall],
    [x + wide, y],
    [
      { at: 0, color: css(mix(tint, [1, 0.95, 0.85], 0.25)), opacity: strength * 0.85 },
      { at: 0.5, color: css(tint), opacity: strength },
      { at: 1, color: css(mix(tint, [0.2, 0.12, 0.06], 0.3)), opacity: strength },
    ],
  )}<path d="${shape}" fill="url(#${through})"/>`;
  // the far rim, seen through the glass
  body += ellipse(
    x,
    y - tall,
    top[0] - 2,
    (top[0] - 2) * TILT,
    `fill="none" stroke="${deep}" stroke-width="3" opacity="0.4"`,
  );
  let glow = '';
  if (spec.content) {
    const base = spec.content.base ?? 16;
    const content = rings
      .filter(([, h]) => h >= base && h <= spec.content!.height)
      .map(([r, h]): Point => [r - 7, h]);
    const level = spec.content.height;
    const r = content.at(-1)![0];
    const material = spec.content.material;
    const inside = vessel({
      x,
      y,
      profile: [[content[0]![0] * 0.93, base - 4], ...content.filter((_, i) => i % 6 === 0), [r, level]],
      material,
      grounded: false,
      wallThickness: 2,
      fill: { depth: 0, material },
    });
    body += inside.body;
    body += blurred(
      ellipse(x, y - level, r, r * TILT, 'fill="none" stroke="#fff8e6" stroke-width="3" opacity="0.5"'),
      1.5,
    );
    if (spec.wicks) {
      const spread = spec.wicks === 1 ? [0] : spec.wicks === 2 ? [-0.42, 0.42] : [-0.5, 0.02, 0.5];
      const points = spread.map(
        (side, index): Point => [
          x + side * r,
          y - level + (index === 1 && spec.wicks === 3 ? -r * 0.1 : r * 0.03),
        ],
      );
      const burning = wicks(points, Math.max(24, wide * 0.26), spec.lit ?? false);
      body += burning.body;
      glow += burning.glow ?? '';
    }
    if (spec.tint)
      body += `<path d="${shape}" fill="${css(tint)}" opacity="0.8" style="mix-blend-mode:multiply"/>`;
    if (spec.lit) {
      const warm = nextId();
      glow = `${linear(
        warm,
        [0, y - level],
        [0, y],
        [
          { at: 0, color: '#ffc46a', opacity: 0.85 },
          { at: 0.35, color: '#ff9d40', opacity: 0.26 },
          { at: 1, color: '#e07c2c', opacity: 0.12 },
        ],
      )}<path d="${outline(x, y, content)}" fill="url(#${warm})" style="mix-blend-mode:screen"/>${glow}`;
    }
  }
  // walls: dark edges, thick foot
  body +=
    linear(
      edges,
      [x - wide, 0],
      [x + wide, 0],
      [
        { at: 0, color: deep, opacity: 0.7 },
        { at: 0.045, color: deep, opacity: 0.26 },
        { at: 0.11, color: '#ffffff', opacity: 0.16 },
        { at: 0.2, color: '#ffffff', opacity: 0 },
        { at: 0.86, color: deep, opacity: 0.02 },
        { at: 0.95, color: deep, opacity: 0.32 },
        { at: 1, color: deep, opacity: 0.72 },
      ],
    ) +
    `<path d="${shape}" fill="url(#${edges})"/>` +
    linear(
      foot,
      [0, y - 26],
      [0, y + wide * TILT],
      [
        { at: 0, color: deep, opacity: 0 },
        { at: 0.35, color: '#ffffff', opacity: 0.3 },
        { at: 0.6, color: deep, opacity: 0.35 },
        { at: 1, color: '#fff3da', opacity: 0.55 },
      ],
    ) +
    clipped(
      shape,
      `<rect x="${num(x - wide)}" y="${num(y - 26)}" width="${num(wide * 2)}" height="80" fill="url(#${foot})"/>`,
    );
  if (spec.label) {
    const ring = rings.find(([, h]) => h >= (spec.label!.from + spec.label!.to) / 2)!;
    body += label(x, y, ring[0], spec.label.from, spec.label.to, spec.label.color, spec.label.lines ?? 2);
  }
  const strip = (from: number, to: number, low: number, high: number): string => {
    const part = rings.filter(([, h]) => h > tall * low && h < tall * high);
    const at = ([r, h]: Point, turn: number): Point => [
      x + r * Math.sin(turn),
      y - h + r * TILT * Math.cos(turn),
    ];
    if (part.length < 2) return '';
    const left = part.map((ring) => at(ring, from));
    const right = [...part].reverse().map((ring) => at(ring, to));
    return `<path d="${smoothPath(left)}L${smoothPath(right).slice(1)}Z"/>`;
  };
  body += blurred(
    strip(-1.02, -0.84, 0.1, 0.93) + strip(-0.78, -0.7, 0.1, 0.93),
    2.2,
    'fill="#ffffff" opacity="0.5"',
  );
  body += blurred(strip(0.98, 1.1, 0.12, 0.9), 3, 'fill="#fff1d6" opacity="0.42"');
  if (spec.open !== false) {
    const ring = (r: number, width: number, color: string, opacity: number): string =>
      ellipse(
        x,
        y - tall,
        r,
        r * TILT,
        `fill="none" stroke="${color}" stroke-width="${width}" opacity="${opacity}"`,
      );
    body += ring(top[0] - 2, 4, deep, 0.35) + ring(top[0] - 3, 2, '#ffffff', 0.75);
  }
  const light = spec.tint ? css(mix(tint, [1, 0.8, 0.5], 0.3)) : '#fff4da';
  const caustic = blurred(
    ellipse(
      x + tall * 0.55 + wide * 0.5,
      y + 2,
      tall * 0.3,
      wide * TILT * 0.5,
      `fill="${light}" opacity="0.5"`,
    ),
    14,
  );
  const shadow = spec.grounded === false ? '' : castShadow(x, y, rings, spec.content ? 0.85 : 0.55);
  return { depth: y, shadow, body: (spec.grounded === false ? '' : caustic) + body, glow };
}
