import { type Material, shade, shadeCss, TILT } from './light.ts';
import type { Piece } from './studio.ts';
import { texture } from './studio.ts';
import {
  blurred,
  clamp,
  clipped,
  css,
  ellipse,
  linear,
  nextId,
  num,
  type Point,
  polygon,
  type Rgb,
  scale,
  smoothPath,
  wave,
} from './svg.ts';

/** Surfaces of revolution: turned from a profile, shaded ring by ring in the studio's light. */
export interface Vessel {
  x: number;
  /** Screen y of the middle of its foot. */
  y: number;
  /** Radius and height of points of the outer profile, from the foot up. */
  profile: Point[];
  material: Material;
  /** The wall's thickness; without it the top is closed. */
  wallThickness?: number;
  /** The inner profile from the rim down, where it is not just parallel. */
  inner?: Point[];
  innerMaterial?: Material;
  /** Draws what is inside at the given depth below the rim (a level surface of this material). */
  fill?: { depth: number; material: Material };
  /** A second glaze from this height up (0–1 of the height), with a wavy edge. */
  dip?: { from: number; material: Material; wave?: number; below?: boolean };
  /** Bare clay at the rim. */
  rim?: Rgb;
  speckle?: number;
  mottle?: number;
  /** Throwing rings, 0–1. */
  rings?: number;
  /** Vertical flutes round the body. */
  flutes?: number;
  /** Strength of the window's reflection, 0–1. */
  reflection?: number;
  /** Leaves out the shadow (things that stand on other things). */
  grounded?: boolean;
  seed?: number;
}

const SAMPLES = 16;

/** A smooth profile through points, as many rings, spread evenly along its length (chordal Catmull–Rom). */
export function refine(points: Point[], rings: number): Point[] {
  const last = points.length - 1;
  const knots = [0];
  for (let index = 1; index <= last; index += 1) {
    const [a, b] = [points[index - 1]!, points[index]!];
    knots.push(knots[index - 1]! + Math.max(0.5, Math.hypot(b[0] - a[0], b[1] - a[1])));
  }
  const slope = (index: number, k: 0 | 1): number => {
    const [a, b] = [Math.max(0, index - 1), Math.min(last, index + 1)];
    const before = index === 0 ? null : (points[index]![k] - points[a]![k]) / (knots[index]! - knots[a]!);
    const after = index === last ? null : (points[b]![k] - points[index]![k]) / (knots[b]! - knots[index]!);
    if (before === null || after === null) return before ?? after ?? 0;
    if (before * after <= 0) return 0;
    return (
      Math.sign(before) *
      Math.min(Math.abs(before + after) / 2, 2.4 * Math.min(Math.abs(before), Math.abs(after)))
    );
  };
  const out: Point[] = [];
  let segment = 0;
  for (let ring = 0; ring <= rings; ring += 1) {
    const position = (ring / rings) * knots[last]!;
    while (segment < last - 1 && position > knots[segment + 1]!) segment += 1;
    const length = knots[segment + 1]! - knots[segment]!;
    const t = clamp((position - knots[segment]!) / length);
    const [t2, t3] = [t * t, t * t * t];
    const spline = (k: 0 | 1): number =>
      (2 * t3 - 3 * t2 + 1) * points[segment]![k] +
      (t3 - 2 * t2 + t) * length * slope(segment, k) +
      (3 * t2 - 2 * t3) * points[segment + 1]![k] +
      (t3 - t2) * length * slope(segment + 1, k);
    out.push([Math.max(0.5, spline(0)), spline(1)]);
  }
  return out;
}

function hull(x: number, low: Point, high: Point): string {
  const [r0, y0] = low;
  const [r1, y1] = high;
  return (
    `M${num(x - r0)} ${num(y0)}A${num(r0)} ${num(r0 * TILT)} 0 0 0 ${num(x + r0)} ${num(y0)}` +
    `L${num(x + r1)} ${num(y1)}A${num(r1)} ${num(r1 * TILT)} 0 0 0 ${num(x - r1)} ${num(y1)}Z`
  );
}

/** The outline of a vessel as one path. */
export function outline(x: number, y: number, profile: Point[]): string {
  const foot = profile[0]!;
  const top = profile.at(-1)!;
  const left = profile.map(([r, h]) => `L${num(x - r)} ${num(y - h)}`);
  const right = [...profile].reverse().map(([r, h]) => `L${num(x + r)} ${num(y - h)}`);
  return (
    `M${num(x - foot[0])} ${num(y)}${left.join('')}` +
    `A${num(top[0])} ${num(top[0] * TILT)} 0 0 1 ${num(x + top[0])} ${num(y - top[1])}${right.join('')}` +
    `A${num(foot[0])} ${num(foot[0] * TILT)} 0 0 1 ${num(x - foot[0])} ${num(y)}Z`
  );
}

function turned(vessel: Vessel, rings: Point[], material: Material): string {
  const noise = wave((vessel.seed ?? 1) + 40);
  const height = rings.at(-1)![1] || 1;
  let out = '';
  for (let index = 0; index < rings.length - 1; index += 1) {
    const low = rings[index]!;
    const high = rings[index + 1]!;
    const length = Math.hypot(high[0] - low[0], high[1] - low[1]) || 1;
    const throwing = (vessel.rings ?? 0) * 0.16 * noise((low[1] / height) * 4);
    const across = (high[1] - low[1]) / length;
    const up = -(high[0] - low[0]) / length + throwing;
    const ground = vessel.grounded === false ? 1 : 0.45 + 0.55 * clamp(low[1] / 60);
    const id = nextId();
    const radius = Math.max(low[0], high[0]);
    const samples = vessel.flutes ? 64 : SAMPLES;
    const stops = Array.from({ length: samples + 1 }, (_, sample) => {
      const angle = -Math.PI / 2 + (sample / samples) * Math.PI;
      const flute = vessel.flutes ? Math.sin(angle * vessel.flutes * 2) : 0;
      const tilt = angle + flute * 0.42;
      const normal: [number, number, number] = [Math.sin(tilt) * across, up, Math.cos(tilt) * across];
      const dark = vessel.flutes ? 0.88 + 0.12 * Math.cos(angle * vessel.flutes * 2) : 1;
      return { at: (Math.sin(angle) + 1) / 2, color: shadeCss(material, normal, ground * dark) };
    });
    out += linear(id, [vessel.x - radius, 0], [vessel.x + radius, 0], stops);
    const overlap: Point = [high[0], vessel.y - high[1] - 0.6];
    out += `<path d="${hull(vessel.x, [low[0], vessel.y - low[1]], overlap)}" fill="url(#${id})"/>`;
  }
  return out;
}

function inside(vessel: Vessel, top: Point): string {
  const thickness = vessel.wallThickness ?? 0;
  const material = vessel.innerMaterial ?? vessel.material;
  const rimRadius = top[0] - thickness;
  const cy = vessel.y - top[1];
  const inner =
    vessel.inner ??
    refine(vessel.profile, 30)
      .map(([r, h]): Point => [Math.max(1, Math.min(r - thickness, rimRadius * 1.2)), h])
      .reverse();
  const rings = refine(inner, 36);
  const floor = vessel.fill ? top[1] - vessel.fill.depth : Number.NEGATIVE_INFINITY;
  let out = '';
  for (let index = 0; index < rings.length - 1; index += 1) {
    const [r, h] = rings[index]!;
    const next = rings[index + 1]!;
    if (h < floor) break;
    const length = Math.hypot(next[0] - r, next[1] - h) || 1;
    const steep = Math.abs(next[1] - h) / length;
    const up = Math.abs(next[0] - r) / length;
    const deep = clamp((top[1] - h) / (rimRadius * 1.5));
    const id = nextId();
    const stops = Array.from({ length: 13 }, (_, sample) => {
      const side = (sample / 12) * 2 - 1;
      const back = Math.sqrt(Math.max(0, 1 - side * side));
      const shadowed = clamp(0.5 - side * 0.7) * deep * 0.5;
      const open = 1 - deep * 0.62 * (0.4 + 0.6 * steep) - shadowed * steep;
      return {
        at: sample / 12,
        color: shadeCss(
          { ...material, gloss: (material.gloss ?? 0) * 0.4 },
          [-side * steep, up, back * steep * 0.8],
          open,
        ),
      };
    });
    out += linear(id, [vessel.x - r, 0], [vessel.x + r, 0], stops);
    out += ellipse(vessel.x, vessel.y - h, r, r * TILT, `fill="url(#${id})"`);
  }
  if (vessel.fill) {
    const r = rimRadius;
    const id = nextId();
    const level = vessel.y - floor;
    out += linear(
      id,
      [vessel.x - r, level - r * TILT],
      [vessel.x + r, level + r * TILT],
      [
        { at: 0, color: shadeCss(vessel.fill.material, [0.05, 1, 0], 0.5) },
        { at: 0.35, color: shadeCss(vessel.fill.material, [-0.1, 1, 0.1], 0.86) },
        { at: 0.8, color: shadeCss(vessel.fill.material, [-0.25, 1, 0.1], 1) },
        { at: 1, color: shadeCss(vessel.fill.material, [-0.1, 1, 0], 0.9) },
      ],
    );
    out += ellipse(vessel.x, level, r, r * TILT, `fill="url(#${id})"`);
    out += blurred(
      ellipse(
        vessel.x,
        level - 3,
        r - 2,
        r * TILT - 1,
        'fill="none" stroke="#4a3420" stroke-width="9" opacity="0.3"',
      ),
      4,
    );
  }
  const mouth = `M${num(vessel.x - rimRadius)} ${num(cy)}a${num(rimRadius)} ${num(rimRadius * TILT)} 0 1 0 ${num(rimRadius * 2)} 0a${num(rimRadius)} ${num(rimRadius * TILT)} 0 1 0 ${num(-rimRadius * 2)} 0Z`;
  return clipped(mouth, out);
}

function lip(vessel: Vessel, top: Point): string {
  const thickness = vessel.wallThickness ?? 0;
  const cy = vessel.y - top[1];
  const color = vessel.rim ?? vessel.material.color;
  const material: Material = { ...vessel.material, color };
  const id = nextId();
  const middle = top[0] - thickness / 2;
  const ring = (radius: number, width: number, paint: string): string =>
    ellipse(
      vessel.x,
      cy,
      radius,
      radius * TILT,
      `fill="none" stroke="${paint}" stroke-width="${num(width)}"`,
    );
  return (
    linear(
      id,
      [vessel.x - top[0], cy - 20],
      [vessel.x + top[0], cy + 20],
      [
        { at: 0, color: shadeCss(material, [-0.7, 0.8, 0.1]) },
        { at: 0.25, color: shadeCss(material, [-0.35, 1, 0.2]) },
        { at: 0.65, color: shadeCss(material, [0.15, 1, 0.1]) },
        { at: 1, color: shadeCss(material, [0.6, 0.8, 0.1]) },
      ],
    ) +
    ellipse(vessel.x, cy, top[0] - 0.5, top[0] * TILT, `fill="url(#${id})"`) +
    inside(vessel, top) +
    `<g opacity="0.5">${blurred(ring(middle, Math.max(1.5, thickness * 0.28), css(scale(shade(material, [-0.5, 1, 0.3]), 1.25))), 1.2)}</g>`
  );
}

/** The window seen in a glaze: a soft upright shape that follows the profile. */
function reflection(vessel: Vessel, rings: Point[], strength: number): string {
  const strip = (from: number, to: number, low: number, high: number): string => {
    const part = rings.filter(([, h]) => {
      const t = h / rings.at(-1)![1];
      return t > low && t < high;
    });
    const at = ([r, h]: Point, turn: number): Point => [
      vessel.x + r * Math.sin(turn),
      vessel.y - h + r * TILT * Math.cos(turn),
    ];
    if (part.length < 3) return '';
    return `<path d="${polygon([...part.map((ring) => at(ring, from)), ...part.reverse().map((ring) => at(ring, to))])}"/>`;
  };
  const wide = Math.max(...rings.map(([r]) => r));
  const panes = strip(-0.86, -0.68, 0.34, 0.86) + strip(-0.64, -0.5, 0.36, 0.86);
  const far = strip(1.12, 1.22, 0.2, 0.85);
  return (
    blurred(panes, Math.max(2, wide * 0.022), `fill="#fffaf0" opacity="${strength * 0.62}"`) +
    blurred(far, Math.max(2, wide * 0.03), `fill="#fff0d8" opacity="${strength * 0.3}"`)
  );
}

/** The shadow of rings on the table: tight under the foot, long and soft to the right. */
export function castShadow(x: number, y: number, rings: Point[], strength = 1): string {
  const foot = Math.max(rings[0]![0], 4);
  const wide = Math.max(...rings.map(([r]) => r));
  const high = rings.map(([r, h]): Point => [x + h * 0.95 + 6, y - h * 0.06 + 2 - r * TILT]);
  const low = rings.map(([r, h]): Point => [x + h * 0.95 + 6, y - h * 0.06 + 6 + r * TILT]).reverse();
  const end = rings.at(-1)!;
  const tip: Point = [x + end[1] * 0.95 + end[0], y - end[1] * 0.06];
  const long = smoothPath(
    [[x - foot * 0.6, y], ...high.filter((_, i) => i % 4 === 0), tip, ...low.filter((_, i) => i % 4 === 0)],
    true,
  );
  const reach = Math.max(...rings.map(([, h]) => h)) * 0.95 + wide;
  const fade = nextId();
  return (
    linear(
      fade,
      [x, 0],
      [x + reach, 0],
      [
        { at: 0, color: '#46301c', opacity: 0.72 * strength },
        { at: 0.45, color: '#46301c', opacity: 0.52 * strength },
        { at: 1, color: '#46301c', opacity: 0.1 },
      ],
    ) +
    blurred(`<path d="${long}" fill="url(#${fade})"/>`, 15) +
    blurred(
      ellipse(x + foot * 0.16, y + 5, foot * 1.12 + 6, foot * TILT * 1.15 + 7, ''),
      11,
      `fill="#4f3822" opacity="${0.5 * strength}"`,
    ) +
    blurred(
      ellipse(x + 2, y + 3, foot + 1, foot * TILT + 2.5, ''),
      3,
      `fill="#2d1d10" opacity="${0.6 * strength}"`,
    )
  );
}

/** Turns a vessel: its shadow and its body. */
export function vessel(spec: Vessel): Piece {
  const tall = Math.max(...spec.profile.map(([, h]) => h));
  const rings = refine(spec.profile, Math.round(clamp(tall / 4.5, 16, 120)));
  const top = rings.at(-1)!;
  const wide = Math.max(...rings.map(([r]) => r));
  const shape = outline(spec.x, spec.y, rings);
  const box: [number, number, number, number] = [
    spec.x - wide - 4,
    spec.y - tall - wide * TILT - 4,
    wide * 2 + 8,
    tall + wide * TILT * 2 + 12,
  ];
  let body = turned(spec, rings, spec.material);
  if (spec.dip) {
    const line = wave(spec.seed ?? 3);
    const edge: Point[] = [];
    for (let step = 0; step <= 24; step += 1) {
      const side = (step / 24) * 2 - 1;
      const sag = Math.sqrt(Math.max(0, 1 - side * side)) * wide * TILT * 0.92;
      edge.push([
        spec.x + side * (wide + 6),
        spec.y - tall * spec.dip.from + sag + line(step / 24) * (spec.dip.wave ?? 6),
      ]);
    }
    const far = spec.dip.below ? spec.y + 400 : spec.y - tall - 400;
    const region = polygon([...edge, [spec.x + wide + 6, far], [spec.x - wide - 6, far]]);
    const border = `<path d="M${edge.map(([px, py]) => `${num(px)} ${num(py)}`).join('L')}" fill="none" stroke="#3b2412" stroke-width="3" opacity="0.35"/>`;
    body += clipped(region, turned(spec, rings, spec.dip.material));
    body += clipped(shape, blurred(border, 1.4));
  }
  if (spec.mottle) body += clipped(shape, texture('mottle', ...box, spec.mottle));
  if (spec.speckle) body += clipped(shape, texture('speckle', ...box, spec.speckle));
  if (spec.reflection) body += clipped(shape, reflection(spec, rings, spec.reflection));
  if (spec.wallThickness !== undefined) body += lip(spec, top);
  return { depth: spec.y, shadow: spec.grounded === false ? '' : castShadow(spec.x, spec.y, rings), body };
}

/** A bent round bar (a handle, a stem, a wick): a stroke with light on its upper left. */
export function bar(path: string, width: number, material: Material, cap = 'round'): string {
  const layer = (size: number, normal: [number, number, number], shift: number): string =>
    `<path d="${path}" fill="none" stroke="${shadeCss(material, normal)}" stroke-width="${num(width * size)}" ` +
    `stroke-linecap="${cap}" stroke-linejoin="round" transform="translate(${num(-width * shift)} ${num(-width * shift * 0.8)})"/>`;
  return (
    layer(1, material.metal ? [0.7, -0.4, 0.3] : [0.5, -0.3, 0.6], 0) +
    blurred(
      layer(0.72, [0.1, 0.1, 1], 0.08) + layer(0.4, [-0.5, 0.5, 0.7], 0.16),
      Math.max(0.4, width * 0.09),
    ) +
    blurred(
      layer(0.12, [-0.55, 0.45, 0.75], 0.22),
      Math.max(0.3, width * 0.05),
      `opacity="${(material.metal ? 0.35 : 0.12) + (material.gloss ?? 0) * (material.metal ? 0.45 : 0.3)}"`,
    )
  );
}

/** Several pieces as one. */
export function group(...pieces: Piece[]): Piece {
  return {
    depth: Math.max(...pieces.map((piece) => piece.depth)),
    shadow: pieces.map((piece) => piece.shadow).join(''),
    body: pieces.map((piece) => piece.body).join(''),
    glow: pieces.map((piece) => piece.glow ?? '').join(''),
  };
}
