import type { DemoProduct } from '../types.ts';
import { choice, type Pair, product, type RowSpec } from './build.ts';

/** What differs between the coffees. */
interface CoffeeSpec {
  no: number;
  handle: string;
  scene: string;
  sku: string;
  title: Pair;
  use: 'filter' | 'espresso';
  /** Prices in cents for 250 g, 500 g and 1 kg. */
  prices: [number, number, number];
  stock: [number, number, number, number, number, number];
  /** Former price of the 1 kg bag. */
  was?: number;
  second: Pair;
  de: string[];
  en: string[];
  factsDe: string[];
  factsEn: string[];
  tags: string[];
}

const SIZES = [
  ['250 g', '025', 250, 270],
  ['500 g', '050', 500, 530],
  ['1 kg', '100', 1000, 1045],
] as const;

function coffee(c: CoffeeSpec): DemoProduct {
  const ground: Pair =
    c.use === 'filter'
      ? ['Gemahlen für Filter', 'Ground for filter']
      : ['Gemahlen für Espresso', 'Ground for espresso'];
  const rows: RowSpec[] = SIZES.flatMap(([size, code, grams, weight], i) =>
    (['Ganze Bohne', ground[0]] as const).map((grind, g) => ({
      values: [size, grind],
      sku: `${code}-${g === 0 ? 'B' : 'M'}`,
      price: c.prices[i]!,
      grams: weight,
      stock: c.stock[i * 2 + g]!,
      ...(c.was && i === 2 ? { compareAt: c.was } : {}),
      unit: { quantity: grams === 1000 ? 1 : grams, unit: grams === 1000 ? ('kg' as const) : ('g' as const) },
    })),
  );
  return product({
    handle: c.handle,
    no: c.no,
    sku: c.sku,
    title: c.title,
    type: 'Kaffee',
    tax: 'reduced',
    costShare: 0.55,
    collections: ['kaffee', c.use === 'filter' ? 'filterkaffee' : 'espresso'],
    tags: c.tags,
    options: [
      choice(
        ['Menge', 'Size'],
        [
          ['250 g', '250 g'],
          ['500 g', '500 g'],
          ['1 kg', '1 kg'],
        ],
      ),
      choice(['Mahlgrad', 'Grind'], [['Ganze Bohne', 'Whole bean'], ground]),
    ],
    rows,
    media: [
      [
        `kaffee-${c.scene}`,
        `Kaffeebeutel ${c.title[0]} mit Ventil und Etikett`,
        `Bag of ${c.title[1]} with valve and label`,
      ],
      [`kaffee-${c.scene}-bohnen`, c.second[0], c.second[1]],
    ],
    de: { text: c.de, facts: c.factsDe },
    en: { text: c.en, facts: c.factsEn },
  });
}

const TRAY: Pair = [
  'Geröstete Bohnen auf einer runden Stahlschale, von oben',
  'Roasted beans on a round steel tray, from above',
];
const PILE: Pair = [
  'Kaffeebeutel mit einem Häufchen Bohnen davor',
  'Coffee bag with a small heap of beans in front',
];
const CUP: Pair = [
  'Tasse Kaffee auf Untertasse neben verstreuten Bohnen',
  'Cup of coffee on a saucer beside scattered beans',
];

/** The coffees: six for filter, five for espresso, one without caffeine. */
export const coffeeProducts: DemoProduct[] = [
  coffee({
    no: 39,
    handle: 'k01-halo-beriti',
    scene: 'halo-beriti',
    sku: 'K01',
    title: ['K01 Halo Beriti', 'K01 Halo Beriti'],
    use: 'filter',
    prices: [1490, 2790, 5290],
    stock: [64, 22, 31, 9, 18, 6],
    second: TRAY,
    tags: ['aethiopien', 'gewaschen', 'filter'],
    de: [
      'Aus der Waschstation Halo Beriti in Gedeb, Yirgacheffe, an der rund 750 Kleinbauern ihre Kirschen abliefern. Nach 48 Stunden Fermentation unter Wasser trocknet der Kaffee zwölf Tage auf Hochbeeten. In der Tasse: Jasmin, Bergamotte, weißer Pfirsich, mit einer klaren Säure wie von Limette.',
      'Rezept: 15 g auf 250 g Wasser, 94 °C, 2:45 min.',
    ],
    en: [
      'From the Halo Beriti washing station in Gedeb, Yirgacheffe, where about 750 smallholders deliver their cherries. After 48 hours of fermentation under water the coffee dries for twelve days on raised beds. In the cup: jasmine, bergamot and white peach, with a clear, lime-like acidity.',
      'Recipe: 15 g to 250 g of water, 94 °C, 2:45 min.',
    ],
    factsDe: [
      'Äthiopien, Gedeb, 1.950–2.150 m',
      'Varietäten: Kurume, Dega, Wolisho',
      'Gewaschen, Ernte Dezember bis Januar',
      'Röstung 1 von 5, für Filter',
    ],
    factsEn: [
      'Ethiopia, Gedeb, 1,950–2,150 m',
      'Varieties: Kurume, Dega, Wolisho',
      'Washed, harvested December to January',
      'Roast 1 of 5, for filter',
    ],
  }),
  coffee({
    no: 40,
    handle: 'k02-gatomboya',
    scene: 'gatomboya',
    sku: 'K02',
    title: ['K02 Gatomboya AA', 'K02 Gatomboya AA'],
    use: 'filter',
    prices: [1690, 3190, 5990],
    stock: [38, 12, 20, 4, 8, 0],
    second: PILE,
    tags: ['kenia', 'gewaschen', 'filter'],
    de: [
      'Die Kooperative Barichu in Nyeri verarbeitet hier Kirschen von etwa 600 Mitgliedern. Der Kaffee wird doppelt fermentiert, in Kanälen nach Dichte sortiert und einen Tag in frischem Quellwasser eingeweicht; daher kommt die Klarheit. In der Tasse: schwarze Johannisbeere, Rhabarber, Rohrzucker, eine saftige, feste Säure.',
      'Rezept: 16 g auf 250 g, 95 °C, 3:00 min.',
    ],
    en: [
      'Here the Barichu co-operative in Nyeri processes cherries from some 600 members. The coffee is fermented twice, graded by density in channels and soaked for a day in fresh spring water, which is where its clarity comes from. In the cup: blackcurrant, rhubarb and cane sugar, with a juicy, firm acidity.',
      'Recipe: 16 g to 250 g, 95 °C, 3:00 min.',
    ],
    factsDe: [
      'Kenia, Nyeri, 1.750–1.850 m',
      'Varietäten: SL28, SL34, Ruiru 11',
      'Gewaschen, Sortierung AA',
      'Röstung 1 von 5, für Filter',
    ],
    factsEn: [
      'Kenya, Nyeri, 1,750–1,850 m',
      'Varieties: SL28, SL34, Ruiru 11',
      'Washed, grade AA',
      'Roast 1 of 5, for filter',
    ],
  }),
  coffee({
    no: 41,
    handle: 'k03-la-palma',
    scene: 'la-palma',
    sku: 'K03',
    title: ['K03 La Palma', 'K03 La Palma'],
    use: 'filter',
    prices: [1390, 2590, 4890],
    stock: [52, 30, 26, 14, 16, 9],
    second: CUP,
    tags: ['kolumbien', 'gewaschen', 'filter'],
    de: [
      'Ein Kaffee aus Cundinamarca, westlich von Bogotá, wo die Nächte kühl sind und die Kirschen langsam reifen. Nach dem Entpulpen fermentiert er 36 Stunden trocken im Tank und trocknet drei Wochen unter Dach. In der Tasse: roter Apfel, Karamell, ein Hauch Orange; rund genug für jeden Morgen.',
      'Rezept: 18 g auf 300 g, 93 °C, 3:00 min.',
    ],
    en: [
      'A coffee from Cundinamarca, west of Bogotá, where nights are cool and cherries ripen slowly. After pulping it ferments dry in the tank for 36 hours and dries for three weeks under cover. In the cup: red apple, caramel and a trace of orange; round enough for every morning.',
      'Recipe: 18 g to 300 g, 93 °C, 3:00 min.',
    ],
    factsDe: [
      'Kolumbien, Cundinamarca, 1.650–1.800 m',
      'Varietäten: Castillo, Caturra',
      'Gewaschen, Ernte Mai bis Juli',
      'Röstung 2 von 5, für Filter',
      'Auch für die Stempelkanne',
    ],
    factsEn: [
      'Colombia, Cundinamarca, 1,650–1,800 m',
      'Varieties: Castillo, Caturra',
      'Washed, harvested May to July',
      'Roast 2 of 5, for filter',
      'Works in a French press too',
    ],
  }),
  coffee({
    no: 42,
    handle: 'k04-aricha',
    scene: 'aricha',
    sku: 'K04',
    title: ['K04 Aricha Natural', 'K04 Aricha Natural'],
    use: 'filter',
    prices: [1590, 2990, 5590],
    stock: [29, 8, 15, 2, 7, 0],
    second: TRAY,
    tags: ['aethiopien', 'natural', 'filter'],
    de: [
      'Die Kirschen trocknen hier als Ganzes: drei Wochen auf Hochbeeten, in den ersten Tagen alle zwanzig Minuten gewendet, mittags und nachts abgedeckt. Dabei zieht Süße aus dem Fruchtfleisch in die Bohne. In der Tasse: Blaubeere, Erdbeerkonfitüre, Kakaobohne, ein weicher Körper.',
      'Rezept: 15 g auf 250 g, 92 °C, 2:30 min; etwas gröber mahlen als gewaschene Kaffees.',
    ],
    en: [
      'Here the cherries dry whole: three weeks on raised beds, turned every twenty minutes in the first days and covered at noon and at night. Sweetness moves from the fruit into the bean as they do. In the cup: blueberry, strawberry jam and cocoa nib, with a soft body.',
      'Recipe: 15 g to 250 g, 92 °C, 2:30 min; grind a little coarser than for washed coffees.',
    ],
    factsDe: [
      'Äthiopien, Yirgacheffe, 1.900–2.000 m',
      'Varietäten: regionale Landsorten',
      'Natural (trocken aufbereitet)',
      'Röstung 2 von 5, für Filter',
    ],
    factsEn: [
      'Ethiopia, Yirgacheffe, 1,900–2,000 m',
      'Varieties: regional landraces',
      'Natural (dry process)',
      'Roast 2 of 5, for filter',
    ],
  }),
  coffee({
    no: 43,
    handle: 'k05-huehue',
    scene: 'huehue',
    sku: 'K05',
    title: ['K05 Huehuetenango', 'K05 Huehuetenango'],
    use: 'filter',
    prices: [1290, 2390, 4490],
    stock: [70, 34, 41, 20, 25, 11],
    second: PILE,
    tags: ['guatemala', 'gewaschen', 'filter'],
    de: [
      'Trockene Winde aus der Ebene von Tehuantepec halten den Frost fern, deshalb wächst Kaffee in Huehuetenango auf über 1.700 m. Die Parzellen sind klein, getrocknet wird auf Betonterrassen hinter dem Haus. In der Tasse: Milchschokolade, Mandarine, geröstete Mandel; mittlere Säure, langer Nachgeschmack.',
      'Rezept: 18 g auf 300 g, 93 °C, 3:10 min.',
    ],
    en: [
      'Dry winds from the plain of Tehuantepec keep the frost away, which is why coffee grows above 1,700 m in Huehuetenango. Plots are small, and drying is done on concrete patios behind the house. In the cup: milk chocolate, mandarin and toasted almond; medium acidity, long finish.',
      'Recipe: 18 g to 300 g, 93 °C, 3:10 min.',
    ],
    factsDe: [
      'Guatemala, Huehuetenango, 1.650–1.750 m',
      'Varietäten: Bourbon, Caturra, Pache',
      'Gewaschen, Ernte Februar bis April',
      'Röstung 2 von 5, für Filter',
      'Gut in der Filtermaschine',
    ],
    factsEn: [
      'Guatemala, Huehuetenango, 1,650–1,750 m',
      'Varieties: Bourbon, Caturra, Pache',
      'Washed, harvested February to April',
      'Roast 2 of 5, for filter',
      'Does well in a filter machine',
    ],
  }),
  coffee({
    no: 44,
    handle: 'k06-kayanza',
    scene: 'kayanza',
    sku: 'K06',
    title: ['K06 Kayanza', 'K06 Kayanza'],
    use: 'filter',
    prices: [1390, 2590, 4890],
    stock: [33, 15, 12, 3, 6, 2],
    second: CUP,
    tags: ['burundi', 'gewaschen', 'filter'],
    de: [
      'Kayanza liegt im Norden Burundis an der Grenze zu Ruanda. Fast alle Höfe dort haben weniger als einen Hektar; eine Familie pflegt im Schnitt 300 Bäume. Die Kirschen werden vor dem Entpulpen im Wasser sortiert und danach von Hand verlesen. In der Tasse: schwarzer Tee, Pflaume, Honig, eine milde Säure.',
      'Rezept: 16 g auf 260 g, 94 °C, 2:50 min.',
    ],
    en: [
      'Kayanza lies in the north of Burundi on the border with Rwanda. Nearly all farms there are under one hectare; a family tends 300 trees on average. Cherries are floated before pulping and sorted by hand afterwards. In the cup: black tea, plum and honey, with a mild acidity.',
      'Recipe: 16 g to 260 g, 94 °C, 2:50 min.',
    ],
    factsDe: [
      'Burundi, Kayanza, 1.750–1.900 m',
      'Varietät: Red Bourbon',
      'Gewaschen, Ernte April bis Juni',
      'Röstung 2 von 5, für Filter',
    ],
    factsEn: [
      'Burundi, Kayanza, 1,750–1,900 m',
      'Variety: Red Bourbon',
      'Washed, harvested April to June',
      'Roast 2 of 5, for filter',
    ],
  }),
  coffee({
    no: 45,
    handle: 'e01-taktik',
    scene: 'taktik',
    sku: 'E01',
    title: ['E01 Taktik Espresso', 'E01 Taktik Espresso'],
    use: 'espresso',
    prices: [1190, 2190, 3990],
    stock: [85, 40, 66, 28, 54, 24],
    second: TRAY,
    tags: ['mischung', 'espresso'],
    de: [
      'Unsere Hausmischung für jeden Tag: 60 % Natural aus dem Cerrado Mineiro geben Süße und Körper, 40 % gewaschener Kaffee aus Huila bringen Frucht. Beide werden getrennt geröstet und danach gemischt, damit jede Bohne ihren Punkt trifft. In der Tasse: Haselnuss, dunkles Karamell, rote Traube.',
      'Rezept: 18 g hinein, 38 g heraus, 27 Sekunden, 93 °C.',
    ],
    en: [
      'Our house blend for every day: 60% natural from Cerrado Mineiro gives sweetness and body, 40% washed coffee from Huila brings fruit. Both are roasted apart and blended afterwards, so that each bean hits its own mark. In the cup: hazelnut, dark caramel, red grape.',
      'Recipe: 18 g in, 38 g out, 27 seconds, 93 °C.',
    ],
    factsDe: [
      'Brasilien 60 %, Kolumbien 40 %',
      '100 % Arabica',
      'Natural und gewaschen',
      'Röstung 3 von 5, für Espresso',
      'Hält auch in Milch seine Süße',
    ],
    factsEn: [
      'Brazil 60%, Colombia 40%',
      '100% arabica',
      'Natural and washed',
      'Roast 3 of 5, for espresso',
      'Keeps its sweetness in milk',
    ],
  }),
  coffee({
    no: 46,
    handle: 'e02-drehmoment',
    scene: 'drehmoment',
    sku: 'E02',
    title: ['E02 Drehmoment Espresso', 'E02 Drehmoment Espresso'],
    use: 'espresso',
    prices: [1090, 1990, 3490],
    was: 3790,
    stock: [60, 26, 48, 17, 39, 12],
    second: PILE,
    tags: ['mischung', 'espresso', 'robusta'],
    de: [
      'Die kräftige Mischung mit 20 % gewaschenem Robusta aus Kerala. Er bringt Crema, Gewicht und rund ein Drittel mehr Koffein; der brasilianische Anteil hält mit Süße dagegen. Die Röstung geht bis kurz vor den zweiten Knack, ohne dass Öl austritt. In der Tasse: Zartbitterschokolade, Walnuss, Lakritz.',
      'Rezept: 18 g hinein, 34 g heraus, 26 Sekunden, 91 °C.',
    ],
    en: [
      'The strong blend, with 20% washed robusta from Kerala. It adds crema, weight and about a third more caffeine, while the Brazilian share answers with sweetness. The roast stops just short of second crack, before oil appears. In the cup: dark chocolate, walnut, liquorice.',
      'Recipe: 18 g in, 34 g out, 26 seconds, 91 °C.',
    ],
    factsDe: [
      'Brasilien 80 %, Indien 20 %',
      'Arabica und Robusta',
      'Natural und gewaschen',
      'Röstung 4 von 5, für Espresso',
      'Auch für Herdkanne und Vollautomat',
    ],
    factsEn: [
      'Brazil 80%, India 20%',
      'Arabica and robusta',
      'Natural and washed',
      'Roast 4 of 5, for espresso',
      'Also for moka pot and automatic machine',
    ],
  }),
  coffee({
    no: 47,
    handle: 'e03-cerrado',
    scene: 'cerrado',
    sku: 'E03',
    title: ['E03 Cerrado Mineiro', 'E03 Cerrado Mineiro'],
    use: 'espresso',
    prices: [1190, 2190, 3990],
    stock: [47, 19, 35, 13, 22, 10],
    second: CUP,
    tags: ['brasilien', 'natural', 'espresso'],
    de: [
      'Reinsortig vom Hochplateau des Cerrado, wo die Erntezeit trocken ist und die Kirschen am Baum zu trocknen beginnen. Wenig Säure, viel Süße: ein Espresso für alle, die es rund mögen. In der Tasse: Erdnuss, Milchschokolade, getrocknete Feige.',
      'Rezept: 18 g hinein, 36 g heraus, 28 Sekunden, 93 °C. Mit 1:3 auch als Lungo ausgewogen.',
    ],
    en: [
      'A single origin from the high plateau of the Cerrado, where harvest is dry and cherries begin to dry on the tree. Little acidity, much sweetness: an espresso for anyone who likes it round. In the cup: peanut, milk chocolate, dried fig.',
      'Recipe: 18 g in, 36 g out, 28 seconds, 93 °C. At 1:3 it stays balanced as a lungo.',
    ],
    factsDe: [
      'Brasilien, Minas Gerais, 1.050–1.150 m',
      'Varietäten: Catuaí, Mundo Novo',
      'Natural (trocken aufbereitet), Ernte Juni bis August',
      'Röstung 3 von 5, für Espresso',
      'Auch für Cold Brew',
    ],
    factsEn: [
      'Brazil, Minas Gerais, 1,050–1,150 m',
      'Varieties: Catuaí, Mundo Novo',
      'Natural (dry process), harvested June to August',
      'Roast 3 of 5, for espresso',
      'Also for cold brew',
    ],
  }),
  coffee({
    no: 48,
    handle: 'e04-san-agustin',
    scene: 'san-agustin',
    sku: 'E04',
    title: ['E04 San Agustín', 'E04 San Agustín'],
    use: 'espresso',
    prices: [1390, 2590, 4890],
    stock: [36, 14, 21, 8, 10, 3],
    second: TRAY,
    tags: ['kolumbien', 'gewaschen', 'espresso'],
    de: [
      'Ein fruchtiger Espresso aus dem Süden von Huila. Zwölf Höfe der Gruppe Los Naranjos liefern diesen Kaffee; jeder fermentiert selbst, gemischt wird erst nach der Verkostung der einzelnen Partien. In der Tasse: Blutorange, Panela, Kirsche; mit Milch wird daraus Vanillekaramell.',
      'Rezept: 18 g hinein, 40 g heraus, 29 Sekunden, 94 °C. Zehn Tage nach der Röstung öffnet er sich.',
    ],
    en: [
      'A fruit-led espresso from the south of Huila. Twelve farms of the Los Naranjos group supply this coffee; each ferments its own, and lots are blended only after they have been cupped one by one. In the cup: blood orange, panela, cherry; in milk it turns to vanilla caramel.',
      'Recipe: 18 g in, 40 g out, 29 seconds, 94 °C. It opens up ten days after roasting.',
    ],
    factsDe: [
      'Kolumbien, Huila, 1.650–1.800 m',
      'Varietäten: Caturra, Colombia',
      'Gewaschen, 40 Stunden fermentiert',
      'Röstung 3 von 5, für Espresso',
    ],
    factsEn: [
      'Colombia, Huila, 1,650–1,800 m',
      'Varieties: Caturra, Colombia',
      'Washed, fermented for 40 hours',
      'Roast 3 of 5, for espresso',
    ],
  }),
  coffee({
    no: 49,
    handle: 'd01-leerlauf',
    scene: 'leerlauf',
    sku: 'D01',
    title: ['D01 Leerlauf, entkoffeiniert', 'D01 Leerlauf Decaf'],
    use: 'espresso',
    prices: [1390, 2590, 4890],
    stock: [44, 27, 18, 11, 9, 5],
    second: PILE,
    tags: ['entkoffeiniert', 'kolumbien', 'espresso'],
    de: [
      'Entkoffeiniert mit Ethylacetat, das aus fermentiertem Zuckerrohr gewonnen wird; der Rohkaffee wird dazu in Kolumbien gedämpft, gewaschen und wieder getrocknet. Das Verfahren ist schonend: Die Frucht bleibt erkennbar. In der Tasse: Kakao, Pflaumenmus, brauner Zucker.',
      'Rezept: 18,5 g hinein, 36 g heraus, 26 Sekunden, 92 °C. Etwas feiner mahlen als sonst, die Bohnen sind poröser.',
    ],
    en: [
      'Decaffeinated with ethyl acetate obtained from fermented sugar cane; for this the green coffee is steamed, washed and dried again in Colombia. The process is gentle, and the fruit stays recognisable. In the cup: cocoa, plum butter, brown sugar.',
      'Recipe: 18.5 g in, 36 g out, 26 seconds, 92 °C. Grind a little finer than usual, as the beans are more porous.',
    ],
    factsDe: [
      'Kolumbien, Cauca, 1.600–1.750 m',
      'Restkoffein höchstens 0,1 %',
      'Gewaschen, Zuckerrohrverfahren',
      'Röstung 3 von 5, für Espresso und Filter',
    ],
    factsEn: [
      'Colombia, Cauca, 1,600–1,750 m',
      'Residual caffeine 0.1% at most',
      'Washed, sugar-cane process',
      'Roast 3 of 5, for espresso and filter',
    ],
  }),
  coffee({
    no: 50,
    handle: 'e05-malabar',
    scene: 'malabar',
    sku: 'E05',
    title: ['E05 Monsooned Malabar', 'E05 Monsooned Malabar'],
    use: 'espresso',
    prices: [1290, 2390, 4390],
    stock: [25, 10, 16, 5, 0, 0],
    second: CUP,
    tags: ['indien', 'monsooned', 'espresso'],
    de: [
      'Zwischen Juni und September liegt dieser Kaffee in offenen Lagern an der Malabarküste. Die feuchte Monsunluft lässt die Bohnen auf das Doppelte quellen und baut fast alle Säure ab. In der Tasse: Zedernholz, Malz, dunkler Kakao, ein dichter Körper mit viel Crema. Ein Kaffee, der polarisiert.',
      'Rezept: 17 g hinein, 34 g heraus, 25 Sekunden, 90 °C.',
    ],
    en: [
      'Between June and September this coffee lies in open warehouses on the Malabar coast. Damp monsoon air swells the beans to twice their size and takes away nearly all their acidity. In the cup: cedar, malt and dark cocoa, a dense body with plenty of crema. A coffee that divides opinion.',
      'Recipe: 17 g in, 34 g out, 25 seconds, 90 °C.',
    ],
    factsDe: [
      'Indien, Karnataka, 900–1.100 m',
      'Varietäten: Kent, S.795',
      'Monsooned, Sortierung AA',
      'Röstung 4 von 5, für Espresso',
      'Gut als Anteil in eigenen Mischungen',
    ],
    factsEn: [
      'India, Karnataka, 900–1,100 m',
      'Varieties: Kent, S.795',
      'Monsooned, grade AA',
      'Roast 4 of 5, for espresso',
      'Useful as a share in blends of your own',
    ],
  }),
];
