import { css, hex } from './materials.ts';
import { f1, mul, rng, type V3 } from './math.ts';
import type { Stage } from './stage.ts';

/** Roast shades from light to dark. */
export const ROAST = { light: '#8a5230', medium: '#643619', dark: '#3a1e10' } as const;
export type Roast = keyof typeof ROAST;

const KINDS = 5;

function ensure(s: Stage, roast: Roast): string {
  const key = `bean-${roast}`;
  if (s.defs.some((d) => d.includes(`id="${key}-0"`))) return key;
  const base = hex(ROAST[roast]);
  for (let i = 0; i < KINDS; i++) {
    const k = 0.82 + 0.09 * i;
    const c = (f: number) => css(mul(base, k * f));
    const g = `${key}-g${i}`;
    s.defs.push(
      `<radialGradient id="${g}" cx=".36" cy=".3" r=".8"><stop offset="0" stop-color="${c(2.3)}"/><stop offset=".3" stop-color="${c(1.25)}"/><stop offset=".7" stop-color="${c(0.62)}"/><stop offset="1" stop-color="${c(0.22)}"/></radialGradient>`,
    );
    const face = i % 5 !== 3;
    const bend = 3 + (i % 3) * 2;
    const crease = `M-46 ${-2 + i}C-20 ${-bend * 2} 10 ${bend * 2} 46 ${1 - i}`;
    s.defs.push(
      `<g id="${key}-${i}"><path d="M-50 0C-50 -24 -28 -35 0 -35C30 -35 50 -22 50 1C50 24 28 35 0 35C-30 35 -50 22 -50 0Z" fill="url(#${g})"/>` +
        (face
          ? `<path d="${crease}" fill="none" stroke="${c(0.12)}" stroke-width="6.5" stroke-linecap="round"/><path d="${crease}" transform="translate(0 3.6)" fill="none" stroke="${c(2.1)}" stroke-width="1.8" stroke-linecap="round" opacity=".7"/>`
          : '') +
        `<path d="M-34 -17C-22 -28 2 -31 22 -25" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity="${roast === 'dark' ? '.34' : '.2'}"/></g>`,
    );
  }
  return key;
}

/** One bean of about 10 mm at a world point, turned by an angle in degrees. */
export function bean(
  s: Stage,
  at: V3,
  turn: number,
  roast: Roast,
  kind: number,
  size = 10,
  squash = 1,
): void {
  const key = ensure(s, roast);
  const [x, y] = s.P(at);
  const k = (size * s.scale) / 100;
  s.put(
    `<use xlink:href="#${key}-${kind % KINDS}" href="#${key}-${kind % KINDS}" transform="translate(${f1(x)} ${f1(y)}) scale(${k.toFixed(3)} ${(k * squash).toFixed(3)}) rotate(${f1(turn)})"/>`,
  );
}

/** Beans strewn over the ground around a point; deterministic by seed. */
export function strew(
  s: Stage,
  at: V3,
  spread: number,
  count: number,
  roast: Roast,
  seed: number,
  size = 10,
): void {
  const r = rng(seed);
  const list = Array.from({ length: count }, () => {
    const t = r() * Math.PI * 2;
    const d = Math.sqrt(r()) * spread;
    return {
      p: [at[0] + d * Math.cos(t), at[1] + 3, at[2] + d * Math.sin(t)] as V3,
      turn: r() * 360,
      kind: Math.floor(r() * 40),
      k: 0.88 + r() * 0.24,
    };
  }).sort((a, b) => s.depth(a.p) - s.depth(b.p));
  const squash = 0.6 + 0.4 * s.v[1];
  for (const b of list) {
    const [x, y] = s.at(b.p);
    const k = size * s.scale * b.k;
    s.put(
      `<ellipse cx="${f1(x + k * 0.08)}" cy="${f1(y + k * 0.22 * squash)}" rx="${f1(k * 0.48)}" ry="${f1(k * 0.26)}" fill="#15181b" opacity=".42" filter="url(#s1)"/>`,
    );
    bean(s, b.p, b.turn, roast, b.kind, size * b.k, squash);
  }
}

/** A heap or a filled disc of beans: rings from far to near, higher towards the middle. */
export function heap(
  s: Stage,
  at: V3,
  r: number,
  height: number,
  roast: Roast,
  seed: number,
  size = 10,
): void {
  const rand = rng(seed);
  const list: { p: V3; turn: number; kind: number; k: number }[] = [];
  const step = size * 0.62;
  for (let d = 0; d <= r; d += step) {
    const n = Math.max(1, Math.round((2 * Math.PI * d) / (size * 0.74)));
    for (let i = 0; i < n; i++) {
      const t = ((i + rand() * 0.7) / n) * Math.PI * 2 + d;
      const q = Math.min(r, d + (rand() - 0.5) * step);
      const y = at[1] + height * (1 - (q / r) ** 2) + rand() * size * 0.16;
      list.push({
        p: [at[0] + q * Math.cos(t), y, at[2] + q * Math.sin(t)],
        turn: rand() * 360,
        kind: Math.floor(rand() * 40),
        k: 0.9 + rand() * 0.22,
      });
    }
  }
  list.sort(
    (a, b) => s.depth([a.p[0], 0, a.p[2]]) + a.p[1] * 0.5 - (s.depth([b.p[0], 0, b.p[2]]) + b.p[1] * 0.5),
  );
  for (const b of list) {
    const [x, y] = s.at(b.p);
    const k = size * s.scale * b.k;
    s.put(
      `<ellipse cx="${f1(x + k * 0.05)}" cy="${f1(y + k * 0.12)}" rx="${f1(k * 0.54)}" ry="${f1(k * 0.42)}" fill="#0c0603" opacity=".5"/>`,
    );
    bean(s, b.p, b.turn, roast, b.kind, size * b.k, 0.72 + 0.28 * s.v[1]);
  }
}
