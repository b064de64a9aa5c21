import type { Material } from './light.ts';
import { type Shade, tone } from './palette.ts';
import type { Piece } from './studio.ts';
import { mix, num, type Point, type Rgb } from './svg.ts';
import { bar, vessel } from './vessels.ts';

/** The pots of the house, each thrown from its own profile. */

/** A stoneware glaze in a colour of the house. */
export function glaze(name: Shade): Material {
  return { color: tone(name), gloss: name === 'clay' || name === 'oat' ? 0.34 : 0.52, sharp: 26 };
}

const RAW: Material = { color: tone('raw') };

function rimOf(name: Shade): Rgb {
  return mix(tone('raw'), tone(name), name === 'chalk' || name === 'oat' ? 0.35 : 0.45);
}

/** How many iron spots show through a glaze. */
export function speckleOf(name: Shade): number {
  return name === 'chalk' || name === 'oat' || name === 'mist' ? 0.8 : 0.45;
}

/** A profile drawn larger or smaller. */
export function scaled(profile: Point[], by: number): Point[] {
  return profile.map(([r, h]) => [r * by, h * by]);
}

interface Pot {
  profile: Point[];
  wall?: number;
  foot?: number;
  rings?: number;
  inner?: Point[];
  innerShade?: Shade;
  fill?: { depth: number; material: Material };
  grounded?: boolean;
  reflection?: number;
  dip?: Shade;
  dipFrom?: number;
}

/** A pot with a bare foot, speckles and the window in its glaze. */
export function pot(x: number, y: number, size: number, color: Shade, spec: Pot): Piece {
  const foot = spec.foot ?? 0.08;
  return vessel({
    x,
    y,
    profile: scaled(spec.profile, size),
    material: glaze(color),
    wallThickness: (spec.wall ?? 9) * size,
    inner: spec.inner ? scaled(spec.inner, size) : undefined,
    innerMaterial: spec.innerShade ? glaze(spec.innerShade) : undefined,
    fill: spec.fill ? { ...spec.fill, depth: spec.fill.depth * size } : undefined,
    rim: rimOf(color),
    speckle: speckleOf(color),
    mottle: color === 'chalk' ? 0.07 : 0.16,
    rings: spec.rings ?? 0.35,
    reflection: spec.reflection ?? 0.6,
    dip: spec.dip
      ? { from: spec.dipFrom ?? 0.45, material: glaze(spec.dip), wave: 7 * size }
      : foot > 0
        ? { from: foot, below: true, material: RAW, wave: 4 * size }
        : undefined,
    grounded: spec.grounded,
    seed: Math.round(x + size * 10),
  });
}

/** A loop handle at the right of a pot, from height `h1` to `h2`. */
export function handle(
  x: number,
  y: number,
  r1: number,
  h1: number,
  r2: number,
  h2: number,
  reach: number,
  width: number,
  color: Shade,
): Piece {
  const path = `M${num(x + r1 - 6)} ${num(y - h1)}C${num(x + r1 + reach * 0.8)} ${num(y - h1 - reach * 0.3)} ${num(x + r1 + reach * 1.25)} ${num(y - h2 - (h1 - h2) * 0.15)} ${num(x + r2 - 4)} ${num(y - h2)}`;
  return {
    depth: y - 1,
    shadow: '',
    body: bar(path, width, { ...glaze(color), gloss: 0.08, translucent: 0.25 }),
  };
}
