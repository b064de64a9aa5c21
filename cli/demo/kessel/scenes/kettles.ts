import { around, write } from './lettering.ts';
import { M, type Material } from './materials.ts';
import { add, profile, spline, type V3 } from './math.ts';
import { lathe, seam, tube } from './solids.ts';
import type { Stage } from './stage.ts';

/** How a kettle looks. */
export interface KettleLook {
  body: Material;
  /** Stands on a heating base with display. */
  electric?: boolean;
  knob?: Material;
  grip?: Material;
  /** Degrees shown on the base. */
  shows?: string;
  /** Moves the lid up for an exploded view. */
  lift?: number;
  base?: number;
}

/** The heating base: a black disc with a lit display and a knob. */
export function heatingBase(s: Stage, at: V3, shows = '93°'): void {
  lathe(
    s,
    at,
    M.black,
    profile([
      [0, 0],
      [86, 0, 4],
      [87, 8, 4],
      [86, 27, 4],
      [60, 30],
      [0, 30],
    ]),
  );
  seam(s, at, 87.2, 5, '#000', 0.5, 0.6);
  write(s, around(add(at, [0, 8, 0]), 87.3, -16), shows, 12, {
    colour: '#ff4a1c',
    weight: 0.13,
    anchor: 'middle',
  });
  const knob = add(at, [34, 15, 78]);
  lathe(
    s,
    knob,
    M.signal,
    profile([
      [0, 0],
      [9, 0, 1],
      [9, 8, 1.4],
      [0, 8],
    ]),
    { axis: [0.38, 0.05, 0.92], shadow: 0 },
  );
}

/** A pouring kettle with a gooseneck spout on the left and an open grip on the right. */
export function kettle(s: Stage, at: V3, look: KettleLook): void {
  const y0 = look.electric ? 31 + (look.base ?? 0) : 0;
  const o = add(at, [0, y0, 0]);
  const grip = look.grip ?? M.black;
  if (look.electric) heatingBase(s, at, look.shows);
  const spout = spline(
    [
      [-50, 26, 0],
      [-78, 32, 0],
      [-101, 62, 0],
      [-104, 104, 0],
      [-116, 142, 0],
      [-142, 156, 0],
      [-158, 151, 0],
    ].map(([x, y, z]) => add(o, [x!, y!, z!])),
    14,
  );
  tube(s, look.body, spout, (t) => 11.5 - 6.6 * Math.min(1, t * 1.35), { sides: 30 });
  const arm = spline(
    [
      [50, 132, 0],
      [84, 140, 0],
      [104, 138, 0],
    ].map(([x, y, z]) => add(o, [x!, y!, z!])),
    10,
  );
  tube(s, M.darkSteel, arm, 5);
  const hold = spline(
    [
      [96, 139, 0],
      [116, 136, 0],
      [125, 120, 0],
      [123, 80, 0],
      [114, 46, 0],
      [110, 38, 0],
    ].map(([x, y, z]) => add(o, [x!, y!, z!])),
    14,
  );
  tube(s, grip, hold, (t) => 9.5 + 2 * Math.sin(Math.PI * Math.min(1, t * 1.1)), { round: true });
  if (look.lift)
    lathe(
      s,
      o,
      M.steel,
      profile([
        [50, 138],
        [54, 100],
        [0, 100],
      ]),
      { shadow: 0, dim: 0.45 },
    );
  lathe(
    s,
    o,
    look.body,
    profile([
      [0, 0],
      [75, 0, 4],
      [76, 6, 3],
      [58, 134, 5],
      [53, 139, 2],
      [50, 139],
      [50, 130],
    ]),
    {
      shadow: look.electric ? 0 : 1,
    },
  );
  seam(s, o, 75.3, 9, '#22262a', 0.5, 0.5);
  const lid = add(o, [0, look.lift ?? 0, 0]);
  const cover = () =>
    lathe(
      s,
      add(lid, [0, 137, 0]),
      look.body,
      profile([
        [0, -3],
        [50, -3, 1],
        [51, 2, 2],
        [46, 6, 5],
        [14, 10, 5],
        [0, 11],
      ]),
      { shadow: 0 },
    );
  if (look.lift)
    lathe(
      s,
      add(lid, [0, 122, 0]),
      M.rubber,
      profile([
        [0, 0],
        [46, 0, 1],
        [46, 9, 1],
        [0, 9],
      ]),
      { shadow: 0 },
    );
  cover();
  lathe(
    s,
    add(lid, [0, 146, 0]),
    M.darkSteel,
    profile([
      [5, 0],
      [5, 7],
      [0, 7],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    add(lid, [0, 152, 0]),
    look.knob ?? M.signal,
    profile([
      [0, 0],
      [11, 0, 2],
      [12, 3, 2],
      [12, 13, 3],
      [0, 14],
    ]),
    { shadow: 0 },
  );
  write(s, around(add(o, [0, 24, 0]), 74, 0), 'KESSEL', 7, {
    anchor: 'middle',
    colour: look.body === M.black || look.body === M.graphite ? '#8b9096' : '#22262a',
    opacity: 0.85,
  });
}
