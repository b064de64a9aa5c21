import { waveFilter } from './drippers.ts';
import { around, plane, write } from './lettering.ts';
import { hex, M, type Material } from './materials.ts';
import { add, profile, rng, type V3 } from './math.ts';
import { FACING, prism, rounded, roundRect, STANDING } from './prism.ts';
import { lathe, mesh, tube } from './solids.ts';
import type { Stage } from './stage.ts';

/** A stack of cone filters lying flat: a fan of paper with a crimped seam. */
export function filterStack(s: Stage, at: V3, m: Material, count = 9, k = 1): void {
  const shape = rounded(
    [
      [-16, -56],
      [16, -56],
      [72, 46],
      [40, 62, 40],
      [-40, 62, 40],
      [-72, 46],
    ].map(([x, y]) => [x! * k, y! * k]),
    10 * k,
    6,
  );
  for (let i = 0; i < count; i++) {
    const a = Math.sin(i * 2.7) * 0.018;
    const c = Math.cos(a);
    const q = Math.sin(a);
    prism(
      s,
      add(at, [Math.sin(i * 1.9) * 1.2, i * 2.1 * k, Math.cos(i * 2.3) * 1.2]),
      m,
      shape.map(([x, y]) => [x * c - y * q, x * q + y * c] as const),
      1.9 * k,
      { axes: STANDING, bevel: 0.5, shadow: i === 0 ? 1 : 0, dim: 0.97 + (i % 3) * 0.015 },
    );
  }
  const top = add(at, [0, count * 2.1 * k + 0.2, 0]);
  for (let i = 0; i <= 26; i++) {
    const t = i / 26;
    const p = (e: number): V3 => add(top, [(16 + 56 * t + e) * k, 0, (56 - 102 * t) * k]);
    s.line([p(-9), p(-2)], '#8e8775', 0.5, 0.55);
  }
  s.line([add(top, [-9 * k, 0, 50 * k]), add(top, [9 * k, 0, 50 * k])], '#8e8775', 0.5, 0.5);
}

/** One cone filter standing open. */
export function openFilter(s: Stage, at: V3, m: Material, k = 1): void {
  const fn = (u: number, v: number): V3 => {
    const a = u * Math.PI * 2;
    const r = (3 + 55 * v) * k;
    return add(at, [
      r * Math.sin(a) * 1.06,
      (2 + 96 * v + 4 * Math.cos(a * 2) * v) * k,
      r * Math.cos(a) * (0.5 + 0.42 * v),
    ]);
  };
  s.roundShadow(at, 16 * k, 0.8);
  mesh(s, m, fn, 72, 24, { dim: (_, v) => 0.86 + 0.14 * v });
}

/** A box of filters with a label, standing. */
export function carton(
  s: Stage,
  at: V3,
  o: { w: number; h: number; d: number; label?: string; lines: [string, string, string] },
): void {
  prism(s, at, M.natural, roundRect(o.w, o.d, 2, 3), o.h, { bevel: 0.8 });
  const f = add(at, [0, 0, o.d / 2 + 0.3]);
  prism(
    s,
    add(f, [0, o.h * 0.5, 0]),
    { rgb: hex(o.label ?? '#ffffff'), rough: 0.8, gloss: 0.08 },
    roundRect(o.w * 0.99, o.h * 0.52, 0.4, 2),
    0.4,
    { axes: FACING, bevel: 0.1, shadow: 0 },
  );
  const left = -o.w * 0.42;
  const put = (t: string, y: number, size: number, c = '#1d1f22') =>
    write(s, plane(add(f, [left, y, 0.8])), t, size, { colour: c, weight: 0.16 });
  put(o.lines[0], o.h * 0.56, o.h * 0.12);
  put(o.lines[1], o.h * 0.43, o.h * 0.05);
  put(o.lines[2], o.h * 0.33, o.h * 0.05);
  prism(
    s,
    add(f, [o.w * 0.34, o.h * 0.62, 0.3]),
    M.signal,
    roundRect(o.w * 0.14, o.w * 0.14, o.w * 0.07, 10),
    0.4,
    { axes: FACING, bevel: 0.1, shadow: 0 },
  );
}

/** A fan of wave filters nested in each other. */
export function waveStack(s: Stage, at: V3, m: Material, count = 5): void {
  s.roundShadow(at, 30);
  for (let i = 0; i < count; i++)
    waveFilter(s, add(at, [Math.sin(i * 2) * 0.6, i * 5.5, Math.cos(i * 3) * 0.6]), 1, m);
}

/** A bottle with a screw cap and a label band. */
export function bottle(
  s: Stage,
  at: V3,
  o: { m?: Material; label?: string; ink?: string; lines: [string, string, string] },
): void {
  const r = 36;
  lathe(
    s,
    at,
    o.m ?? M.matteWhite,
    profile(
      [
        [0, 0],
        [r - 2, 0, 4],
        [r, 5, 4],
        [r, 128, 16],
        [17, 156, 10],
        [15, 160],
        [0, 160],
      ],
      12,
    ),
  );
  const label: Material = { rgb: hex(o.label ?? '#1d1f22'), rough: 0.7, gloss: 0.2 };
  lathe(
    s,
    at,
    label,
    profile([
      [r, 26],
      [r + 0.3, 26],
      [r + 0.3, 108],
      [r, 108],
    ]),
    { shadow: 0, front: true },
  );
  lathe(
    s,
    add(at, [0, 156, 0]),
    M.signal,
    profile([
      [0, 0],
      [17, 0, 1],
      [17, 22, 2],
      [0, 23],
    ]),
    { shadow: 0 },
  );
  for (let i = -14; i <= 14; i++) {
    const a = (i * 6.2 * Math.PI) / 180;
    s.line(
      [
        add(at, [17.1 * Math.sin(a), 159, 17.1 * Math.cos(a)]),
        add(at, [17.1 * Math.sin(a), 175, 17.1 * Math.cos(a)]),
      ],
      '#8f2206',
      0.6,
      0.45,
    );
  }
  const ink = o.ink ?? '#f4f5f6';
  write(s, around(add(at, [0, 78, 0]), r + 0.5, 0), o.lines[0], 12, {
    anchor: 'middle',
    colour: ink,
    weight: 0.17,
  });
  write(s, around(add(at, [0, 64, 0]), r + 0.5, 0), o.lines[1], 4.8, { anchor: 'middle', colour: ink });
  write(s, around(add(at, [0, 36, 0]), r + 0.5, 0), o.lines[2], 4.8, { anchor: 'middle', colour: ink });
}

/** A group brush: angled head with bristles, lying on the ground along x. */
export function brush(s: Stage, at: V3, m: Material, turn = 0): void {
  const t = (turn * Math.PI) / 180;
  const W = (x: number, y: number, z: number): V3 =>
    add(at, [x * Math.cos(t) + z * Math.sin(t), y, -x * Math.sin(t) + z * Math.cos(t)]);
  const r = rng(77);
  s.shadow([W(-112, 0, -9), W(86, 0, -9), W(112, 0, -14), W(112, 0, 14), W(86, 0, 9), W(-112, 0, 9)], 0.9);
  const handle = Array.from({ length: 30 }, (_, i) => W(-108 + i * 6.4, 12, 0));
  tube(s, m, handle, (q) => 7.5 + 2.6 * Math.sin(Math.PI * Math.min(1, q * 1.3)), { round: true });
  lathe(
    s,
    W(58, 12, 0),
    M.signal,
    profile([
      [8.4, 0],
      [9, 0.6],
      [9, 5.4],
      [8.4, 6],
    ]),
    { axis: [Math.cos(t), 0, -Math.sin(t)], shadow: 0 },
  );
  lathe(
    s,
    W(76, 12, 0),
    M.polished,
    profile([
      [0, 0],
      [10, 0],
      [11, 4, 2],
      [13, 26, 2],
      [0, 26],
    ]),
    { axis: [Math.cos(t), 0, -Math.sin(t)], shadow: 0 },
  );
  const hairs = Array.from({ length: 520 }, () => {
    const a = r() * Math.PI * 2;
    const q = Math.sqrt(r()) * 12.4;
    return { a, q, l: 34 + r() * 5, c: r() };
  }).sort(
    (x, y) =>
      Math.sin(x.a) * x.q + Math.cos(x.a) * x.q * 0.4 - Math.sin(y.a) * y.q - Math.cos(y.a) * y.q * 0.4,
  );
  for (const h of hairs) {
    const p = (x: number, k: number): V3 => W(x, 12 + Math.sin(h.a) * h.q * k, Math.cos(h.a) * h.q * k);
    const lit = 0.5 + 0.5 * Math.sin(h.a) * (h.q / 12.4);
    const g = Math.round(24 + lit * 70 + h.c * 24);
    s.line([p(101, 1), p(101 + h.l, 1.22)], `rgb(${g},${g + 2},${g + 5})`, 0.55);
  }
}

/** A stack of folded cloths. */
export function cloths(s: Stage, at: V3, ms: Material[], w = 130, d = 130): void {
  ms.forEach((m, i) => {
    for (let j = 0; j < 3; j++) {
      const y = i * 15 + j * 5;
      const wob = Math.sin(i * 3 + j * 1.7) * 1.4;
      prism(s, add(at, [wob, y, -wob]), m, roundRect(w + wob, d - Math.abs(wob), 9, 6), 5.2, {
        bevel: 2.5,
        shadow: y === 0 ? 1 : 0,
        dim: 0.9 + j * 0.05,
      });
    }
    const top = add(at, [0, i * 15 + 15.4, 0]);
    if (i === ms.length - 1) {
      for (let k = -20; k <= 20; k++) {
        const x = (k / 20) * (w / 2 - 7);
        s.line([add(top, [x, 0, -d / 2 + 7]), add(top, [x, 0, d / 2 - 7])], '#000000', 0.4, 0.07);
        s.line(
          [add(top, [-w / 2 + 7, 0, (x / w) * d]), add(top, [w / 2 - 7, 0, (x / w) * d])],
          '#ffffff',
          0.4,
          0.08,
        );
      }
      prism(s, add(top, [w * 0.34, 0, d * 0.49]), M.signal, roundRect(18, 3, 1), 1, {
        shadow: 0,
        bevel: 0.3,
      });
    }
  });
}

/** A storage canister with a vacuum lid. k scales it; lift raises the lid. */
export function canister(
  s: Stage,
  at: V3,
  m: Material,
  o: { k?: number; lift?: number; open?: () => void; h?: number } = {},
): void {
  const k = o.k ?? 1;
  const h = o.h ?? 150;
  const q = (p: [number, number, number?][]) => profile(p.map(([a, b, c]) => [a * k, b * k, (c ?? 0) * k]));
  if (o.lift) {
    lathe(
      s,
      at,
      m,
      q([
        [56, h],
        [54, h - 1],
        [54, 10],
        [0, 10],
      ]),
      { dim: 0.6, shadow: 0 },
    );
    o.open?.();
  }
  lathe(
    s,
    at,
    m,
    q([
      [0, 0],
      [55, 0, 3],
      [57, 5, 3],
      [57, h - 2, 1.5],
      [56, h],
      [54, h],
    ]),
  );
  lathe(
    s,
    at,
    M.signal,
    q([
      [57, h * 0.84],
      [57.6, h * 0.84],
      [57.6, h * 0.84 + 4],
      [57, h * 0.84 + 4],
    ]),
    { shadow: 0, front: true },
  );
  const lid = add(at, [0, (h + (o.lift ?? 0)) * k, 0]);
  if (o.lift)
    lathe(
      s,
      add(lid, [0, -14 * k, 0]),
      M.rubber,
      q([
        [0, 0],
        [51, 0, 1],
        [53, 4, 2],
        [51, 8, 2],
        [51, 15],
        [0, 15],
      ]),
      { shadow: 0 },
    );
  lathe(
    s,
    lid,
    M.black,
    q([
      [0, 0],
      [58, 0, 1.5],
      [58.5, 12, 3],
      [54, 17, 3],
      [30, 18, 2],
      [28, 15, 1],
      [0, 15],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(lid, [0, 14 * k, 0]),
    M.signal,
    q([
      [0, 0],
      [13, 0, 1],
      [13, 6, 2],
      [0, 7],
    ]),
    { shadow: 0 },
  );
  write(s, around(add(at, [0, h * 0.36 * k, 0]), 57.4 * k, 0), 'KESSEL', 9 * k, {
    anchor: 'middle',
    colour: m === M.black || m === M.graphite ? '#9aa0a6' : '#22262a',
  });
}
