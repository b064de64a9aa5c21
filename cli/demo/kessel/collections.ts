import type { DemoCollection } from '../types.ts';
import { type Pair, text } from './build.ts';

const collection = (
  handle: string,
  scene: string,
  title: Pair,
  description: Pair,
  alt: Pair,
): DemoCollection => ({
  handle,
  title: text(title),
  description: text(description),
  scene,
  sceneAlt: text(alt),
});

/** The collections of the shop, in the order of its menu. */
export const collections: DemoCollection[] = [
  collection(
    'filterkaffee',
    'sammlung-filterkaffee',
    ['Filterkaffee', 'Filter Coffee'],
    [
      'Handfilter, Karaffen, Papier und die Kaffees dazu. Alles, was zwischen Wasser und Tasse liegt.',
      'Drippers, carafes, papers and the coffees to go with them. Everything between water and cup.',
    ],
    [
      'Taillierte Karaffe neben Handfilter und Kanne auf einer Waage',
      'Waisted carafe beside a dripper and server on a scale',
    ],
  ),
  collection(
    'espresso',
    'sammlung-espresso',
    ['Espresso', 'Espresso'],
    [
      'Maschine, Siebträger und Werkzeug für 58 mm, dazu Röstungen, die darauf abgestimmt sind.',
      'Machine, portafilters and tools for 58 mm, with roasts to match.',
    ],
    [
      'Schwarze Espressomaschine mit Tamper, Verteiler und Tasse',
      'Black espresso machine with tamper, levelling tool and cup',
    ],
  ),
  collection(
    'wasserkocher',
    'sammlung-wasserkocher',
    ['Wasserkocher', 'Kettles'],
    [
      'Schwanenhälse für einen ruhigen Strahl, elektrisch oder für den Herd, und was sie kalkfrei hält.',
      'Goosenecks for a steady pour, electric or for the hob, and what keeps them free of scale.',
    ],
    [
      'Zwei Schwanenhalskessel, einer aus Stahl, einer schwarz auf Heizbasis',
      'Two gooseneck kettles, one steel, one black on its heating base',
    ],
  ),
  collection(
    'muehlen',
    'sammlung-muehlen',
    ['Mühlen', 'Grinders'],
    [
      'Von Hand oder elektrisch, für eine Portion oder den ganzen Vorrat. Mit Ersatzscheiben, damit sie lange mahlen.',
      'By hand or electric, for one dose or a full hopper. With spare burrs, so that they go on grinding.',
    ],
    [
      'Filtermühle, Einzeldosis-Mühle und Handmühle nebeneinander',
      'Filter grinder, single-dose grinder and hand grinder side by side',
    ],
  ),
  collection(
    'waagen',
    'sammlung-waagen',
    ['Waagen', 'Scales'],
    [
      'Auf 0,1 g genau, mit Stoppuhr. Dazu das Gewicht, mit dem du sie prüfst.',
      'Accurate to 0.1 g, with a timer. And the weight to check them with.',
    ],
    ['Große schwarze und kleine weiße Kaffeewaage', 'Large black and small white coffee scale'],
  ),
  collection(
    'tassen-kannen',
    'sammlung-tassen',
    ['Tassen & Kannen', 'Cups & Servers'],
    [
      'Porzellan, Steinzeug, Glas und Stahl – vom Espresso bis zum Becher für unterwegs.',
      'Porcelain, stoneware, glass and steel, from espresso to the mug you take along.',
    ],
    [
      'Glaskanne, Doppelwandglas, oranger Becher und Espressotasse',
      'Glass server, double-wall glass, orange mug and espresso cup',
    ],
  ),
  collection(
    'kaffee',
    'sammlung-kaffee',
    ['Kaffee', 'Coffee'],
    [
      'Zwölf Kaffees mit Herkunft, Höhe und Rezept auf dem Beutel. Als ganze Bohne oder gemahlen.',
      'Twelve coffees with origin, altitude and recipe on the bag. Whole bean or ground.',
    ],
    ['Drei Kaffeebeutel mit Bohnen davor', 'Three coffee bags with beans in front'],
  ),
  collection(
    'pflege',
    'sammlung-pflege',
    ['Pflege', 'Care'],
    [
      'Reiniger, Entkalker, Pinsel, Tücher und Ersatzteile. Was sauber ist, hält länger und schmeckt klarer.',
      'Cleaner, descaler, brush, cloths and spare parts. What is clean lasts longer and tastes clearer.',
    ],
    ['Entkalker, Reiniger, Vorratsdose, Tücher und Pinsel', 'Descaler, cleaner, canister, cloths and brush'],
  ),
];
