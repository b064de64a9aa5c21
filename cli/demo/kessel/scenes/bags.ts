import { write } from './lettering.ts';
import { hex, M, type Material, SIGNAL } from './materials.ts';
import { add, f1, mix, profile, smooth, type V3 } from './math.ts';
import { lathe, mesh } from './solids.ts';
import type { Stage } from './stage.ts';

/** The design of a coffee bag. */
export interface BagLook {
  /** Colour of the bag. */
  bag: Material;
  /** Colour of the label and the ink on it. */
  label: string;
  ink: string;
  /** Big code on the label, short lines below. */
  code: string;
  name: string;
  line: string;
  /** Geometric figure on the label. */
  figure: 'rings' | 'bars' | 'ridge' | 'dots' | 'split' | 'grid' | 'arc' | 'steps';
  /** Roast from 1 to 5. */
  roast: number;
}

/** Maps (u across −1…1, v up 0…1) to the front of a bag with bottom at the origin. */
function front(at: V3, w: number, h: number, d: number): (u: number, v: number) => V3 {
  return (u, v) => {
    const t = Math.min(1, v / 0.86);
    const depth = mix(d / 2, 1.5, smooth(0.28, 1, t)) * (0.94 + 0.06 * smooth(0, 0.08, t));
    const belly = 1 + 0.05 * Math.sin(Math.PI * Math.min(1, t * 1.1)) * (1 - u * u);
    const soft = 1 - 0.16 * Math.abs(u) ** 6;
    const wrinkle =
      0.9 * Math.sin(u * 5 + v * 9) * Math.exp(-(((t - 0.78) / 0.16) ** 2)) +
      0.7 * Math.sin(u * 9 - v * 6) * Math.exp(-(((t - 0.1) / 0.12) ** 2));
    const half = (w / 2) * (1 - 0.012 * smooth(0.3, 1, t) - 0.02 * (1 - smooth(0, 0.06, t)));
    return add(at, [u * half, v * h, depth * belly * soft + wrinkle]);
  };
}

function figure(
  s: Stage,
  kind: BagLook['figure'],
  map: (x: number, y: number) => V3,
  w: number,
  h: number,
  ink: string,
): void {
  const path = (pts: [number, number][], close = false) =>
    s.d(
      pts.map(([x, y]) => map(x, y)),
      close,
    );
  const stroke = (pts: [number, number][], k = 0.9, o = 1) =>
    s.put(
      `<path d="${path(pts)}" fill="none" stroke="${ink}" stroke-width="${f1(k * s.scale)}" opacity="${o}"/>`,
    );
  const disc = (cx: number, cy: number, r: number, from = 0, to = 360): [number, number][] =>
    Array.from({ length: 41 }, (_, i) => {
      const a = ((from + ((to - from) * i) / 40) * Math.PI) / 180;
      return [cx + r * Math.cos(a), cy + r * Math.sin(a)];
    });
  const m = Math.min(w, h);
  if (kind === 'rings') for (let i = 1; i <= 6; i++) stroke(disc(0, h / 2, (m / 2) * (i / 6)), 0.9);
  if (kind === 'arc')
    for (let i = 1; i <= 7; i++)
      stroke(
        disc(-w / 2, 0, (w / 7.2) * i, 0, 90).filter(([, y]) => y <= h),
        1.3,
      );
  if (kind === 'bars')
    for (let i = 0; i < 11; i++) {
      const bh = h * (0.25 + 0.75 * Math.abs(Math.sin(i * 1.7 + 0.6)));
      const x = -w / 2 + ((i + 0.5) * w) / 11;
      s.put(
        `<path d="${path(
          [
            [x - w / 40, 0],
            [x + w / 40, 0],
            [x + w / 40, bh],
            [x - w / 40, bh],
          ],
          true,
        )}" fill="${ink}"/>`,
      );
    }
  if (kind === 'ridge')
    for (let j = 0; j < 8; j++)
      stroke(
        Array.from({ length: 45 }, (_, i) => {
          const x = -w / 2 + (w * i) / 44;
          const p = x / w;
          return [
            x,
            (h * j) / 9 +
              h * 0.3 * Math.exp(-(((p + 0.12 - j * 0.02) / 0.16) ** 2)) * (1 - j / 12) +
              h * 0.12 * Math.sin(p * 9 + j),
          ];
        }),
        0.9,
      );
  if (kind === 'dots')
    for (let j = 0; j < 6; j++)
      for (let i = 0; i < 9; i++) {
        const r = (m / 22) * (0.3 + 0.9 * Math.abs(Math.sin(i * 0.5 + j * 0.7)));
        s.put(
          `<path d="${path(disc(-w / 2 + ((i + 0.5) * w) / 9, ((j + 0.5) * h) / 6, r), true)}" fill="${ink}"/>`,
        );
      }
  if (kind === 'split') {
    s.put(`<path d="${path(disc(0, h / 2, m / 2, 90, 270), true)}" fill="${ink}"/>`);
    for (let i = 0; i < 7; i++)
      stroke(
        [
          [0.8, (h * (i + 0.5)) / 7],
          [Math.sqrt(Math.max(0, (m / 2) ** 2 - ((h * (i + 0.5)) / 7 - h / 2) ** 2)), (h * (i + 0.5)) / 7],
        ],
        1.3,
      );
  }
  if (kind === 'grid') {
    for (let i = 0; i <= 8; i++)
      stroke(
        [
          [-w / 2 + (w * i) / 8, 0],
          [-w / 2 + (w * i) / 8, h],
        ],
        0.5,
        0.6,
      );
    for (let i = 0; i <= 5; i++)
      stroke(
        [
          [-w / 2, (h * i) / 5],
          [w / 2, (h * i) / 5],
        ],
        0.5,
        0.6,
      );
    stroke(
      Array.from({ length: 30 }, (_, i) => [
        -w / 2 + (w * i) / 29,
        h * (0.08 + 0.84 * smooth(0, 1, i / 29) ** 0.7),
      ]),
      1.8,
    );
  }
  if (kind === 'steps')
    for (let i = 0; i < 7; i++) {
      const x = -w / 2 + (w * i) / 7;
      s.put(
        `<path d="${path(
          [
            [x, 0],
            [x + w / 7 - 1, 0],
            [x + w / 7 - 1, (h * (i + 1)) / 7],
            [x, (h * (i + 1)) / 7],
          ],
          true,
        )}" fill="${ink}" opacity="${(0.3 + i * 0.1).toFixed(2)}"/>`,
      );
    }
}

/** A flat-bottomed coffee bag with valve, label and a folded top. */
export function bag(
  s: Stage,
  at: V3,
  look: BagLook,
  o: { w?: number; h?: number; d?: number; weight?: string } = {},
): void {
  const w = o.w ?? 124;
  const h = o.h ?? 236;
  const d = o.d ?? 74;
  const F = front(at, w, h, d);
  s.shadow([
    add(at, [-w / 2, 0, d / 2]),
    add(at, [w / 2, 0, d / 2]),
    add(at, [w / 2, 0, -d / 2]),
    add(at, [-w / 2, 0, -d / 2]),
  ]);
  // Gussets: the folded side walls, seen when the camera stands aside.
  for (const side of [-1, 1] as const) {
    mesh(
      s,
      look.bag,
      (u, v) => {
        const a = F(side, v * 0.86);
        const fold = 7 * Math.sin(Math.PI * u) * smooth(0.15, 0.75, v);
        return [a[0] - side * fold, a[1], at[2] + (a[2] - at[2]) * (1 - 2 * u)];
      },
      24,
      40,
      { dim: (u) => 0.94 - 0.1 * Math.sin(Math.PI * u) },
    );
  }
  mesh(s, look.bag, (u, v) => F(u * 2 - 1, v), 64, 84, { order: 'rows' });
  // Sealed top with crimp lines, folded edge and tin tie.
  for (let i = 0; i < 4; i++) {
    const y = 0.885 + i * 0.022;
    s.line(
      Array.from({ length: 21 }, (_, k) => add(F(k / 10 - 1, y), [0, 0, 0.3])),
      '#000000',
      0.5,
      0.16,
    );
    s.line(
      Array.from({ length: 21 }, (_, k) => add(F(k / 10 - 1, y + 0.006), [0, 0, 0.3])),
      '#ffffff',
      0.5,
      0.22,
    );
  }
  lathe(
    s,
    add(F(0, 0.79), [0, 0, 0.4]),
    look.bag,
    profile([
      [0, 0],
      [6.5, 0],
      [6.5, 0.8, 0.4],
      [4.5, 1.2],
      [0, 1.2],
    ]),
    { axis: [0, 0.12, 1], shadow: 0 },
  );
  for (const [x, y] of [
    [-1.6, 0],
    [1.6, 0],
    [0, 1.6],
    [0, -1.6],
  ] as const) {
    const p = s.at(add(F(0, 0.79), [x, y, 1.8]));
    s.put(`<circle cx="${f1(p[0])}" cy="${f1(p[1])}" r="${f1(0.5 * s.scale)}" fill="#000" opacity=".55"/>`);
  }
  // Label, mapped on the bulge of the bag.
  const lu = 0.8;
  const v0 = 0.1;
  const v1 = 0.7;
  const paper: Material = { rgb: hex(look.label), rough: 0.8, gloss: 0.1, glow: 0.1 };
  mesh(s, paper, (u, v) => add(F((u * 2 - 1) * lu, mix(v0, v1, v)), [0, 0, 0.4]), 48, 44, { order: 'rows' });
  const LW = w * lu;
  const LH = h * (v1 - v0);
  const map = (x: number, y: number): V3 => add(F(x / (w / 2), v0 + y / h), [0, 0, 0.6]);
  const left = -LW / 2 + LW * 0.08;
  const put = (text: string, y: number, size: number, colour = look.ink, weight = 0.13) =>
    write(s, (x, q) => map(x + left, y + q), text, size, { colour, weight, track: 0.3 });
  put('KESSEL', LH * 0.91, LH * 0.04, look.ink, 0.16);
  put(look.code, LH * 0.73, LH * 0.13, look.ink, 0.17);
  figure(s, look.figure, (x, y) => map(x, LH * 0.33 + y), LW * 0.84, LH * 0.34, look.ink);
  put(look.name, LH * 0.22, Math.min(LH * 0.062, (LW * 0.8) / (look.name.length * 0.9)), look.ink, 0.15);
  put(look.line, LH * 0.145, LH * 0.034);
  for (let i = 0; i < 5; i++) {
    const x = left + i * LW * 0.075;
    const y = LH * 0.06;
    const q = LW * 0.055;
    s.poly(
      [map(x, y), map(x + q, y), map(x + q, y + LH * 0.026), map(x, y + LH * 0.026)],
      `fill="${i < look.roast ? look.ink : 'none'}" stroke="${look.ink}" stroke-width="1"`,
    );
  }
  write(s, (x, y) => map(x + LW * 0.42, LH * 0.06 + y), o.weight ?? '250 G', LH * 0.034, {
    colour: look.ink,
    anchor: 'end',
  });
}

/** A round tin with a label band. */
export function tin(
  s: Stage,
  at: V3,
  m: Material,
  o: { r?: number; h?: number; label?: string; ink?: string; lines?: [string, string]; lid?: Material } = {},
): void {
  const r = o.r ?? 44;
  const h = o.h ?? 130;
  lathe(
    s,
    at,
    m,
    profile([
      [0, 0],
      [r - 1, 0, 1],
      [r, 3, 1],
      [r, h, 1],
      [r - 1, h + 1],
      [0, h + 1],
    ]),
  );
  const paper: Material = { rgb: hex(o.label ?? SIGNAL), rough: 0.7, gloss: 0.15 };
  lathe(
    s,
    at,
    paper,
    profile([
      [r + 0.2, h * 0.14],
      [r + 0.3, h * 0.14],
      [r + 0.3, h * 0.86],
      [r + 0.2, h * 0.86],
    ]),
    { shadow: 0, front: true },
  );
  lathe(
    s,
    add(at, [0, h, 0]),
    o.lid ?? M.black,
    profile([
      [0, 0],
      [r + 1, 0, 0.8],
      [r + 1.4, 13, 1],
      [r - 1, 16, 2],
      [0, 16],
    ]),
    { shadow: 0 },
  );
  const arcMap = (x: number, y: number): V3 => {
    const t = x / r;
    return add(at, [(r + 0.5) * Math.sin(t), y, (r + 0.5) * Math.cos(t)]);
  };
  const ink = o.ink ?? '#ffffff';
  const [a, b] = o.lines ?? ['KESSEL', ''];
  write(s, (x, y) => arcMap(x, h * 0.56 + y), a, r * 0.34, { anchor: 'middle', colour: ink, weight: 0.17 });
  write(s, (x, y) => arcMap(x, h * 0.44 + y), b, r * 0.14, { anchor: 'middle', colour: ink });
  write(s, (x, y) => arcMap(x, h * 0.22 + y), 'KESSEL', r * 0.13, {
    anchor: 'middle',
    colour: ink,
    weight: 0.16,
  });
}
