import { glass, liquid } from './glass.ts';
import { M, type Material } from './materials.ts';
import { add, type ProfilePoint, profile, spline, type V3 } from './math.ts';
import { lathe, mesh, seam, tube } from './solids.ts';
import type { Stage } from './stage.ts';

const shift = (p: ProfilePoint[], k: number): ProfilePoint[] =>
  p.map(([r, y, q]) => [r * k, y * k, (q ?? 0) * k]);

/** The one-piece carafe with an hourglass waist. k scales it; fill is the coffee level in millimetres. */
export function hourglass(
  s: Stage,
  at: V3,
  o: { k?: number; fill?: number; paper?: boolean; collar?: Material } = {},
): void {
  const k = o.k ?? 1;
  const prof = profile(
    shift(
      [
        [0, 0],
        [58, 0, 10],
        [70, 22, 16],
        [58, 82, 26],
        [22, 122, 14],
        [30, 140, 10],
        [62, 214],
        [64, 218],
      ],
      k,
    ),
    12,
  );
  const g = glass(s, at, prof);
  g.back();
  if (o.fill)
    liquid(
      s,
      at,
      profile(
        shift(
          [
            [0, 3],
            [55, 3, 10],
            [67, 22, 15],
            [67 - o.fill * 0.07, 22 + o.fill],
          ],
          k,
        ),
        10,
      ),
    );
  if (o.paper) {
    const up = add(at, [0, 118 * k, 0]);
    const fn = (u: number, v: number): V3 => {
      const a = u * Math.PI * 2;
      const r = (8 + 52 * v) * k;
      return add(up, [r * Math.sin(a), (8 + 100 * v) * k, r * Math.cos(a)]);
    };
    mesh(s, M.paper, fn, 60, 10, {});
  }
  g.front();
  const collar = o.collar ?? M.signal;
  lathe(
    s,
    at,
    collar,
    profile(
      shift(
        [
          [30, 104],
          [33, 105, 2],
          [26.5, 121, 4],
          [25.5, 128, 4],
          [33, 146, 2],
          [30, 147],
        ],
        k,
      ),
    ),
    { shadow: 0, front: true },
  );
  for (const y of [111, 117.5, 124, 131, 137.5])
    seam(s, at, (y < 124 ? 31.5 - (y - 106) * 0.32 : 25.6 + (y - 126) * 0.4) * k, y * k, '#a82a08', 0.6, 0.5);
}

/** A press pot: glass in a steel frame, plunger with a knob. k scales it; lift raises the plunger. */
export function press(
  s: Stage,
  at: V3,
  frameMat: Material,
  o: { k?: number; lift?: number; fill?: number; frameOff?: boolean } = {},
): void {
  const k = o.k ?? 1;
  const lift = (o.lift ?? 0) * k;
  const grip = spline(
    (
      [
        [46, 150, 0],
        [78, 152, 0],
        [92, 138, 0],
        [92, 60, 0],
        [82, 36, 0],
        [46, 34, 0],
      ] as V3[]
    ).map((p) => add(at, [p[0] * k, p[1] * k, 0])),
    12,
  );
  tube(s, M.black, grip, 7 * k, { sides: 24 });
  const g = glass(
    s,
    add(at, [0, 8 * k, 0]),
    profile(
      shift(
        [
          [0, 0],
          [46, 0, 8],
          [47, 160],
          [48, 164],
        ],
        k,
      ),
    ),
    { shadow: 0 },
  );
  s.roundShadow(at, 50 * k);
  g.back();
  if (o.fill)
    liquid(
      s,
      add(at, [0, 8 * k, 0]),
      profile(
        shift(
          [
            [0, 3],
            [45, 3, 7],
            [45.5, o.fill],
          ],
          k,
        ),
      ),
    );
  if (lift > 60) {
    lathe(
      s,
      add(at, [0, 150 * k, 0]),
      M.polished,
      profile(
        shift(
          [
            [0, 0],
            [2.5, 0],
            [2.5, 60],
            [0, 60],
          ],
          k,
        ),
      ),
      { shadow: 0 },
    );
    lathe(
      s,
      add(at, [0, 140 * k, 0]),
      M.polished,
      profile(
        shift(
          [
            [0, 0],
            [44, 0, 1],
            [44, 5, 1],
            [0, 7],
          ],
          k,
        ),
      ),
      { shadow: 0 },
    );
  }
  g.front();
  lathe(
    s,
    at,
    frameMat,
    profile(
      shift(
        [
          [0, 0],
          [50, 0, 2],
          [51, 4, 2],
          [51, 26, 1],
          [49, 27],
        ],
        k,
      ),
    ),
    { shadow: 0, front: true },
  );
  lathe(
    s,
    add(at, [0, 128 * k, 0]),
    frameMat,
    profile(
      shift(
        [
          [49, 0],
          [50.5, 0.5],
          [50.5, 13.5],
          [49, 14],
        ],
        k,
      ),
    ),
    { shadow: 0, front: true },
  );
  for (const a of [-52, -18, 18, 52]) {
    const t = (a * Math.PI) / 180;
    const x = 51 * k * Math.sin(t);
    const z = 51 * k * Math.cos(t);
    tube(
      s,
      frameMat,
      Array.from({ length: 8 }, (_, i) => add(at, [x, (24 + i * 15) * k, z])),
      2.1 * k,
      { sides: 14, caps: false },
    );
  }
  const top = add(at, [0, 171 * k + lift, 0]);
  if (lift) {
    tube(
      s,
      M.polished,
      Array.from({ length: 6 }, (_, i) => add(top, [0, -lift + (i * (lift + 24 * k)) / 5, 0])),
      2.3 * k,
      { sides: 14 },
    );
  }
  lathe(
    s,
    add(at, [0, 170 * k, 0]),
    frameMat,
    profile(
      shift(
        [
          [0, -4],
          [49, -4],
          [50.5, 0, 2],
          [48, 7, 5],
          [8, 12, 4],
          [0, 12],
        ],
        k,
      ),
    ),
    { shadow: 0 },
  );
  lathe(
    s,
    add(top, [0, 10 * k, 0]),
    M.polished,
    profile(
      shift(
        [
          [2.4, 0],
          [2.4, 14],
          [0, 14],
        ],
        k,
      ),
    ),
    { shadow: 0 },
  );
  lathe(
    s,
    add(top, [0, 23 * k, 0]),
    M.signal,
    profile(
      shift(
        [
          [0, 0],
          [9, 0, 3],
          [12, 8, 5],
          [11, 17, 6],
          [0, 20, 4],
        ],
        k,
      ),
    ),
    { shadow: 0 },
  );
}
