import { choice, colour, product, rows } from './build.ts';

/** Cups, servers and mugs. */
export const cupProducts = [
  product({
    handle: 'espressotassen-2er-set',
    no: 26,
    sku: 'ETA',
    title: ['Espressotassen, 2er-Set', 'Espresso Cups, Set of 2'],
    type: 'Tassen',
    collections: ['tassen-kannen', 'espresso'],
    tags: ['porzellan', 'espresso'],
    options: [colour(['weiss', 'graphit', 'grau'])],
    rows: rows([
      [['Weiß'], 'WE', 2990, 620, 71],
      [['Graphit'], 'GR', 2990, 620, 39],
      [['Hellgrau'], 'HG', 2490, 620, 14, 2990],
    ]),
    media: [
      [
        'espressotasse-weiss',
        'Zwei weiße Espressotassen mit Untertassen',
        'Two white espresso cups with saucers',
        'Weiß',
      ],
      [
        'espressotasse-graphit',
        'Zwei Espressotassen in Graphit mit Untertassen',
        'Two graphite espresso cups with saucers',
        'Graphit',
      ],
      [
        'espressotasse-grau',
        'Zwei hellgraue Espressotassen mit Untertassen',
        'Two light grey espresso cups with saucers',
        'Hellgrau',
      ],
      [
        'espressotasse-masse',
        'Maßzeichnung: Ø 68 mm, Höhe 58 mm',
        'Dimension drawing: Ø 68 mm, height 58 mm',
      ],
    ],
    de: {
      text: [
        'Innen läuft die Wand in einer Kurve zum Boden, damit der Strahl nicht spritzt und die Crema geschlossen bleibt. Die Wand ist unten 6 mm dick und speichert Wärme, am Rand 2,5 mm, damit die Tasse angenehm am Mund liegt. Der Henkel nimmt einen Finger auf, ohne dass der zweite das heiße Porzellan berührt.',
      ],
      facts: [
        'Hartporzellan, außen matt, innen glänzend glasiert',
        'Inhalt 80 ml, Ø 68 mm, Höhe 58 mm',
        'Untertasse Ø 124 mm',
        'Zwei Tassen, zwei Untertassen',
        'Spülmaschinen- und mikrowellenfest',
      ],
    },
    en: {
      text: [
        'Inside, the wall runs into the base in one curve, so the stream does not splash and the crema stays closed. The wall is 6 mm thick at the bottom to store heat and 2.5 mm at the rim to sit well on the lip. The handle takes one finger without the next touching the hot porcelain.',
      ],
      facts: [
        'Hard porcelain, matt outside, glossy glaze inside',
        'Holds 80 ml, Ø 68 mm, height 58 mm',
        'Saucer Ø 124 mm',
        'Two cups and two saucers',
        'Safe for dishwasher and microwave',
      ],
    },
  }),
  product({
    handle: 'becher-300',
    no: 27,
    sku: 'BEC',
    title: ['Becher 300', 'Mug 300'],
    type: 'Tassen',
    collections: ['tassen-kannen', 'filterkaffee'],
    tags: ['steinzeug', 'becher'],
    options: [colour(['weiss', 'graphit', 'signal', 'schiefer'])],
    rows: rows([
      [['Weiß'], 'WE', 1690, 380, 88],
      [['Graphit'], 'GR', 1690, 380, 62],
      [['Signalorange'], 'SO', 1690, 380, 27],
      [['Schieferblau'], 'SB', 1690, 380, 1],
    ]),
    media: [
      ['becher-weiss', 'Weißer Becher mit Filterkaffee', 'White mug of filter coffee', 'Weiß'],
      ['becher-graphit', 'Becher in Graphit mit Filterkaffee', 'Graphite mug of filter coffee', 'Graphit'],
      [
        'becher-signal',
        'Becher in Signalorange mit Filterkaffee',
        'Signal-orange mug of filter coffee',
        'Signalorange',
      ],
      [
        'becher-schiefer',
        'Becher in Schieferblau mit Filterkaffee',
        'Slate-blue mug of filter coffee',
        'Schieferblau',
      ],
      ['becher-oben', 'Blick von oben in einen gefüllten Becher', 'View from above into a filled mug'],
    ],
    de: {
      text: [
        'Ein Becher für 300 ml Filterkaffee, mit Luft bis zum Rand für 360. Die Form ist fast zylindrisch, damit der Kaffee langsam abkühlt; die Unterkante ist leicht eingezogen und liegt auf einem unglasierten Ring, der auf dem Tisch nicht kratzt. Die Glasur wird bei 1.240 °C gebrannt und nimmt keine Kaffeeränder an.',
      ],
      facts: [
        'Steinzeug, durchgefärbt',
        'Ø 86 mm, Höhe 96 mm, 380 g',
        'Passt unter den Handfilter Kegel 01',
        'Spülmaschinen- und mikrowellenfest',
        'Einzeln im Karton verpackt',
      ],
    },
    en: {
      text: [
        'A mug for 300 ml of filter coffee, with room to the brim for 360. The shape is close to a cylinder so that coffee cools slowly; the lower edge draws in a little and rests on an unglazed ring that does not scratch the table. The glaze is fired at 1,240 °C and takes no coffee stains.',
      ],
      facts: [
        'Stoneware, coloured all through',
        'Ø 86 mm, height 96 mm, 380 g',
        'Fits under the Kegel 01 dripper',
        'Safe for dishwasher and microwave',
        'Packed singly in a cardboard box',
      ],
    },
  }),
  product({
    handle: 'cappuccinotasse',
    no: 28,
    sku: 'CAP',
    title: ['Cappuccinotasse mit Untertasse', 'Cappuccino Cup and Saucer'],
    type: 'Tassen',
    collections: ['tassen-kannen', 'espresso'],
    tags: ['porzellan', 'cappuccino'],
    options: [colour(['weiss', 'graphit'])],
    rows: rows([
      [['Weiß'], 'WE', 2190, 510, 45],
      [['Graphit'], 'GR', 2190, 510, 20],
    ]),
    media: [
      [
        'cappuccino-weiss',
        'Weiße Cappuccinotasse auf Untertasse',
        'White cappuccino cup on its saucer',
        'Weiß',
      ],
      [
        'cappuccino-graphit',
        'Cappuccinotasse in Graphit auf Untertasse',
        'Graphite cappuccino cup on its saucer',
        'Graphit',
      ],
      [
        'cappuccino-stapel',
        'Zwei ineinander gestapelte Tassen auf Untertassen',
        'Two cups stacked on saucers',
      ],
    ],
    de: {
      text: [
        'Ein breiter Rand für die Milch, ein runder Boden für den Espresso. Auf 96 mm hat das Kännchen Platz zum Zeichnen, und weil die Wand in einem Zug nach unten läuft, hebt der Schaum gleichmäßig an. Tassen und Untertassen lassen sich stapeln: Der Fuß greift in die Mulde, der Stapel steht ruhig.',
      ],
      facts: [
        'Hartporzellan, bei 1.320 °C gebrannt',
        'Inhalt 180 ml, Ø 96 mm, Höhe 62 mm',
        'Untertasse Ø 152 mm',
        'Gewicht 510 g mit Untertasse',
        'Spülmaschinen- und mikrowellenfest',
      ],
    },
    en: {
      text: [
        'A wide rim for the milk, a round base for the espresso. At 96 mm the pitcher has room to draw, and because the wall runs down in one sweep the foam lifts evenly. Cups and saucers stack: the foot sits in the well of the next piece and the pile stands still.',
      ],
      facts: [
        'Hard porcelain, fired at 1,320 °C',
        'Holds 180 ml, Ø 96 mm, height 62 mm',
        'Saucer Ø 152 mm',
        'Weighs 510 g with saucer',
        'Safe for dishwasher and microwave',
      ],
    },
  }),
  product({
    handle: 'doppelwandglas',
    no: 29,
    sku: 'DWG',
    title: ['Doppelwandglas', 'Double-Wall Glass'],
    type: 'Gläser',
    collections: ['tassen-kannen'],
    tags: ['glas', 'doppelwand'],
    options: [
      choice(
        ['Größe', 'Size'],
        [
          ['80 ml', '80 ml'],
          ['250 ml', '250 ml'],
          ['350 ml', '350 ml'],
        ],
      ),
    ],
    rows: rows([
      [['80 ml'], '08', 1290, 95, 54],
      [['250 ml'], '25', 1590, 150, 66],
      [['350 ml'], '35', 1790, 190, 31],
    ]),
    media: [
      ['doppelwand', 'Doppelwandiges Glas mit Filterkaffee', 'Double-walled glass of filter coffee'],
      [
        'doppelwand-reihe',
        'Drei doppelwandige Gläser in drei Größen',
        'Three double-walled glasses in three sizes',
      ],
    ],
    de: {
      text: [
        'Zwei Wände aus Borosilikatglas, dazwischen Luft. Außen bleibt das Glas auch bei 90 °C gut anzufassen, innen hält der Kaffee etwa eine Viertelstunde länger seine Wärme, und kalte Getränke beschlagen nicht. Im Boden sitzt ein Ventil aus Silikon, das den Druck ausgleicht, wenn sich die Luft erwärmt.',
        'Die Farbe des Kaffees ist hier Teil der Sache.',
      ],
      facts: [
        'Borosilikatglas, mundgeblasen, Wandstärke 1,8 mm',
        '250 ml: Ø 82 mm, Höhe 96 mm, 150 g',
        'Temperaturbeständig von −20 bis 130 °C',
        'Spülmaschinen- und mikrowellenfest',
      ],
    },
    en: {
      text: [
        'Two walls of borosilicate glass with air in between. The outside stays comfortable to hold even at 90 °C, coffee keeps its warmth for about a quarter of an hour longer, and cold drinks do not bead. A silicone valve in the base evens out the pressure as the air warms.',
        'The colour of the coffee is part of the point here.',
      ],
      facts: [
        'Borosilicate glass, mouth-blown, 1.8 mm wall',
        '250 ml: Ø 82 mm, height 96 mm, 150 g',
        'Withstands −20 to 130 °C',
        'Safe for dishwasher and microwave',
      ],
    },
  }),
  product({
    handle: 'kanne-server',
    no: 30,
    sku: 'SER',
    title: ['Kaffeekanne Server', 'Coffee Server'],
    type: 'Kannen',
    collections: ['tassen-kannen', 'filterkaffee'],
    tags: ['glas', 'kanne'],
    options: [
      choice(
        ['Größe', 'Size'],
        [
          ['400 ml', '400 ml'],
          ['600 ml', '600 ml'],
          ['900 ml', '900 ml'],
        ],
      ),
    ],
    rows: rows([
      [['400 ml'], '04', 2490, 320, 28],
      [['600 ml'], '06', 2790, 390, 57],
      [['900 ml'], '09', 3190, 470, 22],
    ]),
    media: [
      [
        'server',
        'Glaskanne mit schwarzem Deckel und Griff, zur Hälfte gefüllt',
        'Glass server with black lid and handle, half full',
      ],
      [
        'server-masse',
        'Maßzeichnung der Kanne: 140 mm hoch, Ø 124 mm',
        'Dimension drawing of the server: 140 mm high, Ø 124 mm',
      ],
    ],
    de: {
      text: [
        'Die Kanne zu unseren Handfiltern. Drei Marken auf dem Glas zeigen 200, 400 und 600 ml; du siehst beim Aufgießen, wo du stehst, auch ohne Waage. Der Hals ist in einen Kragen aus Silikon gefasst und trägt Filter von 60 bis 110 mm Fuß. Der Ausguss sitzt unter dem Deckelrand und tropft nicht nach.',
      ],
      facts: [
        'Borosilikatglas, Deckel und Griff aus Tritan und Nylon',
        '600 ml: Höhe 140 mm, Ø 124 mm, 390 g',
        'Mikrowellenfest ohne Deckel',
        'Alle Teile spülmaschinenfest',
        'Nicht für Herd und Kochfeld',
      ],
    },
    en: {
      text: [
        'The server that goes with our drippers. Three marks on the glass show 200, 400 and 600 ml, so you can see how far along you are even without a scale. The neck is set in a silicone collar and carries drippers with a foot of 60 to 110 mm. The spout sits under the edge of the lid and does not drip.',
      ],
      facts: [
        'Borosilicate glass, lid and handle of Tritan and nylon',
        '600 ml: height 140 mm, Ø 124 mm, 390 g',
        'Microwave safe without its lid',
        'All parts dishwasher safe',
        'Not for use on stove or hob',
      ],
    },
  }),
  product({
    handle: 'thermobecher',
    no: 31,
    sku: 'THE',
    title: ['Thermobecher 350', 'Travel Mug 350'],
    type: 'Thermobecher',
    collections: ['tassen-kannen'],
    tags: ['unterwegs', 'edelstahl'],
    options: [colour(['schwarz', 'stahl', 'weiss', 'signal'])],
    rows: rows([
      [['Schwarz'], 'SW', 3290, 310, 76],
      [['Edelstahl'], 'ST', 3290, 300, 42],
      [['Weiß'], 'WE', 3290, 310, 25],
      [['Signalorange'], 'SO', 3290, 310, 0],
    ]),
    media: [
      [
        'thermobecher-schwarz',
        'Schwarzer Thermobecher mit oranger Silikonbanderole',
        'Black travel mug with orange silicone band',
        'Schwarz',
      ],
      [
        'thermobecher-stahl',
        'Thermobecher aus Edelstahl mit oranger Banderole',
        'Stainless-steel travel mug with orange band',
        'Edelstahl',
      ],
      [
        'thermobecher-weiss',
        'Weißer Thermobecher mit oranger Banderole',
        'White travel mug with orange band',
        'Weiß',
      ],
      [
        'thermobecher-signal',
        'Thermobecher in Signalorange mit schwarzer Banderole',
        'Signal-orange travel mug with black band',
        'Signalorange',
      ],
      [
        'thermobecher-explosion',
        'Deckel, Dichtung und Becher getrennt, technische Ansicht',
        'Lid, seal and body apart, technical view',
      ],
    ],
    de: {
      text: [
        'Doppelwandig, evakuiert, innen mit Keramik beschichtet: Der Kaffee schmeckt nicht nach Metall und ist nach vier Stunden noch 60 °C warm. Der Deckel schließt mit einem Schieber, der sich zum Reinigen herausnehmen lässt, die Dichtung ist einteilig. Der Becher passt unter den Auslauf der Druck 9 und in übliche Getränkehalter.',
      ],
      facts: [
        'Edelstahl 18/8, Deckel aus BPA-freiem Tritan',
        '350 ml, Ø 79 mm, Höhe 168 mm, 310 g',
        'Dicht, auch liegend in der Tasche',
        'Deckel spülmaschinenfest, Becher von Hand spülen',
        'Banderole aus Silikon, austauschbar',
      ],
    },
    en: {
      text: [
        'Double-walled, evacuated, ceramic-coated inside: coffee does not taste of metal and is still at 60 °C after four hours. The lid closes with a slider that comes out for cleaning, and the seal is one piece. The mug fits under the spout of the Druck 9 and into common cup holders.',
      ],
      facts: [
        '18/8 stainless steel, lid of BPA-free Tritan',
        '350 ml, Ø 79 mm, height 168 mm, 310 g',
        'Leak-proof, even on its side in a bag',
        'Lid dishwasher safe, wash the body by hand',
        'Silicone band, replaceable',
      ],
    },
  }),
];

/** Filters, cleaning and storage. */
export const careProducts = [
  product({
    handle: 'kegelfilter-papier',
    no: 32,
    sku: 'FIK',
    title: ['Kegelfilter, 100 Stück', 'Cone Papers, 100 Pieces'],
    type: 'Filterpapier',
    collections: ['filterkaffee', 'pflege'],
    tags: ['papier', 'verbrauch'],
    options: [
      {
        name: ['Papier', 'Paper'],
        values: [
          ['Weiß', 'White', '#f3f2ee'],
          ['Natur', 'Natural', '#d3b48b'],
        ],
      },
      choice(
        ['Größe', 'Size'],
        [
          ['F01', 'F01'],
          ['F02', 'F02'],
        ],
      ),
    ],
    rows: rows([
      [['Weiß', 'F01'], 'WE-01', 690, 120, 90],
      [['Weiß', 'F02'], 'WE-02', 790, 160, 84],
      [['Natur', 'F01'], 'NA-01', 690, 120, 51],
      [['Natur', 'F02'], 'NA-02', 790, 160, 66],
    ]),
    costShare: 0.35,
    media: [
      [
        'papier-kegel-weiss',
        'Stapel weißer Kegelfilter mit gekrimpter Naht',
        'Stack of white cone papers with crimped seam',
        'Weiß',
      ],
      [
        'papier-kegel-natur',
        'Stapel naturbrauner Kegelfilter',
        'Stack of natural brown cone papers',
        'Natur',
      ],
      [
        'papier-kegel-packung',
        'Packung F02 mit einem geöffneten Filter davor',
        'F02 box with an opened paper in front',
      ],
    ],
    de: {
      text: [
        'Langfaseriges Papier mit 53 g/m², gekreppt auf der Innenseite, damit das Wasser zügig durchläuft und die feinen Teilchen hängen bleiben. Die weiße Sorte ist mit Sauerstoff gebleicht und braucht nur einen Schluck Wasser zum Vorspülen; die ungebleichte spülst du mit 100 ml, dann schmeckt sie nicht nach Karton.',
        'Naht vor dem Einsetzen umfalten.',
      ],
      facts: [
        'Zellstoff aus nachhaltiger Forstwirtschaft, kompostierbar',
        'F01 für 1–2 Tassen, F02 für 1–4 Tassen',
        'Winkel 60 Grad, passt zu Kegel, Klar und Taille',
        '100 Stück im Karton',
      ],
    },
    en: {
      text: [
        'Long-fibre paper of 53 g/m², creped on the inside so that water runs through briskly and fine particles stay behind. The white kind is bleached with oxygen and needs only a sip of water to rinse; give the unbleached one 100 ml and it will not taste of cardboard.',
        'Fold the seam over before you set the paper in.',
      ],
      facts: [
        'Pulp from sustainable forestry, compostable',
        'F01 for 1–2 cups, F02 for 1–4 cups',
        '60-degree angle, fits Kegel, Klar and Taille',
        '100 pieces in a box',
      ],
    },
  }),
  product({
    handle: 'wellenfilter-papier',
    no: 33,
    sku: 'FIW',
    title: ['Wellenfilter, 100 Stück', 'Wave Papers, 100 Pieces'],
    type: 'Filterpapier',
    collections: ['filterkaffee', 'pflege'],
    tags: ['papier', 'verbrauch'],
    options: [
      choice(
        ['Größe', 'Size'],
        [
          ['W155', 'W155'],
          ['W185', 'W185'],
        ],
      ),
    ],
    rows: rows([
      [['W155'], '155', 890, 130, 43],
      [['W185'], '185', 990, 170, 58],
    ]),
    costShare: 0.35,
    media: [
      ['papier-welle', 'Ineinander gesteckte weiße Wellenfilter', 'Nested white wave papers'],
      ['papier-welle-packung', 'Packung W185 neben drei Wellenfiltern', 'W185 box beside three wave papers'],
    ],
    de: {
      text: [
        'Zwanzig Falten halten Abstand zur Wand des Handfilters, und der flache Boden lässt das Kaffeebett eben liegen. Weil das Papier nur an den Kämmen anliegt, läuft das Wasser nach unten ab und nicht an der Seite vorbei. Beim Vorspülen in die Mitte gießen, dann bleiben die Falten stehen.',
        'Kühl und trocken lagern, am besten in der Packung.',
      ],
      facts: [
        'Sauerstoffgebleichter Zellstoff, 50 g/m², kompostierbar',
        'W155 für 1–2 Tassen, W185 für 2–4 Tassen',
        'Passt zum Handfilter Flach',
        '100 Stück im Karton, gestapelt mit Formkern',
      ],
    },
    en: {
      text: [
        'Twenty folds keep their distance from the wall of the dripper, and the flat base lets the bed lie level. Because the paper touches only at its crests, water drains downwards instead of slipping past the side. Pour into the middle when you rinse, and the folds stay up.',
        'Store cool and dry, best of all in the box.',
      ],
      facts: [
        'Oxygen-bleached pulp, 50 g/m², compostable',
        'W155 for 1–2 cups, W185 for 2–4 cups',
        'Fits the Flach dripper',
        '100 pieces in a box, stacked around a former',
      ],
    },
  }),
  product({
    handle: 'rein-gruppenreiniger',
    no: 34,
    sku: 'REI',
    title: ['Rein Gruppenreiniger', 'Rein Group Cleaner'],
    type: 'Reiniger',
    collections: ['pflege', 'espresso'],
    tags: ['reinigung', 'verbrauch'],
    options: [
      choice(
        ['Inhalt', 'Contents'],
        [
          ['300 g', '300 g'],
          ['900 g', '900 g'],
        ],
      ),
    ],
    rows: [
      {
        values: ['300 g'],
        sku: '03',
        price: 1290,
        grams: 380,
        stock: 61,
        unit: { quantity: 300, unit: 'g' },
      },
      {
        values: ['900 g'],
        sku: '09',
        price: 2490,
        grams: 1010,
        stock: 34,
        compareAt: 2890,
        unit: { quantity: 900, unit: 'g' },
      },
    ],
    costShare: 0.4,
    media: [
      [
        'rein',
        'Stahldose mit orangem Etikett, Aufschrift Rein',
        'Steel tin with an orange label reading Rein',
      ],
      ['rein-loeffel', 'Dose mit gefülltem Messlöffel davor', 'Tin with a filled measuring spoon in front'],
    ],
    de: {
      text: [
        'Löst Kaffeeöle aus Brühgruppe, Sieben und Kännchen. Einen Messlöffel (3 g) in das Blindsieb geben, fünfmal zehn Sekunden rückspülen, dann mit klarem Wasser wiederholen. Für Siebe und Dauerfilter einen Löffel in einem halben Liter heißem Wasser auflösen und 20 Minuten einlegen. Bei täglichem Gebrauch genügt das einmal in der Woche.',
      ],
      facts: [
        'Pulver auf Sauerstoffbasis, ohne Phosphat und Chlor',
        '300 g reichen für 100 Anwendungen',
        'Reizt die Augen: Hinweise auf der Dose beachten',
        'Nicht für blankes Aluminium',
        'Dose wiederverschließbar, Löffel liegt bei',
      ],
    },
    en: {
      text: [
        'Dissolves coffee oils from group head, baskets and pitchers. Put one spoon (3 g) in the blind basket, backflush five times for ten seconds, then repeat with clear water. For baskets and permanent filters dissolve a spoonful in half a litre of hot water and soak for 20 minutes. With daily use once a week is enough.',
      ],
      facts: [
        'Oxygen-based powder, free of phosphate and chlorine',
        '300 g is enough for 100 uses',
        'Irritates the eyes: follow the notes on the tin',
        'Not for bare aluminium',
        'Resealable tin, spoon included',
      ],
    },
  }),
  product({
    handle: 'kalklos-entkalker',
    no: 35,
    sku: 'KAL',
    title: ['Kalklos Entkalker', 'Kalklos Descaler'],
    type: 'Reiniger',
    collections: ['pflege', 'wasserkocher'],
    tags: ['entkalken', 'verbrauch'],
    options: [
      choice(
        ['Inhalt', 'Contents'],
        [
          ['500 ml', '500 ml'],
          ['1.000 ml', '1,000 ml'],
        ],
      ),
    ],
    rows: [
      {
        values: ['500 ml'],
        sku: '05',
        price: 990,
        grams: 590,
        stock: 77,
        unit: { quantity: 500, unit: 'ml' },
      },
      {
        values: ['1.000 ml'],
        sku: '10',
        price: 1690,
        grams: 1120,
        stock: 40,
        unit: { quantity: 1000, unit: 'ml' },
      },
    ],
    costShare: 0.38,
    media: [
      [
        'kalklos',
        'Weiße Flasche Entkalker mit schwarzem Etikett und orangem Deckel',
        'White bottle of descaler with black label and orange cap',
      ],
      ['kalklos-paar', 'Zwei Flaschen Entkalker in zwei Größen', 'Two bottles of descaler in two sizes'],
    ],
    de: {
      text: [
        'Milch- und Amidosulfonsäure lösen Kalk in Wasserkochern und Maschinen, ohne Messing und Dichtungen anzugreifen. Im Kocher: 50 ml auf 500 ml Wasser, auf 60 °C erwärmen, 15 Minuten stehen lassen, zweimal ausspülen. In der Druck 9 startest du das Programm mit langem Druck auf den linken Knopf.',
        'Bei 14 °dH alle acht Wochen.',
      ],
      facts: [
        '500 ml reichen für zehn Anwendungen im Wasserkocher',
        'Farbindikator: gelb heißt wirksam, grün verbraucht',
        'Ätzend: Schutzhinweise auf dem Etikett beachten',
        'Flasche aus Rezyklat, kindersicherer Verschluss',
      ],
    },
    en: {
      text: [
        'Lactic and sulphamic acid dissolve scale in kettles and machines without attacking brass or seals. In a kettle: 50 ml to 500 ml of water, heat to 60 °C, leave for 15 minutes, rinse twice. In the Druck 9 start the programme with a long press of the left knob.',
        'At 14 °dH (250 mg/l) use it every eight weeks.',
      ],
      facts: [
        '500 ml is enough for ten uses in a kettle',
        'Colour indicator: yellow means active, green means spent',
        'Corrosive: follow the safety notes on the label',
        'Bottle of recycled plastic, child-resistant cap',
      ],
    },
  }),
  product({
    handle: 'gruppenpinsel',
    no: 36,
    sku: 'PIN',
    title: ['Gruppenpinsel', 'Group Brush'],
    type: 'Reinigung',
    collections: ['pflege', 'muehlen'],
    tags: ['reinigung', 'pinsel'],
    rows: rows([[[], '', 1490, 85, 53]]),
    media: [
      ['pinsel', 'Schwarzer Reinigungspinsel mit Stahlzwinge', 'Black cleaning brush with steel ferrule'],
      ['pinsel-borsten', 'Nahaufnahme der Borsten und der Zwinge', 'Close-up of bristles and ferrule'],
    ],
    de: {
      text: [
        'Ein Pinsel für zwei Aufgaben: trocken fegt er Mahlgut aus Mühle und Schublade, nass reinigt er Dichtung und Dusche der Brühgruppe. Die Borsten sind hitzefest und fest eingegossen, es bleibt keine in der Kammer zurück. Der Griff ist lang genug, dass die Hand nicht in den Wasserstrahl gerät.',
        'Am Haken aufhängen, Borsten nach unten.',
      ],
      facts: [
        'Borsten aus Nylon 6.12, bis 180 °C',
        'Zwinge aus Edelstahl, Griff aus Polypropylen',
        'Länge 245 mm, Borstenlänge 36 mm, 85 g',
        'Spülmaschinenfest im Besteckkorb',
      ],
    },
    en: {
      text: [
        'One brush for two jobs: dry, it sweeps grounds out of grinder and drawer; wet, it cleans the seal and the shower screen of the group. The bristles are heat-proof and cast in place, so none stays behind in the chamber. The handle is long enough to keep your hand out of the water.',
        'Hang it on a hook, bristles down.',
      ],
      facts: [
        'Nylon 6.12 bristles, good to 180 °C',
        'Stainless-steel ferrule, polypropylene handle',
        'Length 245 mm, bristles 36 mm, 85 g',
        'Dishwasher safe in the cutlery basket',
      ],
    },
  }),
  product({
    handle: 'barista-tuecher',
    no: 37,
    sku: 'TUC',
    title: ['Baristatücher', 'Barista Cloths'],
    type: 'Reinigung',
    collections: ['pflege'],
    tags: ['reinigung', 'textil'],
    options: [
      choice(
        ['Menge', 'Quantity'],
        [
          ['3 Stück', '3 pieces'],
          ['6 Stück', '6 pieces'],
        ],
      ),
    ],
    rows: rows([
      [['3 Stück'], '3', 1290, 150, 36],
      [['6 Stück'], '6', 2290, 290, 18],
    ]),
    media: [
      ['tuch', 'Drei gefaltete Tücher in Graphit und Grau', 'Three folded cloths in graphite and grey'],
      ['tuch-sechs', 'Stapel aus sechs gefalteten Tüchern', 'Stack of six folded cloths'],
    ],
    de: {
      text: [
        'Ein Tuch für den Siebträger, eines für die Dampflanze, eines für den Tisch – damit Milch nicht dorthin gelangt, wo Kaffee sein soll. Das Gewebe aus Mikrofaser nimmt das Siebenfache seines Gewichts an Wasser auf und hinterlässt auf Edelstahl keine Streifen. Die Kanten sind mit Ultraschall geschnitten und fransen nicht aus.',
      ],
      facts: [
        '80 % Polyester, 20 % Polyamid, 320 g/m²',
        '40 × 40 cm, mit Schlaufe zum Aufhängen',
        'Waschbar bei 60 °C, ohne Weichspüler',
        'Farben: Graphit, Hellgrau und Weiß gemischt',
        'Vor dem ersten Gebrauch waschen',
      ],
    },
    en: {
      text: [
        'One cloth for the portafilter, one for the steam wand, one for the counter, so that milk does not end up where coffee should be. The microfibre weave takes up seven times its weight in water and leaves no streaks on steel. The edges are cut by ultrasound and do not fray.',
      ],
      facts: [
        '80% polyester, 20% polyamide, 320 g/m²',
        '40 × 40 cm, with a loop to hang it by',
        'Wash at 60 °C, without softener',
        'Colours: graphite, light grey and white, mixed',
        'Wash before you use it for the first time',
      ],
    },
  }),
  product({
    handle: 'vorratsdose',
    no: 38,
    sku: 'DOS',
    title: ['Vorratsdose mit Vakuumdeckel', 'Vacuum Canister'],
    type: 'Aufbewahrung',
    collections: ['pflege', 'kaffee'],
    tags: ['aufbewahrung', 'vakuum'],
    options: [
      colour(['weiss', 'schwarz', 'stahl']),
      choice(
        ['Größe', 'Size'],
        [
          ['0,7 l', '0.7 l'],
          ['1,2 l', '1.2 l'],
        ],
      ),
    ],
    rows: rows([
      [['Weiß', '0,7 l'], 'WE-07', 2990, 430, 37],
      [['Weiß', '1,2 l'], 'WE-12', 3490, 560, 29],
      [['Schwarz', '0,7 l'], 'SW-07', 2990, 430, 46],
      [['Schwarz', '1,2 l'], 'SW-12', 3490, 560, 33],
      [['Edelstahl', '0,7 l'], 'ST-07', 3290, 420, 12],
      [['Edelstahl', '1,2 l'], 'ST-12', 3790, 550, 3],
    ]),
    media: [
      [
        'dose-weiss',
        'Weiße Vorratsdose mit schwarzem Deckel und orangem Knopf',
        'White canister with black lid and orange button',
        'Weiß',
      ],
      [
        'dose-schwarz',
        'Schwarze Vorratsdose mit orangem Knopf',
        'Black canister with orange button',
        'Schwarz',
      ],
      [
        'dose-stahl',
        'Vorratsdose aus gebürstetem Edelstahl',
        'Canister of brushed stainless steel',
        'Edelstahl',
      ],
      [
        'dose-offen',
        'Geöffnete Dose mit Bohnen, Deckel darüber',
        'Open canister of beans with its lid above',
      ],
    ],
    de: {
      text: [
        'Frisch gerösteter Kaffee gibt Gas ab und altert an der Luft. Der Deckel löst beides: Mit dem Knopf pumpst du die Luft heraus, das Ventil lässt Kohlendioxid entweichen, ohne Sauerstoff hereinzulassen. Ein oranger Ring am Knopf zeigt an, ob das Vakuum noch steht. Die Wand ist aus Stahl und damit lichtdicht.',
        '0,7 l fassen 250 g Bohnen, 1,2 l fassen 500 g.',
      ],
      facts: [
        'Edelstahl 18/8, Deckel aus ABS mit Silikondichtung',
        '1,2 l: Ø 114 mm, Höhe 168 mm',
        'Innen unbeschichtet, geruchsneutral',
        'Dose spülmaschinenfest, Deckel abwischen',
      ],
    },
    en: {
      text: [
        'Freshly roasted coffee gives off gas and ages in air. The lid deals with both: the button pumps the air out, and the valve lets carbon dioxide escape without letting oxygen in. An orange ring at the button shows whether the vacuum still holds. The wall is steel and so keeps out light.',
        '0.7 l takes 250 g of beans, 1.2 l takes 500 g.',
      ],
      facts: [
        '18/8 stainless steel, ABS lid with silicone seal',
        '1.2 l: Ø 114 mm, height 168 mm',
        'Uncoated inside, takes on no smell',
        'Canister dishwasher safe, wipe the lid',
      ],
    },
  }),
];
