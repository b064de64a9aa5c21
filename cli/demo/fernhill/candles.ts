import type { Material } from './light.ts';
import { tone } from './palette.ts';
import type { Piece } from './studio.ts';
import { blurred, ellipse, linear, nextId, num, type Point, type Rgb, radial } from './svg.ts';
import { bar, outline, vessel } from './vessels.ts';

/** Wax, wicks, flames and the glass round them. */
export const WAX: Material = { color: tone('wax'), gloss: 0.22, sharp: 14, translucent: 0.7 };

/** Dyed wax. */
export function waxOf(color: Rgb): Material {
  return { color, gloss: 0.24, sharp: 16, translucent: 0.5 };
}

/** A cotton wick standing up from a surface. */
export function wick(x: number, y: number, height: number): string {
  const path = `M${num(x)} ${num(y)}C${num(x - 2)} ${num(y - height * 0.5)} ${num(x + 4)} ${num(y - height * 0.7)} ${num(x + 3)} ${num(y - height)}`;
  const soft = blurred(ellipse(x + 10, y + 1, 16, 3.5, 'fill="#7a5c3a" opacity="0.5"'), 2.5);
  return soft + bar(path, Math.max(4, height * 0.14), { color: [0.86, 0.8, 0.68] });
}

/** A flame above a wick, with the light it throws around. */
export function flame(x: number, y: number, height: number): { body: string; glow: string } {
  const [core, halo, blue, near] = [nextId(), nextId(), nextId(), nextId()];
  const w = height * 0.2;
  const shape = (grow: number): string =>
    `M${num(x)} ${num(y - height * (1 + grow * 0.1))}C${num(x + w * 0.5)} ${num(y - height * 0.62)} ${num(x + w * (1 + grow))} ${num(y - height * 0.42)} ${num(x + w * (0.9 + grow))} ${num(y - height * 0.2)}` +
    `C${num(x + w * 0.8)} ${num(y + height * 0.04)} ${num(x - w * 0.8)} ${num(y + height * 0.04)} ${num(x - w * (0.9 + grow))} ${num(y - height * 0.2)}` +
    `C${num(x - w * (1 + grow))} ${num(y - height * 0.42)} ${num(x - w * 0.4)} ${num(y - height * 0.62)} ${num(x)} ${num(y - height * (1 + grow * 0.1))}Z`;
  const body = bar(
    `M${num(x)} ${num(y + height * 0.12)}q${num(-2)} ${num(-height * 0.14)} 2 ${num(-height * 0.24)}`,
    height * 0.05,
    {
      color: [0.16, 0.11, 0.09],
    },
  );
  const glow =
    radial(halo, [x, y - height * 0.4], height * 6.4, [
      { at: 0, color: '#ffcf85', opacity: 0.62 },
      { at: 0.16, color: '#ffb85e', opacity: 0.34 },
      { at: 0.45, color: '#f09a48', opacity: 0.12 },
      { at: 1, color: '#e08a3c', opacity: 0 },
    ]) +
    `<circle cx="${num(x)}" cy="${num(y - height * 0.4)}" r="${num(height * 6.4)}" fill="url(#${halo})" style="mix-blend-mode:screen"/>` +
    radial(near, [x, y - height * 0.4], height * 1.3, [
      { at: 0, color: '#fff0c4', opacity: 0.85 },
      { at: 0.4, color: '#ffc670', opacity: 0.32 },
      { at: 1, color: '#ffb050', opacity: 0 },
    ]) +
    `<circle cx="${num(x)}" cy="${num(y - height * 0.4)}" r="${num(height * 1.3)}" fill="url(#${near})" style="mix-blend-mode:screen"/>` +
    linear(
      core,
      [x, y - height],
      [x, y],
      [
        { at: 0, color: '#ffd98a', opacity: 0.85 },
        { at: 0.3, color: '#fff1c9' },
        { at: 0.7, color: '#fffdf4' },
        { at: 0.9, color: '#ffcf86', opacity: 0.9 },
        { at: 1, color: '#c98a58', opacity: 0.25 },
      ],
    ) +
    blurred(`<path d="${shape(0.18)}" fill="#ffab45" opacity="0.7"/>`, height * 0.06) +
    blurred(`<path d="${shape(0)}" fill="url(#${core})"/>`, height * 0.014) +
    radial(blue, [x, y - height * 0.04], w * 1.1, [
      { at: 0, color: '#6f86b8', opacity: 0.55 },
      { at: 1, color: '#6f86b8', opacity: 0 },
    ]) +
    `<circle cx="${num(x)}" cy="${num(y - height * 0.04)}" r="${num(w * 1.1)}" fill="url(#${blue})" opacity="0.7"/>`;
  return { body, glow };
}

/** Wicks, lit or not, on a level surface. */
export function wicks(at: Point[], height: number, lit: boolean): Pick<Piece, 'body' | 'glow'> {
  if (!lit) return { body: at.map(([x, y]) => wick(x, y, height)).join(''), glow: '' };
  const flames = at.map(([x, y]) => flame(x, y - height * 0.5, height * 1.7));
  const pools = at
    .map(([x, y]) =>
      blurred(ellipse(x, y + 2, height * 1.5, height * 0.3, 'fill="#ffdf9c" opacity="0.9"'), height * 0.14),
    )
    .join('');
  return {
    body: pools + flames.map((one) => one.body).join(''),
    glow: flames.map((one) => one.glow).join(''),
  };
}

/** A solid candle: pillar (`flutes` for a fluted one). */
export function pillar(
  x: number,
  y: number,
  r: number,
  h: number,
  color: Rgb,
  options: { lit?: boolean; flutes?: number; twist?: boolean } = {},
): Piece {
  const wax = waxOf(color);
  const base = vessel({
    x,
    y,
    profile: [
      [r - 4, 0],
      [r, 7],
      [r, h * 0.5],
      [r, h - 5],
      [r - 4, h],
    ],
    material: wax,
    flutes: options.flutes,
    wallThickness: 14,
    inner: [
      [r - 18, h],
      [r - 30, h - 7],
      [r * 0.5, h - 10],
      [1, h - 11],
    ],
    mottle: 0.1,
  });
  const top = wicks([[x, y - h + 8]], Math.max(20, r * 0.3), options.lit ?? false);
  const id = nextId();
  const warmth = options.lit
    ? linear(
        id,
        [0, y - h],
        [0, y],
        [
          { at: 0, color: '#ffc873', opacity: 0.75 },
          { at: 0.45, color: '#ff9f45', opacity: 0.2 },
          { at: 1, color: '#ff9f45', opacity: 0 },
        ],
      ) +
      `<path d="${outline(x, y, [
        [r - 2, 0],
        [r - 2, h - 2],
      ])}" fill="url(#${id})" style="mix-blend-mode:screen"/>`
    : '';
  return { ...base, body: base.body + top.body, glow: warmth + (top.glow ?? '') };
}

/** A dipped taper; `y` is where it meets its holder. */
export function taper(
  x: number,
  y: number,
  h: number,
  color: Rgb,
  options: { lit?: boolean; r?: number; grounded?: boolean } = {},
): Piece {
  const r = options.r ?? 17;
  const base = vessel({
    x,
    y,
    profile: [
      [r, 0],
      [r + 0.5, h * 0.3],
      [r * 0.92, h * 0.7],
      [r * 0.72, h * 0.95],
      [r * 0.4, h * 0.985],
      [1.5, h],
    ],
    material: waxOf(color),
    grounded: options.grounded ?? false,
    rings: 0.15,
  });
  const top = wicks([[x, y - h + 3]], options.lit ? 36 : 24, options.lit ?? false);
  if (!options.lit) return { ...base, body: base.body + top.body };
  const id = nextId();
  const warmth =
    linear(
      id,
      [0, y - h],
      [0, y],
      [
        { at: 0, color: '#ffd08a', opacity: 0.85 },
        { at: 0.25, color: '#ffab58', opacity: 0.34 },
        { at: 0.8, color: '#ff9f45', opacity: 0 },
      ],
    ) +
    `<path d="${outline(x, y, [
      [r - 1, 0],
      [r * 0.9, h * 0.7],
      [r * 0.6, h - 8],
    ])}" fill="url(#${id})" style="mix-blend-mode:screen"/>`;
  return { ...base, body: base.body + top.body, glow: warmth + (top.glow ?? '') };
}
