import * as B from './bags.ts';
import { heap, strew } from './beans.ts';
import * as C from './care.ts';
import { coffees } from './coffees.ts';
import * as T from './cups.ts';
import { dimension, leader } from './lettering.ts';
import { M, type Material } from './materials.ts';
import { profile, spline, type V3 } from './math.ts';
import { lathe, tube } from './solids.ts';
import { picture, type Stage } from './stage.ts';

const O: V3 = [0, 0, 0];
const espresso = { h: 58, r: 34, foot: 21, fill: 'crema' as const, shadow: 0 };
const pair = (m: Material) =>
  picture({ fill: 0.8, el: 24 }, (s) => {
    T.saucer(s, [-50, 0, -34], m);
    T.cup(s, [-50, 5, -34], m, espresso);
    T.saucer(s, [52, 0, 36], m);
    T.cup(s, [52, 5, 36], m, espresso);
  });
const mug = (m: Material) =>
  picture({ fill: 0.64, el: 16 }, (s) => T.cup(s, O, m, { h: 96, r: 43, foot: 38, fill: 'coffee' }));
const capp = (m: Material) =>
  picture({ fill: 0.72, el: 26 }, (s) => {
    T.saucer(s, O, m, 76);
    T.cup(s, [0, 5, 0], m, { h: 62, r: 48, foot: 25, fill: 'crema', shadow: 0 });
  });
const travel = (m: Material, band?: Material) =>
  picture({ fill: 0.8, el: 9 }, (s) => T.travelMug(s, O, m, { band }));
const can = (m: Material) => picture({ fill: 0.74, el: 14 }, (s) => C.canister(s, O, m));

/** A shallow steel tray of beans. */
function tray(s: Stage, at: V3, roast: 'light' | 'medium' | 'dark', seed: number): void {
  lathe(
    s,
    at,
    M.steel,
    profile([
      [0, 0],
      [84, 0, 3],
      [92, 14, 2],
      [93, 16, 0.6],
      [90, 16],
    ]),
  );
  lathe(
    s,
    at,
    M.steel,
    profile([
      [92, 16],
      [89, 15],
      [82, 4, 3],
      [0, 3],
    ]),
    { shadow: 0, dim: 0.9 },
  );
  heap(s, [at[0], 5, at[2]], 78, 16, roast, seed);
}

const coffeeScenes: Record<string, () => string> = {};
Object.entries(coffees).forEach(([name, look], i) => {
  coffeeScenes[`kaffee-${name}`] = picture({ fill: 0.8, el: 7, az: i % 2 ? 15 : -15 }, (s) =>
    B.bag(s, O, look),
  );
  const seed = 100 + i * 13;
  coffeeScenes[`kaffee-${name}-bohnen`] =
    i % 3 === 0
      ? picture({ fill: 0.8, el: 52 }, (s) => tray(s, O, look.beans, seed))
      : i % 3 === 1
        ? picture({ fill: 0.84, el: 15, az: -12 }, (s) => {
            B.bag(s, [-46, 0, -40], look, { w: 112, h: 210, d: 66 });
            strew(s, [60, 0, 24], 62, 46, look.beans, seed);
            heap(s, [52, 4, 10], 44, 24, look.beans, seed + 1);
          })
        : picture({ fill: 0.82, el: 30, az: 10 }, (s) => {
            strew(s, [-34, 0, 34], 74, 64, look.beans, seed);
            T.saucer(s, [46, 0, -26], M.white, 70);
            T.cup(s, [46, 5, -26], M.white, {
              h: 60,
              r: 44,
              foot: 24,
              fill: look.roast > 2 ? 'crema' : 'coffee',
              shadow: 0,
            });
          });
});

/** Pictures of cups, servers, care goods and coffees. */
export const table: Record<string, () => string> = {
  'espressotasse-weiss': pair(M.white),
  'espressotasse-graphit': pair(M.graphite),
  'espressotasse-grau': pair(M.grey),
  'espressotasse-masse': picture({ fill: 0.6, el: 5, sheet: true }, (s) => {
    T.cup(s, O, M.white, { ...espresso, fill: 'none', shadow: 1 });
    dimension(s, [-34, 58, 0], [34, 58, 0], 0, -56, 'Ø 68');
    dimension(s, [-34, 0, 0], [-34, 58, 0], -80, 0, '58');
  }),
  'becher-weiss': mug(M.white),
  'becher-graphit': mug(M.graphite),
  'becher-signal': mug(M.signal),
  'becher-schiefer': mug(M.slate),
  'becher-oben': picture({ fill: 0.7, el: 58, az: -20 }, (s) =>
    T.cup(s, O, M.graphite, { h: 96, r: 43, foot: 38, fill: 'coffee' }),
  ),
  'cappuccino-weiss': capp(M.white),
  'cappuccino-graphit': capp(M.graphite),
  'cappuccino-stapel': picture({ fill: 0.74, el: 12 }, (s) => {
    T.saucer(s, O, M.graphite, 76);
    T.saucer(s, [0, 9, 0], M.white, 76);
    T.cup(s, [0, 14, 0], M.white, { h: 62, r: 48, foot: 25, shadow: 0 });
    T.cup(s, [0, 48, 0], M.graphite, { h: 62, r: 48, foot: 25, shadow: 0, side: -1 });
  }),
  doppelwand: picture({ fill: 0.66, el: 14 }, (s) => T.doubleWall(s, O, { fill: 'coffee' })),
  'doppelwand-reihe': picture({ fill: 0.84, el: 13 }, (s) => {
    T.doubleWall(s, [-88, 0, 0], { h: 64, r: 28, fill: 'crema' });
    T.doubleWall(s, [-6, 0, 0], { fill: 'coffee' });
    T.doubleWall(s, [86, 0, 0], { h: 116, r: 43, fill: 'coffee' });
  }),
  server: picture({ fill: 0.74, el: 12 }, (s) => T.server(s, O)),
  'server-masse': picture({ fill: 0.6, el: 5, sheet: true }, (s) => {
    T.server(s, O, { fill: 34 });
    dimension(s, [-62, 0, 0], [-62, 140, 0], -70, 0, '140');
    dimension(s, [-62, 0, 0], [62, 0, 0], 0, 66, 'Ø 124');
    leader(s, [36, 103, 22], 170, -190, 'SILIKON');
  }),
  'thermobecher-schwarz': travel(M.black),
  'thermobecher-stahl': travel(M.steel),
  'thermobecher-weiss': travel(M.white),
  'thermobecher-signal': travel(M.signal, M.black),
  'thermobecher-explosion': picture({ fill: 0.82, el: 9, sheet: true }, (s) => {
    T.travelMug(s, O, M.steel, { lift: 46 });
    leader(s, [34, 206, 10], 130, -10, 'DECKEL');
    leader(s, [33, 190, 10], 130, 30, 'DICHTUNG');
    leader(s, [37, 105, 10], 130, 20, 'SILIKON');
  }),
  'papier-kegel-weiss': picture({ fill: 0.76, el: 40, az: 20 }, (s) => C.filterStack(s, O, M.paper)),
  'papier-kegel-natur': picture({ fill: 0.76, el: 40, az: 20 }, (s) => C.filterStack(s, O, M.natural)),
  'papier-kegel-packung': picture({ fill: 0.82, el: 16, az: -18 }, (s) => {
    C.carton(s, [-30, 0, -20], { w: 130, h: 150, d: 60, lines: ['F02', '100 FILTER', 'KEGEL 60°'] });
    C.openFilter(s, [84, 0, 60], M.paper, 0.8);
  }),
  'papier-welle': picture({ fill: 0.7, el: 26 }, (s) => C.waveStack(s, O, M.paper)),
  'papier-welle-packung': picture({ fill: 0.84, el: 18, az: 16 }, (s) => {
    C.carton(s, [34, 0, -24], { w: 124, h: 124, d: 70, lines: ['W185', '100 FILTER', 'WELLE'] });
    C.waveStack(s, [-70, 0, 46], M.paper, 3);
  }),
  rein: picture({ fill: 0.76, el: 12 }, (s) => B.tin(s, O, M.steel, { lines: ['REIN', 'GRUPPENREINIGER'] })),
  'rein-loeffel': picture({ fill: 0.82, el: 26 }, (s) => {
    B.tin(s, [-40, 0, -34], M.steel, { lines: ['REIN', 'GRUPPENREINIGER'] });
    const at: V3 = [52, 0, 42];
    lathe(
      s,
      at,
      M.polished,
      profile([
        [0, 0],
        [14, 0, 4],
        [19, 10, 4],
        [19.5, 12],
        [18, 12],
      ]),
    );
    lathe(
      s,
      at,
      M.paper,
      profile([
        [18, 11],
        [9, 17, 8],
        [0, 19],
      ]),
      { shadow: 0 },
    );
    s.shadow(
      [
        [70, 0, 42],
        [118, 0, 26],
        [119, 0, 34],
        [71, 0, 50],
      ],
      0.5,
    );
    tube(
      s,
      M.polished,
      spline(
        [
          [70, 11, 42],
          [84, 10, 38],
          [100, 5, 33],
          [118, 3, 27],
        ],
        8,
      ),
      3.2,
      { round: true, flat: 0.6 },
    );
  }),
  kalklos: picture({ fill: 0.8, el: 10 }, (s) =>
    C.bottle(s, O, { lines: ['KALKLOS', 'ENTKALKER', '500 ML'] }),
  ),
  'kalklos-paar': picture({ fill: 0.84, el: 14, az: 8 }, (s) => {
    C.bottle(s, [-46, 0, -30], { lines: ['KALKLOS', 'ENTKALKER', '1000 ML'] });
    C.bottle(s, [46, 0, 20], {
      m: M.grey,
      label: '#f4f5f6',
      ink: '#1d1f22',
      lines: ['KALKLOS', 'ENTKALKER', '500 ML'],
    });
  }),
  pinsel: picture({ fill: 0.8, el: 52 }, (s) => C.brush(s, O, M.black, 40)),
  'pinsel-borsten': picture({ el: 30, zoom: 2.6, fill: 0.8, focus: [96, 10, -42] }, (s) =>
    C.brush(s, O, M.black, 24),
  ),
  tuch: picture({ fill: 0.78, el: 28, az: 28 }, (s) => C.cloths(s, O, [M.graphite, M.grey, M.graphite])),
  'tuch-sechs': picture({ fill: 0.8, el: 16, az: -30 }, (s) =>
    C.cloths(s, O, [M.graphite, M.grey, M.matteWhite, M.graphite, M.grey, M.graphite]),
  ),
  'dose-weiss': can(M.white),
  'dose-schwarz': can(M.black),
  'dose-stahl': can(M.steel),
  'dose-offen': picture({ fill: 0.82, el: 20 }, (s) =>
    C.canister(s, O, M.steel, { lift: 74, open: () => heap(s, [0, 118, 0], 51, 14, 'medium', 9) }),
  ),
  ...coffeeScenes,
};
