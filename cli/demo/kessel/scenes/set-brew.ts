import { server } from './cups.ts';
import * as D from './drippers.ts';
import * as K from './kettles.ts';
import { dimension, leader, plane, write } from './lettering.ts';
import { M, type Material } from './materials.ts';
import { profile, type V3 } from './math.ts';
import { hourglass, press } from './pots.ts';
import { lathe, ringPoints } from './solids.ts';
import { picture, type Stage } from './stage.ts';

const O: V3 = [0, 0, 0];

/** The thermometer, upright: stem below, dial facing the camera. y is the height of the tip above the point. */
function probe(s: Stage, at: V3): void {
  lathe(
    s,
    at,
    M.polished,
    profile([
      [0, 0],
      [1.2, 3, 1],
      [1.8, 10],
      [1.8, 126],
      [0, 126],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    at,
    M.signal,
    profile([
      [0, 78],
      [7, 78, 1],
      [7, 92, 1],
      [0, 92],
    ]),
    { shadow: 0 },
  );
  lathe(
    s,
    at,
    M.steel,
    profile([
      [0, 122],
      [5, 122, 1],
      [5, 138, 1],
      [0, 138],
    ]),
    { shadow: 0 },
  );
  dial(s, [at[0], at[1] + 156, at[2] - 4], 22);
}

function dial(s: Stage, at: V3, r: number): void {
  lathe(
    s,
    at,
    M.steel,
    profile([
      [0, 0],
      [r, 0, 1],
      [r, 9, 2],
      [r * 0.92, 10],
      [r * 0.92, 8],
      [0, 8],
    ]),
    { axis: [0, 0, 1], shadow: 0 },
  );
  const f: V3 = [at[0], at[1], at[2] + 8.4];
  s.poly(ringPoints(s, f, r * 0.915, 0, -180, 180, [0, 0, 1]), 'fill="#f7f8f8"');
  for (let i = 0; i <= 55; i++) {
    const a = ((-140 + (i / 55) * 280) * Math.PI) / 180;
    const q = i % 5 === 0 ? 0.72 : 0.79;
    const p = (k: number): V3 => [f[0] + r * k * Math.sin(a), f[1] + r * k * Math.cos(a), f[2] + 0.1];
    s.line([p(q), p(0.85)], i >= 44 && i <= 48 ? '#ff4a1c' : '#2a2d30', i % 5 === 0 ? 0.035 * r : 0.018 * r);
    if (i % 10 === 0) {
      const t = p(0.56);
      write(s, plane([t[0], t[1] - r * 0.05, t[2]]), String(i * 2), r * 0.11, {
        anchor: 'middle',
        colour: '#3a3e43',
      });
    }
  }
  const a = ((-140 + (46.5 / 55) * 280) * Math.PI) / 180;
  s.line(
    [
      [f[0] - r * 0.16 * Math.sin(a), f[1] - r * 0.16 * Math.cos(a), f[2]],
      [f[0] + r * 0.74 * Math.sin(a), f[1] + r * 0.74 * Math.cos(a), f[2]],
    ],
    '#17191b',
    0.04 * r,
  );
  lathe(
    s,
    f,
    M.signal,
    profile([
      [0, 0],
      [r * 0.08, 0],
      [r * 0.08, 1.5],
      [0, 1.6],
    ]),
    { axis: [0, 0, 1], shadow: 0 },
  );
  write(s, plane([f[0], f[1] - r * 0.42, f[2]]), '°C', r * 0.13, { anchor: 'middle', colour: '#6b737a' });
}

const cone = (m: Material) => picture({ fill: 0.68, el: 16, az: -8 }, (s) => D.cone(s, O, m));
const kettleE = (m: Material, shows: string, knob?: Material) =>
  picture({ fill: 0.8, el: 10 }, (s) => K.kettle(s, O, { body: m, electric: true, shows, knob }));

/** Pictures of drippers, pots and kettles. */
export const brew: Record<string, () => string> = {
  'kegel-weiss': cone(M.white),
  'kegel-graphit': cone(M.graphite),
  'kegel-signal': cone(M.signal),
  'kegel-innen': picture({ fill: 0.72, el: 48, az: -24 }, (s) => D.cone(s, O, M.white)),
  'kegel-masse': picture({ fill: 0.58, el: 4, sheet: true }, (s) => {
    D.cone(s, O, M.white);
    dimension(s, [-61.5, 92, 0], [61.5, 92, 0], 0, -56, 'Ø 123');
    dimension(s, [-61.5, 0, 0], [-61.5, 92, 0], -70, 0, '92');
    dimension(s, [-52, 0, 0], [52, 0, 0], 0, 62, 'Ø 104');
    leader(s, [40, 66, 40], 150, -230, '60°');
  }),
  'flach-stahl': picture({ fill: 0.66, el: 18, az: -8 }, (s) => D.flatDripper(s, O, M.steel)),
  'flach-schwarz': picture({ fill: 0.66, el: 18, az: -8 }, (s) => D.flatDripper(s, O, M.black)),
  'flach-filter': picture({ fill: 0.7, el: 36, az: -26 }, (s) =>
    D.flatDripper(s, O, M.steel, { paper: true }),
  ),
  sieb: picture({ fill: 0.68, el: 17 }, (s) => D.meshCone(s, O)),
  'sieb-explosion': picture({ fill: 0.74, el: 13, sheet: true }, (s) => {
    D.meshCone(s, O, 74);
    s.line(
      [
        [0, 22, 0],
        [0, 84, 0],
      ],
      '#ff4a1c',
      0.5,
      0.9,
    );
    leader(s, [-40, 140, 40], -150, -40, '0.1 MM');
    leader(s, [46, 3, 10], 120, -40, 'SOCKEL');
  }),
  'klar-signal': picture({ fill: 0.66, el: 15 }, (s) => D.glassCone(s, O)),
  'klar-schwarz': picture({ fill: 0.66, el: 15 }, (s) => D.glassCone(s, O, M.black)),
  'klar-kanne': picture({ fill: 0.8, el: 12 }, (s) => {
    server(s, O, { fill: 44, lid: false });
    D.glassCone(s, [0, 122, 0], M.signal, true);
  }),
  'taille-signal': picture({ fill: 0.76, el: 11 }, (s) => hourglass(s, O, { fill: 46, paper: true })),
  'taille-schwarz': picture({ fill: 0.76, el: 11 }, (s) =>
    hourglass(s, O, { fill: 46, paper: true, collar: M.black }),
  ),
  'taille-masse': picture({ fill: 0.66, el: 5, sheet: true }, (s) => {
    hourglass(s, O, { fill: 40 });
    dimension(s, [-70, 0, 0], [-70, 218, 0], -90, 0, '218');
    dimension(s, [-64, 218, 0], [64, 218, 0], 0, -52, 'Ø 128');
    dimension(s, [-70, 0, 0], [70, 0, 0], 0, 66, 'Ø 140');
    leader(s, [22, 124, 22], 190, -30, 'SILIKON');
  }),
  'stempel-stahl': picture({ fill: 0.78, el: 11 }, (s) => press(s, O, M.polished, { fill: 112 })),
  'stempel-schwarz': picture({ fill: 0.78, el: 11 }, (s) => press(s, O, M.black, { fill: 112 })),
  'stempel-offen': picture({ fill: 0.8, el: 14, az: -20 }, (s) =>
    press(s, O, M.polished, { fill: 90, lift: 78 }),
  ),
  'schwan-e-schwarz': kettleE(M.black, '93°'),
  'schwan-e-weiss': kettleE(M.white, '93°'),
  'schwan-e-stahl': kettleE(M.steel, '93°'),
  'schwan-e-signal': kettleE(M.signal, '93°', M.black),
  'schwan-e-anzeige': picture({ el: 14, zoom: 2.5, focus: [8, 42, 70] }, (s) =>
    K.kettle(s, O, { body: M.steel, electric: true, shows: '94°' }),
  ),
  'schwan-e-explosion': picture({ fill: 0.8, el: 9, sheet: true }, (s) => {
    K.kettle(s, O, { body: M.black, electric: true, lift: 58, base: 52, shows: '93°' });
    leader(s, [44, 282, 10], 120, -30, 'DECKEL');
    leader(s, [84, 12, 20], 60, 40, 'HEIZBASIS');
  }),
  'schwan-h-stahl': picture({ fill: 0.8, el: 12 }, (s) => K.kettle(s, O, { body: M.steel })),
  'schwan-h-kupfer': picture({ fill: 0.8, el: 12 }, (s) => K.kettle(s, O, { body: M.copper, knob: M.black })),
  'schwan-h-masse': picture({ fill: 0.62, el: 4, sheet: true }, (s) => {
    K.kettle(s, O, { body: M.steel });
    dimension(s, [-158, 0, 0], [135, 0, 0], 0, 66, '292');
    dimension(s, [-158, 0, 0], [-158, 166, 0], -44, 0, '166');
    leader(s, [-154, 154, 4], -20, -90, 'Ø 8');
  }),
  'schwan-h-tuelle': picture({ el: 15, zoom: 2.9, focus: [-112, 112, 0] }, (s) =>
    K.kettle(s, O, { body: M.steel }),
  ),
  probe: picture({ fill: 0.78, el: 8 }, (s) => {
    lathe(
      s,
      O,
      M.darkSteel,
      profile([
        [0, 0],
        [25, 0, 2],
        [26, 4, 2],
        [25, 9, 2],
        [7, 11],
        [6, 22, 1],
        [0, 22],
      ]),
    );
    probe(s, [0, 14, 0]);
  }),
  'probe-skala': picture({ fill: 0.84, el: 0.5 }, (s) => dial(s, O, 60)),
  'probe-kanne': picture({ el: 12, fill: 0.8 }, (s) => {
    K.kettle(s, O, { body: M.black });
    lathe(
      s,
      [30, 143, 24],
      M.polished,
      profile([
        [2, 0],
        [2, 26],
        [0, 26],
      ]),
      { shadow: 0 },
    );
    lathe(
      s,
      [30, 146, 24],
      M.signal,
      profile([
        [0, 0],
        [7, 0, 1],
        [7, 9, 1],
        [0, 9],
      ]),
      { shadow: 0 },
    );
    lathe(
      s,
      [30, 164, 24],
      M.steel,
      profile([
        [0, 0],
        [5, 0, 1],
        [5, 12, 1],
        [0, 12],
      ]),
      { shadow: 0 },
    );
    dial(s, [30, 194, 20], 22);
  }),
};
