import { plane, write } from './lettering.ts';
import { M, type Material, SIGNAL } from './materials.ts';
import { add, type V3 } from './math.ts';
import { prism, roundRect } from './prism.ts';
import type { Stage } from './stage.ts';

const SEGMENTS: Record<string, string> = {
  0: 'abcdef',
  1: 'bc',
  2: 'abged',
  3: 'abgcd',
  4: 'fgbc',
  5: 'afgcd',
  6: 'afgedc',
  7: 'abc',
  8: 'abcdefg',
  9: 'abcdfg',
  '-': 'g',
};

/** Seven-segment figures on a surface; height in millimetres, starting at the origin of the map. */
export function digits(
  s: Stage,
  map: (x: number, y: number) => V3,
  text: string,
  h: number,
  colour: string,
  ghost = false,
): void {
  const w = h * 0.5;
  const t = h * 0.1;
  let x = 0;
  const bar = (x0: number, y0: number, x1: number, y1: number): V3[] => {
    const dx = x1 - x0;
    const dy = y1 - y0;
    const l = Math.hypot(dx, dy);
    const [ux, uy] = [dx / l, dy / l];
    const g = t * 0.62;
    const q = (a: number, b: number) => map(x0 + ux * a - uy * b + x * 0, y0 + uy * a + ux * b);
    return [
      q(g, 0),
      q(g + t / 2, t / 2),
      q(l - g - t / 2, t / 2),
      q(l - g, 0),
      q(l - g - t / 2, -t / 2),
      q(g + t / 2, -t / 2),
    ];
  };
  for (const c of text) {
    if (c === '.' || c === ':') {
      for (const y of c === '.' ? [0] : [h * 0.3, h * 0.7])
        s.poly([map(x, y), map(x + t, y), map(x + t, y + t), map(x, y + t)], `fill="${colour}"`);
      x += t * 2.2;
      continue;
    }
    const lines: Record<string, [number, number, number, number]> = {
      a: [x, h, x + w, h],
      b: [x + w, h, x + w, h / 2],
      c: [x + w, h / 2, x + w, 0],
      d: [x, 0, x + w, 0],
      e: [x, h / 2, x, 0],
      f: [x, h, x, h / 2],
      g: [x, h / 2, x + w, h / 2],
    };
    for (const [k, l] of Object.entries(lines)) {
      const on = (SEGMENTS[c] ?? '').includes(k);
      if (on || ghost) s.poly(bar(...l), `fill="${colour}"${on ? '' : ' opacity=".09"'}`);
    }
    x += w + t * 2;
  }
}

/** Width of seven-segment figures. */
export function digitsWidth(text: string, h: number): number {
  let x = 0;
  for (const c of text) x += c === '.' || c === ':' ? h * 0.22 : h * 0.7;
  return x - h * 0.2;
}

/** A brewing scale: plate, glass panel, display with weight and time, two touch keys. */
export function scale(
  s: Stage,
  at: V3,
  m: Material,
  o: {
    w?: number;
    d?: number;
    h?: number;
    weight?: string;
    time?: string;
    pad?: Material;
    shadow?: number;
    flow?: string;
  } = {},
): void {
  const w = o.w ?? 150;
  const d = o.d ?? 178;
  const h = o.h ?? 21;
  prism(s, add(at, [0, 0, 0]), M.rubber, roundRect(w - 12, d - 12, 12), 3, { bevel: 0.5, shadow: 0 });
  prism(s, add(at, [0, 2.5, 0]), m, roundRect(w, d, 14), h - 2.5, { bevel: 2.2, shadow: o.shadow ?? 1 });
  const top = add(at, [0, h, 0]);
  const panel = Math.min(44, d * 0.25);
  prism(s, add(top, [0, -0.6, d / 2 - panel / 2 - 5]), M.gloss, roundRect(w - 12, panel, 7), 1.2, {
    bevel: 0.5,
    shadow: 0,
  });
  prism(
    s,
    add(top, [0, -0.4, -panel / 2 - 1]),
    o.pad ?? M.rubber,
    roundRect(w - 12, d - panel - 18, 9),
    2.2,
    { bevel: 0.9, shadow: 0 },
  );
  const y = 0.8;
  const map = plane(add(top, [0, y, d / 2 - panel / 2 - 5 + panel * 0.22]), [1, 0, 0], [0, 0, -1]);
  const fig = panel * 0.44;
  const wt = o.weight ?? '248.6';
  const right = w / 2 - 26;
  const ww = digitsWidth(wt, fig);
  digits(s, (x, z) => map(x + right - ww, z), wt, fig, '#f4f6f7', true);
  write(s, (x, z) => map(x + right + 3, z), 'G', fig * 0.34, { colour: '#f4f6f7' });
  const time = o.time ?? '2:14';
  digits(s, (x, z) => map(x - w / 2 + 14, z + fig * 0.28), time, fig * 0.66, SIGNAL, true);
  write(s, (x, z) => map(x - w / 2 + 14, z - fig * 0.12), o.flow ?? 'TIMER', fig * 0.2, {
    colour: '#8b9096',
  });
  const mark = plane(add(top, [0, 2.0, -d / 2 + 18]), [1, 0, 0], [0, 0, -1]);
  write(s, mark, 'KESSEL', 5, { anchor: 'middle', colour: '#70777d' });
}
