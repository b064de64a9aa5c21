import { M } from './materials.ts';
import { add, profile, rng, type V3 } from './math.ts';
import { lathe } from './solids.ts';
import type { Stage } from './stage.ts';

/** The basket of a portafilter, with its floor of fine holes. */
export function basket(s: Stage, at: V3, lift = 0, holes = true): void {
  const o = add(at, [0, lift, 0]);
  lathe(
    s,
    o,
    M.steel,
    profile([
      [29.5, 27],
      [28, 2],
      [26, 0],
    ]),
    { shadow: 0, dim: 0.85 },
  );
  if (holes) {
    lathe(
      s,
      o,
      M.aluminium,
      profile([
        [26, 0.4],
        [0, 0.4],
      ]),
      { shadow: 0, dim: 0.72 },
    );
    for (let r = 3; r < 25; r += 2.4) {
      const n = Math.round((2 * Math.PI * r) / 2.6);
      for (let i = 0; i < n; i++) {
        const a = (i / n) * Math.PI * 2;
        const p = s.at(add(o, [r * Math.sin(a), 0.5, r * Math.cos(a)]));
        const k = 0.42 * s.scale;
        s.put(
          `<ellipse cx="${p[0].toFixed(1)}" cy="${p[1].toFixed(1)}" rx="${k.toFixed(1)}" ry="${(k * s.v[1]).toFixed(1)}" fill="#1b1e21"/>`,
        );
      }
    }
  }
  lathe(
    s,
    o,
    M.polished,
    profile([
      [26, 0],
      [28.5, 2, 1],
      [29.5, 22],
      [31.5, 25, 1],
      [31.5, 27, 0.5],
      [29.5, 27],
    ]),
    { shadow: 0 },
  );
}

/** A puck of pressed coffee in a basket. */
export function puck(s: Stage, at: V3, r: number, seed: number): void {
  const rand = rng(seed);
  lathe(
    s,
    at,
    { rgb: [0.05, 0.022, 0.01], rough: 0.9, gloss: 0.1 },
    profile([
      [r, 0],
      [0, 0],
    ]),
    { shadow: 0 },
  );
  for (let i = 0; i < 420; i++) {
    const a = rand() * Math.PI * 2;
    const q = Math.sqrt(rand()) * r * 0.98;
    const p = s.at(add(at, [q * Math.sin(a), 0, q * Math.cos(a)]));
    s.put(
      `<circle cx="${p[0].toFixed(1)}" cy="${p[1].toFixed(1)}" r="${(1 + rand() * 1.6).toFixed(1)}" fill="${rand() > 0.5 ? '#5a3820' : '#24120a'}" opacity=".7"/>`,
    );
  }
}
