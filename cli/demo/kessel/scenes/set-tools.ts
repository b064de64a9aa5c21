import { basket, puck } from './basket.ts';
import { strew } from './beans.ts';
import { cup, pitcher } from './cups.ts';
import * as E from './espresso.ts';
import * as G from './grinders.ts';
import { flatBurr, handGrinder } from './hand-grinder.ts';
import { dimension, leader } from './lettering.ts';
import { machine } from './machine.ts';
import { M, type Material } from './materials.ts';
import { profile, type V3 } from './math.ts';
import { scale } from './scales.ts';
import { lathe } from './solids.ts';
import { picture, type Stage } from './stage.ts';

const O: V3 = [0, 0, 0];
const hand = (m: Material) => picture({ fill: 0.8, el: 11 }, (s) => handGrinder(s, O, m));
const single = (m: Material) => picture({ fill: 0.8, el: 13, az: -24 }, (s) => G.singleDose(s, O, m));
const hopper = (m: Material) => picture({ fill: 0.8, el: 11, az: -20 }, (s) => G.hopperGrinder(s, O, m));
const TITAN: Material = { rgb: [0.5, 0.4, 0.22], metal: true, rough: 0.25, brushed: 0.02 };

function weight(s: Stage, at: V3, k: number): void {
  const q = (p: [number, number, number?][]) => profile(p.map(([a, b, c]) => [a * k, b * k, (c ?? 0) * k]));
  lathe(
    s,
    at,
    M.polished,
    q([
      [0, 0],
      [17, 0, 1],
      [17.5, 2, 1],
      [17.5, 36, 2],
      [14, 40, 3],
      [7, 43, 3],
      [6, 48, 3],
      [9.5, 53, 4],
      [9, 60, 3],
      [0, 62, 3],
    ]),
  );
}

/** Pictures of grinders, scales and espresso tools. */
export const tools: Record<string, () => string> = {
  'kurbel-48-stahl': hand(M.steel),
  'kurbel-48-schwarz': hand(M.black),
  'kurbel-48-explosion': picture({ fill: 0.82, el: 10, sheet: true }, (s) => {
    handGrinder(s, O, M.steel, { gap: 62 });
    leader(s, [14, 100, 12], 150, -20, '48 MM');
    leader(s, [24, 30, 12], 140, 10, '38 G');
  }),
  'kurbel-38-schwarz': picture({ fill: 0.74, el: 16, az: 14 }, (s) =>
    handGrinder(s, O, M.black, { k: 0.8, turn: -20 }),
  ),
  'kurbel-38-stahl': picture({ fill: 0.74, el: 16, az: 14 }, (s) =>
    handGrinder(s, O, M.steel, { k: 0.8, turn: -20 }),
  ),
  'kurbel-38-bohnen': picture({ fill: 0.82, el: 20 }, (s) => {
    strew(s, [66, 0, 34], 46, 40, 'medium', 11);
    handGrinder(s, O, M.black, { k: 0.8, turn: 150 });
  }),
  'mahlwerk-64-weiss': single(M.white),
  'mahlwerk-64-schwarz': single(M.black),
  'mahlwerk-64-signal': single({ ...M.signal, rough: 0.3 }),
  'mahlwerk-64-skala': picture({ el: 8, az: -16, zoom: 2.4, focus: [0, 204, 70] }, (s) =>
    G.singleDose(s, O, M.white),
  ),
  'mahlwerk-64-seite': picture({ fill: 0.78, el: 7, az: -74, sheet: true }, (s) => {
    G.singleDose(s, O, M.white, { lift: 34 });
    dimension(s, [0, 0, 95], [0, 0, -95], 0, 70, '190');
  }),
  'mahlwerk-40-schwarz': hopper(M.black),
  'mahlwerk-40-weiss': hopper(M.white),
  'mahlwerk-40-bohnen': picture({ el: 26, az: -14, zoom: 2.1, focus: [0, 276, 0] }, (s) =>
    G.hopperGrinder(s, O, M.white),
  ),
  'scheiben-stahl': picture({ fill: 0.72, el: 42 }, (s) => flatBurr(s, O, 32)),
  'scheiben-titan': picture({ fill: 0.72, el: 42 }, (s) => flatBurr(s, O, 32, TITAN)),
  'scheiben-paar': picture({ fill: 0.84, el: 34, az: 8 }, (s) => {
    flatBurr(s, [-36, 0, -22], 32);
    flatBurr(s, [36, 0, 22], 32);
  }),
  'waage-01-schwarz': picture({ fill: 0.78, el: 38, az: -20 }, (s) => scale(s, O, M.black)),
  'waage-01-weiss': picture({ fill: 0.78, el: 38, az: -20 }, (s) => scale(s, O, M.matteWhite)),
  'waage-01-anzeige': picture({ el: 46, az: -8, zoom: 1.5, focus: [0, 20, 44] }, (s) =>
    scale(s, O, M.black, { weight: '312.4', time: '2:47' }),
  ),
  'waage-01-masse': picture({ fill: 0.66, el: 80, sheet: true }, (s) => {
    scale(s, O, M.black, { weight: '0.0', time: '0:00' });
    dimension(s, [-75, 0, 89], [75, 0, 89], 0, 60, '150');
    dimension(s, [-75, 0, -89], [-75, 0, 89], -60, 0, '178');
  }),
  'waage-mini-schwarz': picture({ fill: 0.72, el: 32, az: 22 }, (s) =>
    scale(s, O, M.black, { w: 106, d: 132, h: 16, weight: '36.2', time: '0:28' }),
  ),
  'waage-mini-weiss': picture({ fill: 0.72, el: 32, az: 22 }, (s) =>
    scale(s, O, M.matteWhite, { w: 106, d: 132, h: 16, weight: '36.2', time: '0:28' }),
  ),
  'waage-mini-tasse': picture({ fill: 0.74, el: 26, az: -18 }, (s) => {
    scale(s, O, M.black, { w: 106, d: 132, h: 16, weight: '36.1', time: '0:27' });
    s.roundShadow([0, 0, -20], 20, 0.9, 17.8);
    cup(s, [0, 18, -20], M.white, { h: 56, r: 32, foot: 20, fill: 'crema', shadow: 0 });
  }),
  gewicht: picture({ fill: 0.66, el: 14 }, (s) => weight(s, O, 1)),
  'gewicht-waage': picture({ fill: 0.74, el: 28, az: 18 }, (s) => {
    scale(s, O, M.matteWhite, { weight: '200.0', time: '0:00' });
    s.roundShadow([0, 0, -26], 18, 0.9, 23.2);
    weight(s, [0, 23.2, -26], 1);
  }),
  'druck-9-stahl': picture({ fill: 0.84, el: 10, az: -24 }, (s) => machine(s, O, M.steel)),
  'druck-9-schwarz': picture({ fill: 0.84, el: 10, az: -24 }, (s) => machine(s, O, M.black)),
  'druck-9-weiss': picture({ fill: 0.84, el: 10, az: -24 }, (s) => machine(s, O, M.white)),
  'druck-9-gruppe': picture({ el: 7, az: -16, zoom: 2.15, focus: [-14, 176, 90] }, (s) =>
    machine(s, O, M.steel),
  ),
  'druck-9-front': picture({ fill: 0.74, el: 3, sheet: true }, (s) => {
    machine(s, O, M.white, { cups: false });
    dimension(s, [-115, 0, 165], [115, 0, 165], 0, 64, '230');
    dimension(s, [-115, 0, 165], [-115, 328, 165], -60, 0, '328');
  }),
  'siebtraeger-bodenlos': picture({ fill: 0.8, el: 26 }, (s) => E.portafilter(s, O)),
  'siebtraeger-doppel': picture({ fill: 0.8, el: 20 }, (s) =>
    E.portafilter(s, [0, 24, 0], { spouts: true, shadow: 0.3 }),
  ),
  'siebtraeger-explosion': picture({ fill: 0.78, el: 22, sheet: true }, (s) => {
    E.portafilter(s, O);
    basket(s, [0, 74, 0]);
    leader(s, [30, 96, 10], 150, -40, '18 G');
    leader(s, [-20, 6, 30], 60, 170, '58 MM');
  }),
  'tamper-schwarz': picture({ fill: 0.7, el: 12 }, (s) => E.tamper(s, O, M.black)),
  'tamper-signal': picture({ fill: 0.7, el: 12 }, (s) => E.tamper(s, O, M.signal)),
  'tamper-nuss': picture({ fill: 0.7, el: 12 }, (s) => E.tamper(s, O, M.wood)),
  'tamper-masse': picture({ fill: 0.62, el: 4, sheet: true }, (s) => {
    E.tamper(s, O, M.black);
    dimension(s, [-29.2, 0, 0], [29.2, 0, 0], 0, 60, 'Ø 58.5');
    dimension(s, [-29.2, 0, 0], [-29.2, 88, 0], -90, 0, '88');
  }),
  'verteiler-schwarz': picture({ fill: 0.62, el: 24 }, (s) => E.leveller(s, O, M.black)),
  'verteiler-stahl': picture({ fill: 0.62, el: 24 }, (s) => E.leveller(s, O, M.steel)),
  'verteiler-hub': picture({ fill: 0.66, el: 8, sheet: true }, (s) => {
    E.leveller(s, O, M.black, 12);
    dimension(s, [-35, 14, 0], [-35, 26.4, 0], -90, 0, '0-12');
    dimension(s, [-29, 0, 0], [29, 0, 0], 0, 60, 'Ø 58');
  }),
  'nadel-schwarz': picture({ fill: 0.8, el: 12 }, (s) => E.needles(s, O, M.black)),
  'nadel-signal': picture({ fill: 0.8, el: 12 }, (s) => E.needles(s, O, M.signal)),
  'nadel-sieb': picture({ fill: 0.82, el: 24, az: 0 }, (s) => {
    E.portafilter(s, [0, 0, -6], { dir: [-0.8, -0.04, 0.6] });
    puck(s, [0, 22, -6], 29, 5);
    E.needles(s, [0, 22, -6], M.black, { stand: false });
  }),
  einsatz: picture({ fill: 0.66, el: 28 }, (s) => basket(s, O)),
  'einsatz-reihe': picture({ fill: 0.86, el: 34 }, (s) => {
    for (const [i, x] of [-78, 0, 78].entries()) {
      s.roundShadow([x, 0, 0], 27);
      basket(s, [x, 0, (i - 1) * 10]);
    }
  }),
  'einsatz-boden': picture({ el: 62, zoom: 1.5, fill: 0.8, focus: [0, 6, 0] }, (s) => basket(s, O)),
  'abschlag-schwarz': picture({ fill: 0.7, el: 20 }, (s) => E.knockBox(s, O, M.black)),
  'abschlag-stahl': picture({ fill: 0.7, el: 20 }, (s) => E.knockBox(s, O, M.steel)),
  'abschlag-oben': picture({ fill: 0.72, el: 52, az: 20 }, (s) => E.knockBox(s, O, M.black)),
  'kanne-stahl': picture({ fill: 0.7, el: 15 }, (s) => pitcher(s, O, M.steel)),
  'kanne-schwarz': picture({ fill: 0.7, el: 15 }, (s) => pitcher(s, O, M.black)),
  'kanne-weiss': picture({ fill: 0.7, el: 15 }, (s) => pitcher(s, O, M.white)),
  'kanne-paar': picture({ fill: 0.84, el: 30, az: 6 }, (s) => {
    pitcher(s, [-62, 0, -30], M.steel, 1, true);
    pitcher(s, [66, 0, 26], M.black, 0.82, true);
  }),
};
