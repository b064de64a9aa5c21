import { type Material, shade, shadeCss, TILT } from './light.ts';
import { palette, tone } from './palette.ts';
import type { Piece } from './studio.ts';
import { blurred, clipped, css, ellipse, linear, mix, nextId, num, type Point, radial, type Rgb, smoothPath } from './svg.ts';
import { bar, castShadow, outline, refine, vessel } from './vessels.ts';

/** Wax, wicks, flames and the glass round them. */
export const WAX: Material = { color: tone('wax'), gloss: 0.22, sharp: 14, translucent: 0.7 };

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
  const body =
    bar(`M${num(x)} ${num(y + height * 0.12)}q${num(-2)} ${num(-height * 0.14)} 2 ${num(-height * 0.24)}`, height * 0.05, {
      color: [0.16, 0.11, 0.09],
    });
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
    linear(core, [x, y - height], [x, y], [
      { at: 0, color: '#ffd98a', opacity: 0.85 },
      { at: 0.3, color: '#fff1c9' },
      { at: 0.7, color: '#fffdf4' },
      { at: 0.9, color: '#ffcf86', opacity: 0.9 },
      { at: 1, color: '#c98a58', opacity: 0.25 },
    ]) +
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
    .map(([x, y]) => blurred(ellipse(x, y + 2, height * 1.5, height * 0.3, 'fill="#ffdf9c" opacity="0.9"'), height * 0.14))
    .join('');
  return {
    body: pools + flames.map((one) => one.body).join(''),
    glow: flames.map((one) => one.glow).join(''),
  };
}

/** A solid candle: pillar (`flutes` for a fluted one). */
export function pillar(x: number, y: number, r: number, h: number, color: Rgb, options: { lit?: boolean; flutes?: number; twist?: boolean } = {}): Piece {
  const wax = waxOf(color);
  const base = vessel({
    x,
    y,
    profile: [[r - 4, 0], [r, 7], [r, h * 0.5], [r, h - 5], [r - 4, h]],
    material: wax,
    flutes: options.flutes,
    wallThickness: 14,
    inner: [[r - 18, h], [r - 30, h - 7], [r * 0.5, h - 10], [1, h - 11]],
    mottle: 0.1,
  });
  const top = wicks([[x, y - h + 8]], Math.max(20, r * 0.3), options.lit ?? false);
  const id = nextId();
  const warmth = options.lit
    ? linear(id, [0, y - h], [0, y], [
        { at: 0, color: '#ffc873', opacity: 0.75 },
        { at: 0.45, color: '#ff9f45', opacity: 0.2 },
        { at: 1, color: '#ff9f45', opacity: 0 },
      ]) + `<path d="${outline(x, y, [[r - 2, 0], [r - 2, h - 2]])}" fill="url(#${id})" style="mix-blend-mode:screen"/>`
    : '';
  return { ...base, body: base.body + top.body, glow: warmth + (top.glow ?? '') };
}

/** A dipped taper; `y` is where it meets its holder. */
export function taper(x: number, y: number, h: number, color: Rgb, options: { lit?: boolean; r?: number; grounded?: boolean } = {}): Piece {
  const r = options.r ?? 17;
  const base = vessel({
    x,
    y,
    profile: [[r, 0], [r + 0.5, h * 0.3], [r * 0.92, h * 0.7], [r * 0.72, h * 0.95], [r * 0.4, h * 0.985], [1.5, h]],
    material: waxOf(color),
    grounded: options.grounded ?? false,
    rings: 0.15,
  });
  const top = wicks([[x, y - h + 3]], 24, options.lit ?? false);
  return { ...base, body: base.body + top.body, glow: top.glow };
}

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
export function label(x: number, y: number, r: number, from: number, to: number, color: string, lines = 2): string {
  const half = r * 0.72;
  const arc = (h: number, w: number): [string, string] => {
    const sag = r * TILT * Math.sqrt(1 - (w / r) ** 2);
    const mid = r * TILT * 2 - sag;
    return [`${num(x - w)} ${num(y - h + sag)}`, `Q${num(x)} ${num(y - h + mid)} ${num(x + w)} ${num(y - h + sag)}`];
  };
  const [low, lowArc] = arc(from, half);
  const high = arc(to, half);
  const sag = r * TILT * Math.sqrt(1 - 0.72 ** 2);
  const mid = r * TILT * 2 - sag;
  const shape = `M${low}${lowArc}L${num(x + half)} ${num(y - to + sag)}Q${num(x)} ${num(y - to + mid)} ${num(x - half)} ${num(y - to + sag)}Z`;
  const id = nextId();
  const paper: Material = { color: [Number.parseInt(color.slice(1, 3), 16) / 255, Number.parseInt(color.slice(3, 5), 16) / 255, Number.parseInt(color.slice(5, 7), 16) / 255] };
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
    linear(id, [x - half, 0], [x + half, 0], [
      { at: 0, color: shadeCss(paper, [-0.7, 0, 0.7]) },
      { at: 0.3, color: shadeCss(paper, [-0.35, 0, 0.9]) },
      { at: 0.65, color: shadeCss(paper, [0.25, 0, 0.9]) },
      { at: 1, color: shadeCss(paper, [0.72, 0, 0.7]) },
    ]) +
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
  let body =
    linear(through, [x - wide, y - tall], [x + wide, y], [
      { at: 0, color: css(mix(tint, [1, 0.95, 0.85], 0.25)), opacity: strength * 0.85 },
      { at: 0.5, color: css(tint), opacity: strength },
      { at: 1, color: css(mix(tint, [0.2, 0.12, 0.06], 0.3)), opacity: strength },
    ]) + `<path d="${shape}" fill="url(#${through})"/>`;
  // the far rim, seen through the glass
  body += ellipse(x, y - tall, top[0] - 2, (top[0] - 2) * TILT, `fill="none" stroke="${deep}" stroke-width="3" opacity="0.4"`);
  let glow = '';
  if (spec.content) {
    const base = spec.content.base ?? 16;
    const content = rings
      .filter(([, h]) => h >= base && h <= spec.content!.height)
      .map(([r, h]): Point => [r - 7, h]);
    const level = spec.content.height;
    const r = content.at(-1)![0];
    const material = spec.content.material;
    const inside = vessel({ x, y, profile: [[content[0]![0] * 0.93, base - 4], ...content.filter((_, i) => i % 6 === 0), [r, level]], material, grounded: false, wallThickness: 2, fill: { depth: 0, material } });
    body += inside.body;
    body += blurred(ellipse(x, y - level, r, r * TILT, 'fill="none" stroke="#fff8e6" stroke-width="3" opacity="0.5"'), 1.5);
    if (spec.wicks) {
      const spread = spec.wicks === 1 ? [0] : spec.wicks === 2 ? [-0.42, 0.42] : [-0.5, 0.02, 0.5];
      const points = spread.map((side, index): Point => [x + side * r, y - level + (index === 1 && spec.wicks === 3 ? -r * 0.1 : r * 0.03)]);
      const burning = wicks(points, Math.max(24, wide * 0.26), spec.lit ?? false);
      body += burning.body;
      glow += burning.glow ?? '';
    }
    if (spec.tint) body += `<path d="${shape}" fill="${css(tint)}" opacity="0.8" style="mix-blend-mode:multiply"/>`;
    if (spec.lit) {
      const warm = nextId();
      glow =
        linear(warm, [0, y - level], [0, y], [
          { at: 0, color: '#ffc46a', opacity: 0.85 },
          { at: 0.35, color: '#ff9d40', opacity: 0.26 },
          { at: 1, color: '#e07c2c', opacity: 0.12 },
        ]) + `<path d="${outline(x, y, content)}" fill="url(#${warm})" style="mix-blend-mode:screen"/>${glow}`;
    }
  }
  // walls: dark edges, thick foot
  body +=
    linear(edges, [x - wide, 0], [x + wide, 0], [
      { at: 0, color: deep, opacity: 0.7 },
      { at: 0.045, color: deep, opacity: 0.26 },
      { at: 0.11, color: '#ffffff', opacity: 0.16 },
      { at: 0.2, color: '#ffffff', opacity: 0 },
      { at: 0.86, color: deep, opacity: 0.02 },
      { at: 0.95, color: deep, opacity: 0.32 },
      { at: 1, color: deep, opacity: 0.72 },
    ]) +
    `<path d="${shape}" fill="url(#${edges})"/>` +
    linear(foot, [0, y - 26], [0, y + wide * TILT], [
      { at: 0, color: deep, opacity: 0 },
      { at: 0.35, color: '#ffffff', opacity: 0.3 },
      { at: 0.6, color: deep, opacity: 0.35 },
      { at: 1, color: '#fff3da', opacity: 0.55 },
    ]) +
    clipped(shape, `<rect x="${num(x - wide)}" y="${num(y - 26)}" width="${num(wide * 2)}" height="80" fill="url(#${foot})"/>`);
  if (spec.label) {
    const ring = rings.find(([, h]) => h >= (spec.label!.from + spec.label!.to) / 2)!;
    body += label(x, y, ring[0], spec.label.from, spec.label.to, spec.label.color, spec.label.lines ?? 2);
  }
  const strip = (from: number, to: number, low: number, high: number): string => {
    const part = rings.filter(([, h]) => h > tall * low && h < tall * high);
    const at = ([r, h]: Point, turn: number): Point => [x + r * Math.sin(turn), y - h + r * TILT * Math.cos(turn)];
    if (part.length < 2) return '';
    const left = part.map((ring) => at(ring, from));
    const right = [...part].reverse().map((ring) => at(ring, to));
    return `<path d="${smoothPath(left)}L${smoothPath(right).slice(1)}Z"/>`;
  };
  body += blurred(strip(-1.02, -0.84, 0.1, 0.93) + strip(-0.78, -0.7, 0.1, 0.93), 2.2, 'fill="#ffffff" opacity="0.5"');
  body += blurred(strip(0.98, 1.1, 0.12, 0.9), 3, 'fill="#fff1d6" opacity="0.42"');
  if (spec.open !== false) {
    const ring = (r: number, width: number, color: string, opacity: number): string =>
      ellipse(x, y - tall, r, r * TILT, `fill="none" stroke="${color}" stroke-width="${width}" opacity="${opacity}"`);
    body += ring(top[0] - 2, 4, deep, 0.35) + ring(top[0] - 3, 2, '#ffffff', 0.75);
  }
  const light = spec.tint ? css(mix(tint, [1, 0.8, 0.5], 0.3)) : '#fff4da';
  const caustic = blurred(
    ellipse(x + tall * 0.55 + wide * 0.5, y + 2, tall * 0.3, wide * TILT * 0.5, `fill="${light}" opacity="0.5"`),
    14,
  );
  const shadow = spec.grounded === false ? '' : castShadow(x, y, rings, spec.content ? 0.85 : 0.55);
  return { depth: y, shadow, body: (spec.grounded === false ? '' : caustic) + body, glow };
}

/** The colour light takes from a burning candle on a plain surface near it. */
export function warm(color: Rgb): Rgb {
  return mix(shade({ color }, [0, 1, 0]), [1, 0.75, 0.4], 0.3);
}
