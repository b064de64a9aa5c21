import { slabShadow } from './folded.ts';
import { type Sheet, sheet, stitches } from './linen.ts';
import type { Piece } from './studio.ts';
import { blurred, clamp, clipped, css, num, type Point, type Rgb, scale, smoothPath, wave } from './svg.ts';

/** Stuffed linen. */

export interface Cushion {
  x: number;
  /** Screen y of its lower edge. */
  y: number;
  w: number;
  h: number;
  color: Rgb;
  seed?: number;
  paint?: Sheet['paint'];
  flange?: boolean;
  angle?: number;
  ties?: boolean;
  grounded?: boolean;
}

/** A stuffed cover standing up: corners drawn out, sides pulled in, creases at the corners. */
export function cushion(spec: Cushion): Piece {
  const { x, y, w, h, color } = spec;
  const noise = wave(spec.seed ?? 2);
  const points: Point[] = [];
  for (let step = 0; step < 64; step += 1) {
    const angle = (step / 64) * Math.PI * 2;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const power = 0.3;
    const sx = Math.sign(c) * Math.abs(c) ** power;
    const sy = Math.sign(s) * Math.abs(s) ** power;
    points.push([
      x + sx * w * 0.5 * (Math.abs(sx) > Math.abs(sy) ? 1 - 0.04 * (1 - sy * sy) : 1),
      y - h / 2 + sy * h * 0.5 * (Math.abs(sy) >= Math.abs(sx) ? 1 - 0.035 * (1 - sx * sx) : 1),
    ]);
  }
  const path = smoothPath(points, true);
  const field = (u: number, v: number): number => {
    const a = clamp(u) * 2 - 1;
    const b = clamp(v) * 2 - 1;
    const dome = Math.max(0, (1 - a * a) * (1 - b * b)) ** 0.42;
    const corner = Math.abs(a * b) ** 1.6;
    const crease = Math.sin(Math.atan2(Math.abs(b), Math.abs(a)) * 22 + noise(0.2) * 3) * corner * w * 0.02;
    const slack = noise(u * 0.7 + v * 0.5) * w * 0.014 + noise(v * 1.1 - u * 0.4 + 4) * w * 0.008;
    return dome * w * 0.24 + crease + slack;
  };
  const body = sheet({
    path,
    box: { x: x - w / 2, y: y - h, w, h },
    color,
    field,
    paint: spec.paint,
    columns: 80,
    rows: 34,
    weave: 0.16,
  });
  const seam = `<path d="${path}" fill="none" stroke="${css(scale(color, 0.45))}" stroke-width="3" opacity="0.35"/>`;
  const edge = clipped(
    path,
    blurred(`<path d="${path}" fill="none" stroke="#2c1d10" stroke-width="16" opacity="0.3"/>`, 7),
  );
  const border = spec.flange
    ? stitches(
        points
          .concat([points[0]!])
          .map(([px, py]): Point => [x + (px - x) * 0.88, y - h / 2 + (py - y + h / 2) * 0.86]),
        color,
        2.4,
      )
    : '';
  const turned = spec.angle ? `transform="rotate(${spec.angle} ${num(x)} ${num(y)})"` : '';
  const behind = blurred(
    `<path d="${path}" transform="translate(${num(w * 0.07)} 10)"/>`,
    22,
    'fill="#5f4630" opacity="0.34"',
  );
  return {
    depth: y,
    shadow: spec.grounded === false ? '' : slabShadow(x, y, w * 0.86, h * 0.5, 40),
    body: `${behind}<g ${turned}>${body}${edge}${seam}${border}</g>`,
  };
}
