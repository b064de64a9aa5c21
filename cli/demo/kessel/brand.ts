import type { DemoBrand } from '../types.ts';
import { text } from './build.ts';
import { collections } from './collections.ts';
import { brewProducts } from './products-brew.ts';
import { coffeeProducts } from './products-coffee.ts';
import { espressoProducts } from './products-espresso.ts';
import { careProducts, cupProducts } from './products-table.ts';
import { grinderAndScaleProducts } from './products-tools.ts';

/** Kessel, Berlin: tools for coffee, and the coffee. Prices in euro cents with tax included. */
export const kessel: DemoBrand = {
  slug: 'kessel',
  name: 'Kessel',
  legalName: 'Kessel Kaffeegerät GmbH',
  tagline: 'Werkzeug für Kaffee',
  country: 'DE',
  currency: 'EUR',
  timezone: 'Europe/Berlin',
  locales: ['de', 'en'],
  collections,
  products: [
    ...brewProducts,
    ...grinderAndScaleProducts,
    ...espressoProducts,
    ...cupProducts,
    ...careProducts,
    ...coffeeProducts,
  ],
  home: {
    hero: {
      scene: 'hero',
      alt: text([
        'Schwarzer Wasserkocher, Handfilter auf Waage, Handmühle, Becher und zwei Kaffeebeutel auf hellem Grund',
        'Black kettle, dripper on a scale, hand grinder, mug and two coffee bags on a light ground',
      ]),
      heading: text([
        'Kaffee ist Handwerk. Das Werkzeug gibt es hier.',
        'Coffee is a craft. Here are the tools.',
      ]),
      text: text([
        'Kessel, Mühlen, Waagen und Filter, auf den Zehntelmillimeter gebaut – und Röstungen mit Rezept auf dem Beutel.',
        'Kettles, grinders, scales and drippers built to a tenth of a millimetre, and roasts with the recipe on the bag.',
      ]),
      collection: 'filterkaffee',
    },
    story: {
      scene: 'story',
      alt: text([
        'Arbeitsplatte aus Stahl mit Mühle, Espressomaschine, Abschlagbehälter, Tamper, Tasse und zwei Kaffeebeuteln',
        'Steel worktop with grinder, espresso machine, knock box, tamper, cup and two coffee bags',
      ]),
      heading: text(['Gramm, Grad, Sekunden', 'Grams, degrees, seconds']),
      text: text([
        'Guter Kaffee ist wiederholbar, wenn man drei Größen kennt: wie viel, wie heiß, wie lange. Unsere Geräte zeigen diese Zahlen an, halten sie ein und lassen sich zerlegen, wenn nach Jahren eine Dichtung fällig ist.',
        'Good coffee can be repeated once you know three quantities: how much, how hot, how long. Our tools show these figures, hold them, and come apart when a seal is due after some years.',
      ]),
    },
    promises: [
      {
        heading: text(['Versand aus Berlin', 'Shipped from Berlin']),
        text: text([
          'Bestellungen bis 14 Uhr gehen werktags am selben Tag auf den Weg.',
          'Orders placed by 2 pm leave on the same working day.',
        ]),
      },
      {
        heading: text(['30 Tage Rückgabe', '30-day returns']),
        text: text([
          'Geräte nimmst du in Ruhe in Betrieb; passt etwas nicht, schickst du es zurück.',
          'Try the equipment at your own pace; if it does not suit, send it back.',
        ]),
      },
      {
        heading: text(['Ersatzteile einzeln', 'Spare parts, singly']),
        text: text([
          'Dichtungen, Mahlscheiben, Siebe und Ringe gibt es ohne das ganze Gerät.',
          'Seals, burrs, baskets and rings are sold without the whole device.',
        ]),
      },
    ],
  },
};
