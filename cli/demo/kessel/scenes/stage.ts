import { css, type Material, shade } from './materials.ts';
import { add, dot, f1, mul, sub, type V2, type V3 } from './math.ts';

/** Where the camera stands and how the picture is framed. */
export interface View {
  /** Degrees around the object; positive moves the camera to the right. */
  az?: number;
  /** Degrees above the ground. */
  el?: number;
  /** Share of the picture the object may fill. */
  fill?: number;
  /** Moves the object on the picture, in pixels. */
  shift?: V2;
  /** Multiplies the fitted scale (macro views). */
  zoom?: number;
  /** Point that a macro view centres on. */
  focus?: V3;
  /** No floor line and no falloff: a flat technical sheet. */
  sheet?: boolean;
}

/** Collects shapes of one picture. */
export class Stage {
  readonly defs: string[] = [];
  readonly body: string[] = [];
  readonly shadows: string[] = [];
  readonly right: V3;
  readonly up: V3;
  readonly v: V3;
  scale = 1;
  cx = 0;
  cy = 0;
  middle: V3 = [0, 0, 0];
  bounds = { x0: 1e9, y0: 1e9, x1: -1e9, y1: -1e9 };
  private readonly back: V3;
  private ids = 0;
  readonly view: View;

  constructor(view: View) {
    this.view = view;
    const a = ((view.az ?? 0) * Math.PI) / 180;
    const e = ((view.el ?? 12) * Math.PI) / 180;
    this.right = [Math.cos(a), 0, -Math.sin(a)];
    this.v = [Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e)];
    this.up = [-Math.sin(a) * Math.sin(e), Math.cos(e), -Math.cos(a) * Math.sin(e)];
    this.back = [Math.sin(a), 0, Math.cos(a)];
  }

  /** A fresh id for a definition. */
  id(): string {
    this.ids += 1;
    return `k${this.ids.toString(36)}`;
  }

  /** Pixels of a point, without widening the bounds. */
  at(p: V3): V2 {
    return [dot(p, this.right) * this.scale + this.cx, -dot(p, this.up) * this.scale + this.cy];
  }

  /** Pixels of a point that belongs to the object. */
  P(p: V3): V2 {
    const q = this.at(p);
    const b = this.bounds;
    if (q[0] < b.x0) b.x0 = q[0];
    if (q[0] > b.x1) b.x1 = q[0];
    if (q[1] < b.y0) b.y0 = q[1];
    if (q[1] > b.y1) b.y1 = q[1];
    return q;
  }

  /** Depth towards the camera. */
  depth(p: V3): number {
    return dot(p, this.v);
  }

  /** Colour of a material at a point with a world normal, as linear RGB. */
  light(m: Material, n: V3, p: V3): V3 {
    const local = (q: V3): V3 => [dot(q, this.right), q[1], dot(q, this.back)];
    return shade(m, local(n), local(this.v), mul(local(sub(p, this.middle)), this.scale / 600), p[1]);
  }

  /** The same as a CSS colour. */
  colour(m: Material, n: V3, p: V3, k = 1): string {
    return css(mul(this.light(m, n, p), k));
  }

  /** Adds markup. */
  put(svg: string): void {
    this.body.push(svg);
  }

  /** A polygon through world points. */
  poly(points: V3[], attrs: string, closed = true): void {
    this.put(`<path d="${this.d(points, closed)}" ${attrs}/>`);
  }

  /** Path data through world points. */
  d(points: V3[], closed = true): string {
    return `M${points.map((p) => this.P(p).map(f1).join(' ')).join('L')}${closed ? 'Z' : ''}`;
  }

  /** A thin line in millimetres of width. */
  line(points: V3[], colour: string, mm: number, opacity = 1): void {
    this.put(
      `<path d="${this.d(points, false)}" fill="none" stroke="${colour}" stroke-width="${f1(Math.max(0.8, mm * this.scale))}" stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`,
    );
  }

  /** Soft and contact shadow on the plane y = height under a convex footprint. */
  shadow(points: V3[], strength = 1, height = 0): void {
    const c = mul(
      points.reduce((a, b) => add(a, b), [0, 0, 0] as V3),
      1 / points.length,
    );
    const shape = (k: number, dx: number, dz: number) =>
      `M${points
        .map((p) => {
          const q = add(c, mul(sub(p, c), k));
          const w = add(mul(this.right, dx), [0, 0, dz]);
          return this.at([q[0] + w[0], height, q[2] + w[2]])
            .map(f1)
            .join(' ');
        })
        .join('L')}Z`;
    const size = Math.sqrt(points.reduce((m, p) => Math.max(m, (p[0] - c[0]) ** 2 + (p[2] - c[2]) ** 2), 0));
    const out = height > 0 ? this.body : this.shadows;
    const layer = (d: string, f: string, o: number) =>
      out.push(`<path d="${d}" fill="#1b2026" opacity="${o.toFixed(3)}" filter="url(#${f})"/>`);
    layer(shape(1.16, size * 0.2, size * 0.04), 'b3', 0.2 * strength);
    layer(shape(1.04, size * 0.07, 0), 'b2', 0.3 * strength);
    layer(shape(1.005, 0, 0), 'b1', 0.5 * strength);
  }

  /** Round footprint. */
  roundShadow(c: V3, r: number, strength = 1, height = 0): void {
    const pts: V3[] = [];
    for (let i = 0; i < 40; i++) {
      const t = (i / 40) * Math.PI * 2;
      pts.push([c[0] + r * Math.cos(t), 0, c[2] + r * Math.sin(t)]);
    }
    this.shadow(pts, strength, height);
  }
}

const SIZE = 1200;

function backdrop(sheet: boolean): string {
  const sweep = sheet
    ? '<stop offset="0" stop-color="#f4f5f6"/><stop offset="1" stop-color="#eceef0"/>'
    : '<stop offset="0" stop-color="#eef0f2"/><stop offset=".5" stop-color="#f4f5f6"/><stop offset=".72" stop-color="#eff1f3"/><stop offset="1" stop-color="#dfe3e6"/>';
  return (
    `<linearGradient id="bg" x1="0" y1="0" x2="0" y2="1">${sweep}</linearGradient>` +
    '<radialGradient id="spot" cx=".44" cy=".4" r=".62"><stop offset="0" stop-color="#fff" stop-opacity=".8"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>' +
    '<filter id="b1" x="-30%" y="-60%" width="160%" height="220%"><feGaussianBlur stdDeviation="4"/></filter>' +
    '<filter id="b2" x="-40%" y="-80%" width="180%" height="260%"><feGaussianBlur stdDeviation="15"/></filter>' +
    '<filter id="b3" x="-60%" y="-120%" width="220%" height="340%"><feGaussianBlur stdDeviation="42"/></filter>' +
    '<filter id="s1" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="1.6"/></filter>' +
    '<filter id="s2" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="7"/></filter>'
  );
}

/** Builds a picture: runs the builder once to measure, then again at the scale that fits. */
export function picture(view: View, build: (s: Stage) => void): () => string {
  return () => {
    const probe = new Stage(view);
    build(probe);
    const b = probe.bounds;
    const fill = view.fill ?? 0.72;
    const w = b.x1 - b.x0;
    const h = b.y1 - b.y0;
    const s = new Stage(view);
    s.scale = Math.min((SIZE * fill) / w, (SIZE * fill) / h) * (view.zoom ?? 1);
    const hh = h * s.scale;
    const bottom = Math.max(hh + 84, Math.min(1010, 612 + hh / 2 + (view.sheet ? -12 : 24)));
    s.cx = SIZE / 2 - ((b.x0 + b.x1) / 2) * s.scale;
    s.cy = bottom - b.y1 * s.scale;
    if (view.focus) {
      s.cx = SIZE / 2 - dot(view.focus, s.right) * s.scale;
      s.cy = SIZE / 2 + dot(view.focus, s.up) * s.scale;
    }
    s.cx += view.shift?.[0] ?? 0;
    s.cy += view.shift?.[1] ?? 0;
    const px = [(SIZE / 2 - s.cx) / s.scale, -(SIZE / 2 - s.cy) / s.scale] as const;
    s.middle = add(mul(s.right, px[0]), mul(s.up, px[1]));
    build(s);
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}"><defs>${backdrop(view.sheet ?? false)}${s.defs.join('')}</defs>` +
      `<rect width="${SIZE}" height="${SIZE}" fill="url(#bg)"/><rect width="${SIZE}" height="${SIZE}" fill="url(#spot)"/>` +
      `${s.shadows.join('')}${s.body.join('')}</svg>`
    );
  };
}
