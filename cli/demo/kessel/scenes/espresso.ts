import { cup } from './cups.ts';
import { around, plane, write } from './lettering.ts';
import { M, type Material, SIGNAL } from './materials.ts';
import { add, mul, profile, rng, spline, unit, type V3 } from './math.ts';
import { FACING, prism, rounded, roundRect, SIDEWAYS } from './prism.ts';
import { lathe, mesh, ringPoints, tube } from './solids.ts';
import type { Stage } from './stage.ts';

const HANDLE = profile(
  [
    [0, 0],
    [8, 0],
    [9, 3, 1],
    [9, 20, 3],
    [13, 34, 10],
    [15, 84, 18],
    [13.5, 104, 6],
    [0, 106, 4],
  ],
  10,
);

/** A portafilter: head at the given point, grip along a direction. */
export function portafilter(
  s: Stage,
  at: V3,
  o: { dir?: V3; grip?: Material; spouts?: boolean; shadow?: number; lift?: number; naked?: boolean } = {},
): void {
  const dir = unit(o.dir ?? [0.8, -0.06, 0.6]);
  const head = add(at, [0, 0, 0]);
  const before = dir[2] < 0;
  const grip = () => {
    const root = add(head, add(mul(dir, 32), [0, 14, 0]));
    lathe(
      s,
      root,
      M.polished,
      profile([
        [0, 0],
        [8, 0],
        [7, 20],
        [8.5, 34],
        [0, 34],
      ]),
      { axis: dir, shadow: 0 },
    );
    const g = add(root, mul(dir, 32));
    lathe(s, g, o.grip ?? M.black, HANDLE, { axis: dir, shadow: 0 });
    lathe(
      s,
      add(g, mul(dir, 100)),
      M.signal,
      profile([
        [13.8, 0],
        [14.2, 1],
        [14.2, 4],
        [12, 6],
        [0, 6.5],
      ]),
      { axis: dir, shadow: 0 },
    );
  };
  if (before) grip();
  const r = 35;
  lathe(
    s,
    add(head, [0, (o.lift ?? 0) + 0, 0]),
    M.darkSteel,
    profile([
      [29, 30],
      [28, 5],
      [0, 4],
    ]),
    { shadow: 0, dim: 0.8 },
  );
  if (o.naked !== false) {
    lathe(
      s,
      head,
      M.polished,
      profile([
        [26, 0],
        [r - 1, 0, 2],
        [r, 3, 1.5],
        [r, 22, 1],
        [r + 2, 24, 1],
        [r + 2, 29, 1],
        [r - 2, 30],
        [30, 30],
      ]),
      { shadow: o.shadow ?? 1 },
    );
  }
  for (const a of [-70, 40]) {
    const t = (a * Math.PI) / 180;
    const c = add(head, [(r + 3) * Math.sin(t), 25, (r + 3) * Math.cos(t)]);
    prism(s, add(c, [0, -3, 0]), M.polished, roundRect(12, 8, 2), 5, { shadow: 0, bevel: 1 });
  }
  if (o.spouts) {
    for (const x of [-11, 11]) {
      tube(
        s,
        M.polished,
        spline([add(head, [0, 0, 4]), add(head, [x * 0.8, -10, 6]), add(head, [x, -20, 8])], 8),
        5.2,
        { sides: 20 },
      );
    }
  }
  if (!before) grip();
}

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
      { shadow: 0 },
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

/** A tamper standing on its base. */
export function tamper(s: Stage, at: V3, grip: Material, o: { r?: number; lift?: number } = {}): void {
  const r = o.r ?? 29.2;
  lathe(
    s,
    at,
    M.steel,
    profile([
      [0, 0],
      [r, 0, 0.8],
      [r, 8, 1],
      [r - 2, 10, 2],
      [13, 15, 6],
      [11, 22],
      [0, 22],
    ]),
  );
  const h = add(at, [0, 22 + (o.lift ?? 0), 0]);
  if (o.lift)
    lathe(
      s,
      add(at, [0, 22, 0]),
      M.polished,
      profile([
        [0, 0],
        [4, 0],
        [4, o.lift * 0.6],
        [0, o.lift * 0.6],
      ]),
      { shadow: 0 },
    );
  lathe(
    s,
    h,
    M.signal === grip ? M.black : M.signal,
    profile([
      [0, 0],
      [11.5, 0, 0.6],
      [11.5, 3.4, 0.6],
      [0, 3.4],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(h, [0, 3.4, 0]),
    grip,
    profile(
      [
        [0, 0],
        [11, 0, 1],
        [11.5, 12, 8],
        [20, 44, 12],
        [19, 58, 9],
        [0, 62, 14],
      ],
      12,
    ),
    { shadow: 0 },
  );
}

/** A levelling tool: heavy disc with an adjustable collar. */
export function leveller(s: Stage, at: V3, m: Material, lift = 0): void {
  lathe(
    s,
    at,
    M.steel,
    profile([
      [0, 0],
      [29, 0, 0.6],
      [29, 14, 0.8],
      [0, 14],
    ]),
  );
  if (lift)
    lathe(
      s,
      add(at, [0, 14, 0]),
      M.polished,
      profile([
        [0, 0],
        [20, 0],
        [20, lift],
        [0, lift],
      ]),
      { shadow: 0 },
    );
  const o = add(at, [0, 14.4 + lift, 0]);
  lathe(
    s,
    o,
    M.signal,
    profile([
      [0, 0],
      [31, 0, 0.4],
      [31, 2, 0.4],
      [0, 2],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(o, [0, 2.2, 0]),
    m,
    profile([
      [0, 0],
      [35, 0, 1.5],
      [35, 22, 2],
      [31, 25, 3],
      [16, 23],
      [0, 23],
    ]),
    { shadow: 0 },
  );
  for (let i = -17; i <= 17; i++) {
    const a = (i * 5 * Math.PI) / 180;
    const p = (y: number): V3 => add(o, [35.2 * Math.sin(a), y, 35.2 * Math.cos(a)]);
    s.line([p(6), p(20)], '#000000', 0.7, 0.4);
  }
  write(s, plane(add(o, [0, 25.4, 4]), [1, 0, 0], [0, 0, -1]), '58', 8, {
    anchor: 'middle',
    colour: m === M.black ? '#c8cdd2' : '#22262a',
  });
}

/** A distribution tool: eight needles under a turned grip. */
export function needles(s: Stage, at: V3, grip: Material, o: { stand?: boolean } = {}): void {
  if (o.stand !== false)
    lathe(
      s,
      at,
      M.darkSteel,
      profile([
        [0, 0],
        [25, 0, 2],
        [26, 4, 2],
        [25, 9, 2],
        [9, 11],
        [8, 12],
        [0, 12],
      ]),
    );
  const base = add(at, [0, 62, 0]);
  for (let i = 0; i < 8; i++) {
    const a = (i / 8) * Math.PI * 2 + 0.3;
    s.line(
      [add(base, [6 * Math.sin(a), 0, 6 * Math.cos(a)]), add(at, [11 * Math.sin(a), 13, 11 * Math.cos(a)])],
      i % 2 ? '#6b737a' : '#aeb5bb',
      0.7,
    );
  }
  lathe(
    s,
    base,
    M.signal,
    profile([
      [0, 0],
      [9, 0, 0.8],
      [9.6, 3, 0.8],
      [0, 3],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(base, [0, 3, 0]),
    grip,
    profile(
      [
        [0, 0],
        [9.5, 0, 1],
        [8, 18, 12],
        [11.5, 52, 14],
        [10, 64, 5],
        [0, 66, 4],
      ],
      12,
    ),
    { shadow: 0 },
  );
}

/** A knock box with a padded bar. */
export function knockBox(s: Stage, at: V3, m: Material): void {
  lathe(
    s,
    at,
    m,
    profile([
      [58.5, 108],
      [56, 107],
      [54, 8, 5],
      [0, 6],
    ]),
    { shadow: 0, dim: 0.72 },
  );
  const bar = Array.from({ length: 14 }, (_, i) => add(at, [-57 + (i * 114) / 13, 88, 0]));
  tube(s, M.rubber, bar, 9);
  lathe(
    s,
    at,
    M.rubber,
    profile([
      [0, 0],
      [57, 0, 2],
      [58, 6],
      [0, 6],
    ]),
    {},
  );
  lathe(
    s,
    at,
    m,
    profile([
      [55, 6],
      [58, 6.5, 1],
      [60, 107, 1],
      [59, 109, 1],
      [56, 108],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    at,
    M.signal,
    profile([
      [58, 14],
      [58.7, 14],
      [58.8, 19],
      [58, 19],
    ]),
    { shadow: 0, front: true },
  );
  write(s, around(add(at, [0, 52, 0]), 59.2, 0), 'KESSEL', 9, {
    anchor: 'middle',
    colour: m === M.black ? '#8b9096' : '#22262a',
  });
}

/** A pressure gauge facing along z. */
export function gauge(s: Stage, at: V3, r: number, bar: number): void {
  lathe(
    s,
    at,
    M.polished,
    profile([
      [0, 0],
      [r, 0, 1],
      [r, 5, 1.5],
      [r - 2.5, 6],
      [r - 2.5, 4],
      [0, 4],
    ]),
    { axis: [0, 0, 1], shadow: 0 },
  );
  const f = add(at, [0, 0, 4.4]);
  s.poly(ringPoints(s, f, r - 2.6, 0, -180, 180, [0, 0, 1]), 'fill="#f7f8f8"');
  const dirAt = (v: number) => ((-135 + v * 18) * Math.PI) / 180;
  for (let i = 0; i <= 15; i++) {
    const a = dirAt(i);
    const k = i % 3 === 0 ? 0.66 : 0.74;
    s.line(
      [
        add(f, [r * k * Math.sin(a), r * k * Math.cos(a), 0]),
        add(f, [r * 0.82 * Math.sin(a), r * 0.82 * Math.cos(a), 0]),
      ],
      i >= 8 && i <= 10 ? SIGNAL : '#2a2d30',
      i % 3 === 0 ? 0.9 : 0.5,
    );
  }
  const a = dirAt(bar);
  s.line([f, add(f, [r * 0.7 * Math.sin(a), r * 0.7 * Math.cos(a), 0])], '#17191b', 1.1);
  lathe(
    s,
    f,
    M.black,
    profile([
      [0, 0],
      [2.6, 0],
      [2.6, 1.4],
      [0, 1.4],
    ]),
    { axis: [0, 0, 1], shadow: 0 },
  );
  write(s, plane(add(f, [0, -r * 0.52, 0])), 'BAR', r * 0.16, { anchor: 'middle', colour: '#6b737a' });
}

/** The one-group espresso machine. */
export function machine(s: Stage, at: V3, m: Material, o: { cups?: boolean; brew?: boolean } = {}): void {
  const W = 230;
  prism(s, at, m, roundRect(W, 330, 18), 62, { bevel: 4 });
  prism(s, add(at, [0, 62, -92]), m, roundRect(W, 146, 16), 180, { bevel: 0.6, shadow: 0, dim: 0.9 });
  // Splash panel behind the group.
  prism(
    s,
    add(at, [0, 72, -18]),
    M.steel,
    rounded(
      [
        [-92, 0],
        [92, 0],
        [92, 158],
        [-92, 158],
      ],
      6,
    ),
    2,
    { axes: FACING, bevel: 0.8, shadow: 0, dim: 0.85 },
  );
  // Drip tray with slots.
  prism(s, add(at, [0, 60, 70]), M.darkSteel, roundRect(W - 26, 164, 10), 4, { bevel: 1, shadow: 0 });
  for (let i = 0; i < 19; i++) {
    const x = -90 + i * 10;
    s.line([add(at, [x, 64.2, 4]), add(at, [x, 64.2, 138])], '#0b0c0d', 3.4, 0.85);
    s.line([add(at, [x + 2, 64.2, 4]), add(at, [x + 2, 64.2, 138])], '#cfd4d8', 0.6, 0.5);
  }
  const g = add(at, [-34, 0, 62]);
  s.roundShadow(add(g, [0, 0, 6]), 30, 0.9, 64.4);
  cup(s, add(g, [0, 64, 6]), M.white, { h: 52, r: 30, foot: 19, fill: 'crema', shadow: 0, mark: false });
  if (o.brew !== false) {
    for (const x of [-3, 3]) s.line([add(g, [x, 150, 12]), add(g, [x * 0.7, 110, 10])], '#7a3c14', 2, 0.95);
  }
  // Steam wand.
  tube(
    s,
    M.polished,
    spline(
      [
        [84, 232, 52],
        [92, 190, 66],
        [96, 130, 76],
        [98, 84, 82],
      ].map((p) => add(at, p as V3)),
      12,
    ),
    4.6,
    { round: true },
  );
  tube(
    s,
    M.rubber,
    spline(
      [
        [93, 182, 68],
        [95, 150, 73],
        [96, 128, 76],
      ].map((p) => add(at, p as V3)),
      8,
    ),
    6.6,
  );
  lathe(
    s,
    add(g, [0, 172, 0]),
    M.polished,
    profile([
      [0, 0],
      [38, 0, 2],
      [41, 6, 2],
      [41, 30, 3],
      [36, 44, 2],
      [36, 68],
      [0, 68],
    ]),
    { shadow: 0 },
  );
  portafilter(s, add(g, [0, 148, 0]), { dir: [0.35, -0.05, 0.94], shadow: 0, spouts: true });
  lathe(
    s,
    add(g, [0, 176, 0]),
    M.polished,
    profile([
      [38, 0],
      [41, 1],
      [41, 26, 3],
      [37, 36],
    ]),
    { shadow: 0, front: true },
  );
  prism(s, add(at, [0, 236, -42]), m, roundRect(W, 246, 18), 92, { bevel: 4, shadow: 0 });
  const f = add(at, [0, 282, 81]);
  gauge(s, add(f, [40, 0, 0]), 26, 9);
  for (const [x, mat] of [
    [-92, M.black],
    [92, M.signal],
  ] as const) {
    lathe(
      s,
      add(f, [x, 0, 0]),
      M.darkSteel,
      profile([
        [0, 0],
        [18, 0],
        [18, 4],
        [0, 4],
      ]),
      { axis: [0, 0, 1], shadow: 0 },
    );
    lathe(
      s,
      add(f, [x, 0, 4]),
      mat,
      profile([
        [0, 0],
        [15, 0, 1],
        [14, 20, 3],
        [0, 21],
      ]),
      { axis: [0, 0, 1], shadow: 0 },
    );
    s.line([add(f, [x, 3, 25.4]), add(f, [x, 12, 25.4])], '#ffffff', 1.8);
  }
  write(s, plane(add(f, [-36, -5, 0.6])), 'KESSEL', 11, {
    anchor: 'middle',
    colour: m === M.black ? '#c8cdd2' : '#22262a',
  });
  write(s, plane(add(at, [0, 26, 165.5])), 'DRUCK 9', 9, {
    anchor: 'middle',
    colour: m === M.black ? '#8b9096' : '#52595f',
  });
  if (o.cups !== false) {
    for (let i = 0; i < 3; i++) {
      s.roundShadow(add(at, [-62 + i * 62, 0, -70]), 24, 0.7, 328.5);
      cup(s, add(at, [-62 + i * 62, 328, -70]), i === 2 ? M.graphite : M.white, {
        h: 54,
        r: 30,
        foot: 19,
        shadow: 0,
        mark: false,
      });
    }
  }
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

/** A plate on its edge, for exploded views: axis sideways. */
export function plateSide(s: Stage, at: V3, m: Material, w: number, h: number, t: number): void {
  prism(s, at, m, roundRect(w, h, 6), t, { axes: SIDEWAYS, shadow: 0 });
}

/** Re-export: surfaces by function, for close views of tools. */
export { mesh };
