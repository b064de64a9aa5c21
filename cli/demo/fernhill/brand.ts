import type { DemoBrand } from '../types.ts';
import { candleProducts } from './products-candles.ts';
import { ceramicProducts } from './products-ceramics.ts';
import { linenProducts } from './products-linen.ts';

/** Fernhill: candles, stoneware and linen from a small workshop. A demo brand of the United States. */
export const fernhill: DemoBrand = {
  slug: 'fernhill',
  name: 'Fernhill',
  legalName: 'Fernhill Goods LLC',
  tagline: 'Candles, stoneware and linen for slow rooms',
  country: 'US',
  currency: 'USD',
  timezone: 'America/New_York',
  locales: ['en'],
  collections: [
    {
      handle: 'candles',
      title: { en: 'Candles' },
      description: {
        en: 'Soy wax, beeswax and hand-dipped tapers, and the few tools that keep them burning well.',
      },
      scene: 'collection-candles',
      sceneAlt: { en: 'Pillar, taper and glass candles together on pale linen in window light' },
    },
    {
      handle: 'ceramics',
      title: { en: 'Ceramics' },
      description: { en: 'Stoneware thrown and glazed by hand, for tables, kitchens and flowers.' },
      scene: 'collection-ceramics',
      sceneAlt: { en: 'Vases, a jug, a mug and plates on an oak table with olive branches' },
    },
    {
      handle: 'linen',
      title: { en: 'Linen' },
      description: {
        en: 'Washed European flax for bed, bath, table and kitchen. It starts soft and gets softer.',
      },
      scene: 'collection-linen',
      sceneAlt: { en: 'Tall pile of folded linen beside a green cushion' },
    },
    {
      handle: 'table',
      title: { en: 'Table' },
      description: { en: 'Plates, napkins, jugs and candlelight: what it takes to ask people to stay.' },
      scene: 'collection-table',
      sceneAlt: { en: 'Table laid with an oat cloth, two tapers, a jug, a plate and a bowl' },
    },
    {
      handle: 'bedroom',
      title: { en: 'Bedroom' },
      description: { en: 'Bed linen, throws and quiet light for the first and last hour of the day.' },
      scene: 'collection-bedroom',
      sceneAlt: { en: 'Bed with white pillows, a green cover and a folded oat blanket' },
    },
    {
      handle: 'kitchen',
      title: { en: 'Kitchen' },
      description: { en: 'Jars, bottles, towels and aprons that are meant to be used every day.' },
      scene: 'collection-kitchen',
      sceneAlt: { en: 'Kitchen shelf with jars, an oil bottle and salt, two towels on a rail above' },
    },
    {
      handle: 'gifts-under-50',
      title: { en: 'Gifts under $50' },
      description: { en: 'Small things that are easy to give and easy to use up.' },
      scene: 'collection-gifts',
      sceneAlt: { en: 'Two wrapped boxes with ribbons, a brass tin and a glass votive' },
    },
    {
      handle: 'new-season',
      title: { en: 'New season' },
      description: { en: 'New glazes, scents and colors from this season’s kilns and looms.' },
      scene: 'collection-new',
      sceneAlt: { en: 'Charcoal teapot, moss pillar candle, clay vase and cups on an oak table' },
    },
  ],
  products: [...candleProducts, ...ceramicProducts, ...linenProducts],
  home: {
    hero: {
      scene: 'hero',
      alt: { en: 'Green vase with olive branches, a pale bowl, a candle and folded linen on an oak table' },
      heading: { en: 'Made slowly, used daily' },
      text: { en: 'Candles, stoneware and linen from a small workshop, in colors that go together.' },
      collection: 'new-season',
    },
    story: {
      scene: 'story',
      alt: { en: 'Potter’s bench with a fresh bowl on the wheel, pots on shelves and linen drying on a rod' },
      heading: { en: 'One bench, three crafts' },
      text: {
        en: 'We throw on Mondays and Tuesdays, pour wax midweek and cut linen when the kiln is cooling. Everything passes over the same oak bench, so the glaze of a bowl finds its way into the color of a napkin.',
      },
    },
    promises: [
      {
        heading: { en: 'Wrapped in paper' },
        text: { en: 'Boxes, padding and tape are paper and go in one bin.' },
      },
      {
        heading: { en: 'Thirty days to return' },
        text: { en: 'Send back what is unused within 30 days of delivery.' },
      },
      {
        heading: { en: 'Materials named' },
        text: { en: 'Every page says what a thing is made of and how to care for it.' },
      },
    ],
  },
};
