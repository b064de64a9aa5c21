import * as B from './bags.ts';
import { heap, strew } from './beans.ts';
import * as C from './care.ts';
import { coffees } from './coffees.ts';
import * as T from './cups.ts';
import * as D from './drippers.ts';
import * as E from './espresso.ts';
import * as G from './grinders.ts';
import { handGrinder } from './hand-grinder.ts';
import { kettle } from './kettles.ts';
import { machine } from './machine.ts';
import { M } from './materials.ts';
import type { V3 } from './math.ts';
import { hourglass } from './pots.ts';
import { prism, roundRect } from './prism.ts';
import { scale } from './scales.ts';
import { picture, type Stage } from './stage.ts';

const look = (name: string) => coffees[name]!;

/** A steel worktop under everything that follows. */
function worktop(s: Stage, w: number, d: number): void {
  prism(s, [0, -26, 0], M.steel, roundRect(w, d, 6), 26, { bevel: 2, shadow: 1 });
  s.shadows.push(...s.body.splice(0));
}

/** A pour-over on a scale: server, cone, paper. */
function pourOver(s: Stage, at: V3): void {
  scale(s, at, M.black, { weight: '312.4', time: '2:14' });
  const top: V3 = [at[0], at[1] + 23.2, at[2] - 22];
  s.roundShadow(top, 52, 0.8, top[1] + 0.1);
  T.server(s, top, { fill: 40, lid: false, k: 0.94, shadow: 0 });
  D.cone(s, [top[0], top[1] + 115, top[2]], M.white, { paper: true, shadow: 0, k: 0.94 });
}

/** Pictures of the home page and the collections. */
export const rooms: Record<string, () => string> = {
  hero: picture({ fill: 0.86, el: 13, shift: [0, -36] }, (s) => {
    B.bag(s, [-176, 0, -170], look('halo-beriti'), { w: 132, h: 256, d: 76 });
    B.bag(s, [-36, 0, -190], look('gatomboya'), { w: 132, h: 256, d: 76 });
    handGrinder(s, [196, 0, -70], M.steel, { turn: 24 });
    pourOver(s, [92, 0, -40]);
    kettle(s, [-98, 0, 20], { body: M.black, electric: true, shows: '93°' });
    T.cup(s, [204, 0, 96], M.graphite, { h: 92, r: 42, foot: 37, fill: 'coffee' });
    strew(s, [76, 0, 136], 46, 26, 'light', 21);
  }),
  story: picture({ fill: 0.9, el: 12, az: -6, shift: [0, -36] }, (s) => {
    worktop(s, 760, 440);
    G.hopperGrinder(s, [-250, 0, -70], M.black);
    machine(s, [-18, 0, -40], M.steel);
    B.bag(s, [176, 0, -110], look('taktik'), { w: 124, h: 236, d: 68 });
    B.bag(s, [290, 0, -70], look('drehmoment'), { w: 124, h: 236, d: 68 });
    E.knockBox(s, [-204, 0, 120], M.steel);
    E.tamper(s, [150, 0, 120], M.signal);
    T.saucer(s, [262, 0, 120], M.white);
    T.cup(s, [262, 5, 120], M.white, { h: 58, r: 34, foot: 21, fill: 'crema', shadow: 0 });
  }),
  'sammlung-filterkaffee': picture({ fill: 0.84, el: 11 }, (s) => {
    hourglass(s, [-126, 0, -60], { fill: 46, paper: true });
    pourOver(s, [70, 0, 0]);
  }),
  'sammlung-espresso': picture({ fill: 0.86, el: 16, az: -8 }, (s) => {
    machine(s, [-40, 0, -120], M.black);
    E.tamper(s, [118, 0, 70], M.black);
    E.leveller(s, [196, 0, 40], M.steel);
    T.cup(s, [-150, 0, 120], M.white, { h: 58, r: 34, foot: 21, fill: 'crema', side: -1 });
  }),
  'sammlung-wasserkocher': picture({ fill: 0.86, el: 11 }, (s) => {
    kettle(s, [-70, 0, -90], { body: M.steel });
    kettle(s, [84, 0, 60], { body: M.black, electric: true, shows: '96°' });
  }),
  'sammlung-muehlen': picture({ fill: 0.84, el: 11, az: -14 }, (s) => {
    G.hopperGrinder(s, [-110, 0, -70], M.black);
    G.singleDose(s, [70, 0, -10], M.white);
    handGrinder(s, [176, 0, 80], M.steel, { turn: 20 });
  }),
  'sammlung-waagen': picture({ fill: 0.84, el: 34, az: -20 }, (s) => {
    scale(s, [-60, 0, -50], M.black, { weight: '248.6', time: '2:14' });
    scale(s, [90, 0, 60], M.matteWhite, { w: 106, d: 132, h: 16, weight: '36.2', time: '0:28' });
  }),
  'sammlung-tassen': picture({ fill: 0.86, el: 17 }, (s) => {
    T.server(s, [-96, 0, -70], {});
    T.doubleWall(s, [70, 0, -70], { fill: 'coffee' });
    T.cup(s, [-20, 0, 60], M.signal, { h: 96, r: 43, foot: 38, fill: 'coffee' });
    T.saucer(s, [118, 0, 70], M.graphite);
    T.cup(s, [118, 5, 70], M.graphite, { h: 58, r: 34, foot: 21, fill: 'crema', shadow: 0 });
  }),
  'sammlung-kaffee': picture({ fill: 0.86, el: 11 }, (s) => {
    B.bag(s, [-128, 0, -70], look('gatomboya'));
    B.bag(s, [128, 0, -70], look('la-palma'));
    B.bag(s, [0, 0, -10], look('halo-beriti'));
    strew(s, [-40, 0, 120], 110, 70, 'light', 31);
    heap(s, [104, 4, 110], 44, 26, 'medium', 33);
  }),
  'sammlung-pflege': picture({ fill: 0.86, el: 18 }, (s) => {
    C.bottle(s, [-92, 0, -60], { lines: ['KALKLOS', 'ENTKALKER', '500 ML'] });
    B.tin(s, [8, 0, -40], M.steel, { lines: ['REIN', 'GRUPPENREINIGER'] });
    C.canister(s, [128, 0, -60], M.white, { h: 120 });
    C.cloths(s, [-70, 0, 76], [M.graphite, M.grey], 110, 90);
    C.brush(s, [70, 0, 84], M.black, 14);
  }),
};
