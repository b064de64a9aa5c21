import { choice, colour, product, rows } from './build.ts';

/** Drippers, pots, kettles and the thermometer. */
export const brewProducts = [
  product({
    handle: 'kegel-handfilter',
    no: 1,
    sku: 'KEG',
    title: ['Kegel Handfilter', 'Kegel Dripper'],
    type: 'Handfilter',
    collections: ['filterkaffee'],
    tags: ['pour-over', 'porzellan', 'handfilter'],
    options: [
      colour(['weiss', 'graphit', 'signal']),
      choice(
        ['Größe', 'Size'],
        [
          ['01 (1–2 Tassen)', '01 (1–2 cups)'],
          ['02 (1–4 Tassen)', '02 (1–4 cups)'],
        ],
      ),
    ],
    rows: rows([
      [['Weiß', '01 (1–2 Tassen)'], 'WE-01', 2490, 390, 64],
      [['Weiß', '02 (1–4 Tassen)'], 'WE-02', 2890, 520, 82],
      [['Graphit', '01 (1–2 Tassen)'], 'GR-01', 2490, 390, 31],
      [['Graphit', '02 (1–4 Tassen)'], 'GR-02', 2890, 520, 44],
      [['Signalorange', '01 (1–2 Tassen)'], 'SO-01', 2690, 390, 2],
      [['Signalorange', '02 (1–4 Tassen)'], 'SO-02', 3090, 520, 17],
    ]),
    media: [
      [
        'kegel-weiss',
        'Weißer Porzellan-Handfilter mit Ringgriff auf hellem Grund',
        'White porcelain dripper with ring handle on a light ground',
        'Weiß',
      ],
      ['kegel-graphit', 'Handfilter aus Porzellan in Graphit', 'Porcelain dripper in graphite', 'Graphit'],
      [
        'kegel-signal',
        'Handfilter aus Porzellan in Signalorange',
        'Porcelain dripper in signal orange',
        'Signalorange',
      ],
      [
        'kegel-innen',
        'Blick von oben in den Kegel mit spiralförmigen Rippen',
        'View from above into the cone with its spiral ribs',
      ],
      [
        'kegel-masse',
        'Maßzeichnung: 92 mm hoch, oben 123 mm, Fuß 104 mm',
        'Dimension drawing: 92 mm high, 123 mm at the rim, 104 mm at the foot',
      ],
    ],
    de: {
      text: [
        'Ein Kegel mit 60 Grad, vierzehn spiralförmigen Rippen und einem weiten Auslauf. Die Rippen halten das Papier von der Wand fern, damit die Luft beim Quellen entweicht und das Wasser gleichmäßig abläuft. Wie schnell der Kaffee läuft, bestimmen Mahlgrad und Aufguss – nicht ein enges Loch.',
        'Für 300 ml: 18 g Kaffee, 300 g Wasser mit 93 °C, drei Minuten.',
      ],
      facts: [
        'Hartporzellan, glasiert, bei 1.320 °C gebrannt',
        'Größe 02: Ø 123 mm, Höhe 92 mm, Fuß Ø 104 mm',
        'Passt zu Kegelfiltern F01 und F02',
        'Spülmaschinenfest',
      ],
    },
    en: {
      text: [
        'A 60-degree cone with fourteen spiral ribs and a wide outlet. The ribs keep the paper off the wall so that air can escape during the bloom and water drains evenly. Flow is set by your grind and your pour rather than by a narrow hole.',
        'For 300 ml: 18 g of coffee, 300 g of water at 93 °C, three minutes.',
      ],
      facts: [
        'Hard porcelain, glazed, fired at 1,320 °C',
        'Size 02: Ø 123 mm, height 92 mm, foot Ø 104 mm',
        'Takes cone papers F01 and F02',
        'Dishwasher safe',
      ],
    },
  }),
  product({
    handle: 'flach-handfilter',
    no: 2,
    sku: 'FLA',
    title: ['Flach Handfilter', 'Flach Flat-Bottom Dripper'],
    type: 'Handfilter',
    collections: ['filterkaffee'],
    tags: ['pour-over', 'edelstahl', 'handfilter'],
    options: [colour(['stahl', 'schwarz'])],
    rows: rows([
      [['Edelstahl'], 'ST', 3490, 240, 38],
      [['Schwarz'], 'SW', 3790, 250, 21],
    ]),
    media: [
      [
        'flach-stahl',
        'Flacher Handfilter aus gewelltem Edelstahl',
        'Flat-bottom dripper of fluted stainless steel',
        'Edelstahl',
      ],
      [
        'flach-schwarz',
        'Flacher Handfilter, schwarz beschichtet',
        'Flat-bottom dripper, coated black',
        'Schwarz',
      ],
      [
        'flach-filter',
        'Handfilter mit eingelegtem Wellenfilter, schräg von oben',
        'Dripper with a wave filter inserted, seen from above',
      ],
    ],
    de: {
      text: [
        'Der flache Boden lässt das Kaffeebett überall gleich hoch liegen, drei kleine Öffnungen bremsen das Wasser. Das verzeiht einen unruhigen Aufguss und liefert eine runde, süße Tasse. Die gewellte Wand berührt das Papier nur an den Kämmen; so bleibt die Temperatur im Bett stabil.',
        'Empfehlung für 320 ml: 20 g Kaffee, mittel gemahlen, in vier Aufgüssen zu je 80 g.',
      ],
      facts: [
        'Edelstahl 18/8, 0,6 mm stark, Griff aus glasfaserverstärktem Nylon',
        'Ø 107 mm, Höhe 78 mm, Gewicht 240 g',
        'Passt zu Wellenfiltern W155 und W185',
        'Spülmaschinenfest',
      ],
    },
    en: {
      text: [
        'The flat base keeps the coffee bed at an even depth, and three small openings slow the water down. That forgives an unsteady pour and gives a round, sweet cup. The fluted wall touches the paper only at its crests, which holds the temperature of the bed.',
        'Our recipe for 320 ml: 20 g of coffee, medium grind, in four pours of 80 g.',
      ],
      facts: [
        '18/8 stainless steel, 0.6 mm, handle of glass-fibre nylon',
        'Ø 107 mm, height 78 mm, weight 240 g',
        'Takes wave papers W155 and W185',
        'Dishwasher safe',
      ],
    },
  }),
  product({
    handle: 'sieb-dauerfilter',
    no: 3,
    sku: 'SIE',
    title: ['Sieb Dauerfilter', 'Sieb Permanent Filter'],
    type: 'Handfilter',
    collections: ['filterkaffee'],
    tags: ['pour-over', 'ohne-papier', 'edelstahl'],
    rows: rows([[[], '', 3990, 210, 26]]),
    media: [
      [
        'sieb',
        'Dauerfilter aus feinem Edelstahlgewebe mit Signalgriff',
        'Permanent filter of fine steel mesh with a signal-coloured grip',
      ],
      [
        'sieb-explosion',
        'Gewebekegel vom Sockel abgehoben, technische Ansicht',
        'Mesh cone lifted from its base, technical view',
      ],
    ],
    de: {
      text: [
        'Zwei Lagen Edelstahlgewebe ersetzen das Papier. Öle und feinste Schwebteilchen bleiben in der Tasse, der Kaffee schmeckt schwerer und weniger klar als mit Papier. Der Kegel lässt sich vom Sockel nehmen und unter fließendem Wasser ausspülen; einmal im Monat löst ein Bad mit Reinigungspulver die Öle aus dem Gewebe.',
        'Etwas gröber mahlen als für Papier.',
      ],
      facts: [
        'Edelstahl 18/10, Maschenweite 0,1 mm',
        'Ø 123 mm, Höhe 95 mm, für 1–4 Tassen',
        'Griff aus Silikon, hitzefest bis 220 °C',
        'Sockel passt auf Gefäße mit 60–95 mm Öffnung',
      ],
    },
    en: {
      text: [
        'Two layers of steel mesh take the place of paper. Oils and the finest particles stay in the cup, so the coffee tastes heavier and less transparent than with paper. The cone lifts off its base and rinses clean under the tap; once a month a bath with cleaning powder draws the oils out of the mesh.',
        'Grind a little coarser than for paper.',
      ],
      facts: [
        '18/10 stainless steel, 0.1 mm mesh',
        'Ø 123 mm, height 95 mm, for 1–4 cups',
        'Silicone grip, heat-proof to 220 °C',
        'Base fits vessels with an opening of 60–95 mm',
      ],
    },
  }),
  product({
    handle: 'klar-glasfilter',
    no: 4,
    sku: 'KLA',
    title: ['Klar Glasfilter', 'Klar Glass Dripper'],
    type: 'Handfilter',
    collections: ['filterkaffee'],
    tags: ['pour-over', 'glas', 'handfilter'],
    options: [colour(['signal', 'schwarz'], ['Ring', 'Ring'])],
    rows: rows([
      [['Signalorange'], 'SO', 3290, 310, 33],
      [['Schwarz'], 'SW', 3290, 310, 12],
    ]),
    media: [
      [
        'klar-signal',
        'Kegelfilter aus Borosilikatglas mit orangem Silikonring',
        'Borosilicate glass cone with an orange silicone ring',
        'Signalorange',
      ],
      [
        'klar-schwarz',
        'Kegelfilter aus Borosilikatglas mit schwarzem Silikonring',
        'Borosilicate glass cone with a black silicone ring',
        'Schwarz',
      ],
      [
        'klar-kanne',
        'Glasfilter mit Papier auf einer halb gefüllten Kanne',
        'Glass dripper with paper on a half-filled server',
      ],
    ],
    de: {
      text: [
        'Durch das Glas siehst du, was im Kaffeebett passiert: ob es gleichmäßig quillt, ob sich Kanäle bilden, wann der letzte Aufguss durch ist. Der Kegel sitzt in einem Silikonring und lässt sich zum Spülen herausnehmen; der Fuß aus Kunststoff bleibt dabei kühl.',
        'Das dünne Borosilikatglas nimmt wenig Wärme auf – kurz vorspülen genügt.',
      ],
      facts: [
        'Borosilikatglas 2,2 mm, Ring aus Silikon, Fuß aus BPA-freiem Tritan',
        'Ø 122 mm, Höhe 95 mm, für 1–4 Tassen',
        'Passt zu Kegelfiltern F02',
        'Glas spülmaschinenfest',
      ],
    },
    en: {
      text: [
        'Through the glass you see what happens in the bed: whether it blooms evenly, whether channels form, when the last pour has run through. The cone sits in a silicone ring and comes out for rinsing; the plastic foot stays cool throughout.',
        'The thin borosilicate glass takes up little heat, so a short rinse is enough to preheat it.',
      ],
      facts: [
        '2.2 mm borosilicate glass, silicone ring, foot of BPA-free Tritan',
        'Ø 122 mm, height 95 mm, for 1–4 cups',
        'Takes cone papers F02',
        'Glass is dishwasher safe',
      ],
    },
  }),
  product({
    handle: 'taille-karaffe',
    no: 5,
    sku: 'TAI',
    title: ['Taille Karaffe', 'Taille Brewing Carafe'],
    type: 'Karaffe',
    collections: ['filterkaffee', 'tassen-kannen'],
    tags: ['pour-over', 'glas', 'karaffe'],
    options: [
      colour(['signal', 'schwarz'], ['Manschette', 'Collar']),
      choice(
        ['Größe', 'Size'],
        [
          ['500 ml', '500 ml'],
          ['800 ml', '800 ml'],
        ],
      ),
    ],
    rows: rows([
      [['Signalorange', '500 ml'], 'SO-05', 4290, 480, 19],
      [['Signalorange', '800 ml'], 'SO-08', 4890, 610, 28],
      [['Schwarz', '500 ml'], 'SW-05', 4290, 480, 0],
      [['Schwarz', '800 ml'], 'SW-08', 4890, 610, 14],
    ]),
    media: [
      [
        'taille-signal',
        'Taillierte Glaskaraffe mit Papierfilter und oranger Manschette',
        'Waisted glass carafe with paper filter and orange collar',
        'Signalorange',
      ],
      [
        'taille-schwarz',
        'Taillierte Glaskaraffe mit Papierfilter und schwarzer Manschette',
        'Waisted glass carafe with paper filter and black collar',
        'Schwarz',
      ],
      [
        'taille-masse',
        'Maßzeichnung der Karaffe: 218 mm hoch, 140 mm breit',
        'Dimension drawing of the carafe: 218 mm high, 140 mm wide',
      ],
    ],
    de: {
      text: [
        'Filter und Kanne aus einem Stück geblasen. Der obere Kegel nimmt das Papier auf, der Bauch sammelt bis zu 800 ml, und an der Taille hält eine Manschette aus gerilltem Silikon die Hitze von der Hand ab. Weil nichts zu verschrauben ist, gibt es auch keine Fuge, in der sich Kaffee absetzt.',
        'Für 600 ml: 36 g Kaffee, mittelgrob, viereinhalb Minuten.',
      ],
      facts: [
        'Borosilikatglas, mundgeblasen, Wandstärke 2,5 mm',
        '800 ml: Höhe 218 mm, Ø 140 mm',
        'Manschette aus Silikon, abnehmbar',
        'Spülmaschinenfest, nicht für das Kochfeld',
      ],
    },
    en: {
      text: [
        'Filter and carafe blown in one piece. The upper cone takes the paper, the body holds up to 800 ml, and at the waist a collar of ribbed silicone keeps the heat from your hand. As nothing is screwed together there is no joint for coffee to settle in.',
        'For 600 ml: 36 g of coffee, medium-coarse, four and a half minutes.',
      ],
      facts: [
        'Borosilicate glass, mouth-blown, 2.5 mm wall',
        '800 ml: height 218 mm, Ø 140 mm',
        'Silicone collar, removable',
        'Dishwasher safe, not for the hob',
      ],
    },
  }),
  product({
    handle: 'stempel-kanne',
    no: 6,
    sku: 'STE',
    title: ['Stempel Pressfilterkanne', 'Stempel French Press'],
    type: 'Pressfilterkanne',
    collections: ['filterkaffee', 'tassen-kannen'],
    tags: ['french-press', 'glas'],
    options: [
      colour(['stahl', 'schwarz'], ['Gestell', 'Frame']),
      choice(
        ['Größe', 'Size'],
        [
          ['350 ml', '350 ml'],
          ['1.000 ml', '1,000 ml'],
        ],
      ),
    ],
    rows: rows([
      [['Edelstahl', '350 ml'], 'ST-03', 3490, 520, 41],
      [['Edelstahl', '1.000 ml'], 'ST-10', 4690, 890, 36],
      [['Schwarz', '350 ml'], 'SW-03', 3490, 520, 18],
      [['Schwarz', '1.000 ml'], 'SW-10', 3990, 890, 9, 4690],
    ]),
    media: [
      [
        'stempel-stahl',
        'Pressfilterkanne mit Glaskörper im Edelstahlgestell',
        'French press with a glass body in a steel frame',
        'Edelstahl',
      ],
      [
        'stempel-schwarz',
        'Pressfilterkanne mit schwarzem Gestell',
        'French press with a black frame',
        'Schwarz',
      ],
      [
        'stempel-offen',
        'Kanne mit hochgezogenem Stempel und oranger Kugel',
        'Press with the plunger raised and its orange knob',
      ],
    ],
    de: {
      text: [
        'Vier Minuten ziehen lassen, die Kruste brechen, langsam drücken. Die Stempelkanne braucht weder Papier noch Übung, nur grob gemahlenen Kaffee. Der Stempel führt ein doppeltes Sieb mit Silikonlippe; sie gleitet dicht an der Glaswand und hält feine Teilchen zurück.',
        'Verhältnis: 60 g Kaffee auf einen Liter Wasser. Danach gleich ausschenken, sonst zieht der Satz weiter.',
      ],
      facts: [
        'Borosilikatglas, Gestell aus Edelstahl 18/8, Griff aus Nylon',
        '1.000 ml: Höhe 204 mm, Ø 102 mm',
        'Sieb zum Reinigen zerlegbar',
        'Alle Teile spülmaschinenfest',
      ],
    },
    en: {
      text: [
        'Steep for four minutes, break the crust, press slowly. A French press needs neither paper nor practice, only coarsely ground coffee. The plunger carries a double screen with a silicone lip that slides close along the glass and holds fine particles back.',
        'Ratio: 60 g of coffee to a litre of water. Pour straight away, or the grounds go on extracting.',
      ],
      facts: [
        'Borosilicate glass, frame of 18/8 stainless steel, nylon handle',
        '1,000 ml: height 204 mm, Ø 102 mm',
        'Screen comes apart for cleaning',
        'All parts dishwasher safe',
      ],
    },
  }),
  product({
    handle: 'schwan-e-wasserkocher',
    no: 7,
    sku: 'SWE',
    title: ['Schwan E Wasserkocher', 'Schwan E Electric Kettle'],
    type: 'Wasserkocher',
    collections: ['wasserkocher', 'filterkaffee'],
    tags: ['schwanenhals', 'elektrisch', 'temperatur'],
    options: [colour(['schwarz', 'weiss', 'stahl', 'signal'])],
    rows: rows([
      [['Schwarz'], 'SW', 14900, 1480, 34],
      [['Weiß'], 'WE', 14900, 1480, 22],
      [['Edelstahl'], 'ST', 15900, 1460, 11],
      [['Signalorange'], 'SO', 12900, 1480, 3, 14900],
    ]),
    media: [
      [
        'schwan-e-schwarz',
        'Schwarzer Schwanenhalskessel auf Heizbasis, Anzeige 93 Grad',
        'Black gooseneck kettle on its heating base showing 93 degrees',
        'Schwarz',
      ],
      [
        'schwan-e-weiss',
        'Weißer Schwanenhalskessel auf schwarzer Heizbasis',
        'White gooseneck kettle on a black heating base',
        'Weiß',
      ],
      [
        'schwan-e-stahl',
        'Schwanenhalskessel aus gebürstetem Edelstahl auf Heizbasis',
        'Gooseneck kettle of brushed steel on its heating base',
        'Edelstahl',
      ],
      [
        'schwan-e-signal',
        'Schwanenhalskessel in Signalorange auf schwarzer Heizbasis',
        'Gooseneck kettle in signal orange on a black heating base',
        'Signalorange',
      ],
      [
        'schwan-e-anzeige',
        'Nahaufnahme von Anzeige und Drehknopf der Heizbasis',
        'Close-up of the display and knob on the heating base',
      ],
      [
        'schwan-e-explosion',
        'Deckel, Kessel und Heizbasis übereinander, technische Ansicht',
        'Lid, kettle and heating base apart, technical view',
      ],
    ],
    de: {
      text: [
        'Der Drehknopf stellt die Temperatur in Schritten von einem Grad zwischen 40 und 100 °C ein, die Basis hält sie eine Stunde lang. Der Schwanenhals verjüngt sich auf 8 mm: Der Strahl fällt senkrecht und bleibt auch bei 3 g pro Sekunde geschlossen. Der Griff liegt hinter dem Schwerpunkt, die volle Kanne kippt deshalb nicht nach vorn.',
      ],
      facts: [
        '0,9 l, Edelstahl 18/8, innen ohne Kunststoff',
        '1.200 W, von 15 auf 93 °C in 4 min 10 s',
        'Basis Ø 174 mm, Kabel 0,9 m',
        'Anzeige in °C oder °F, Stoppuhr mit Tastendruck',
      ],
    },
    en: {
      text: [
        'The knob sets the temperature in steps of one degree between 40 and 100 °C, and the base holds it for an hour. The gooseneck tapers to 8 mm: the stream falls straight and stays whole even at 3 g per second. The handle sits behind the centre of gravity, so a full kettle does not tip forward.',
      ],
      facts: [
        '0.9 l, 18/8 stainless steel, no plastic inside',
        '1,200 W, from 15 to 93 °C in 4 min 10 s',
        'Base Ø 174 mm, cord 0.9 m',
        'Display in °C or °F, timer at the press of the knob',
      ],
    },
  }),
  product({
    handle: 'schwan-h-herdkessel',
    no: 8,
    sku: 'SWH',
    title: ['Schwan H Herdkessel', 'Schwan H Stovetop Kettle'],
    type: 'Wasserkocher',
    collections: ['wasserkocher', 'filterkaffee'],
    tags: ['schwanenhals', 'herd', 'induktion'],
    options: [
      colour(['stahl', 'kupfer']),
      choice(
        ['Größe', 'Size'],
        [
          ['0,7 l', '0.7 l'],
          ['1,0 l', '1.0 l'],
        ],
      ),
    ],
    rows: rows([
      [['Edelstahl', '0,7 l'], 'ST-07', 5900, 620, 25],
      [['Edelstahl', '1,0 l'], 'ST-10', 6900, 740, 47],
      [['Kupfer', '0,7 l'], 'KU-07', 8900, 690, 8],
      [['Kupfer', '1,0 l'], 'KU-10', 9900, 820, 2],
    ]),
    media: [
      [
        'schwan-h-stahl',
        'Herdkessel mit Schwanenhals aus gebürstetem Edelstahl',
        'Stovetop gooseneck kettle of brushed steel',
        'Edelstahl',
      ],
      [
        'schwan-h-kupfer',
        'Herdkessel mit Schwanenhals, außen verkupfert',
        'Stovetop gooseneck kettle, copper-plated',
        'Kupfer',
      ],
      [
        'schwan-h-masse',
        'Maßzeichnung: 292 mm lang, 166 mm hoch, Tülle 8 mm',
        'Dimension drawing: 292 mm long, 166 mm high, 8 mm spout',
      ],
      ['schwan-h-tuelle', 'Nahaufnahme der Tülle', 'Close-up of the spout'],
    ],
    de: {
      text: [
        'Der Kessel für Gas, Ceran und Induktion. Der Boden ist dreilagig mit einem Kern aus Aluminium, damit sich die Wärme verteilt und das Wasser leise siedet. Im Deckel sitzt eine Bohrung von 6 mm: Dort passt das Thermometer Probe hinein, und du gießt bei der Temperatur auf, die dein Kaffee braucht.',
        'Die Tülle ist dieselbe wie beim Schwan E.',
      ],
      facts: [
        'Edelstahl 18/8, Kupfer außen galvanisch aufgetragen',
        '1,0 l: Länge 292 mm, Höhe 166 mm, Boden Ø 150 mm',
        'Griff und Knauf aus hitzefestem Nylon',
        'Handwäsche, Entkalken mit Zitronensäure',
      ],
    },
    en: {
      text: [
        'The kettle for gas, ceramic and induction hobs. The three-layer base has an aluminium core that spreads the heat so the water comes to the boil quietly. A 6 mm hole in the lid takes the Probe thermometer, so you can pour at the temperature your coffee needs.',
        'The spout is the same as on the Schwan E.',
      ],
      facts: [
        '18/8 stainless steel, copper electroplated on the outside',
        '1.0 l: length 292 mm, height 166 mm, base Ø 150 mm',
        'Handle and knob of heat-resistant nylon',
        'Wash by hand, descale with citric acid',
      ],
    },
  }),
  product({
    handle: 'probe-thermometer',
    no: 9,
    sku: 'PRO',
    title: ['Probe Thermometer', 'Probe Thermometer'],
    type: 'Thermometer',
    collections: ['wasserkocher'],
    tags: ['temperatur', 'messen'],
    rows: rows([[[], '', 1990, 68, 73]]),
    media: [
      [
        'probe',
        'Einstechthermometer mit Stahlfühler und rundem Zifferblatt',
        'Probe thermometer with steel stem and round dial',
      ],
      [
        'probe-skala',
        'Zifferblatt von 0 bis 110 Grad mit markiertem Bereich',
        'Dial from 0 to 110 degrees with a marked range',
      ],
      [
        'probe-kanne',
        'Thermometer im Deckel eines schwarzen Herdkessels',
        'Thermometer in the lid of a black kettle',
      ],
    ],
    de: {
      text: [
        'Ein Bimetallthermometer ohne Batterie. Der Fühler misst auf den unteren 20 mm, die Skala reicht von 0 bis 110 °C und markiert den Bereich von 88 bis 96 °C, in dem fast jeder Filterkaffee gelingt. Ein Klemmring aus Silikon hält die Eintauchtiefe, ob im Kessel oder im Milchkännchen.',
        'Über die Mutter hinter dem Zifferblatt lässt sich der Nullpunkt im Eiswasser nachstellen.',
      ],
      facts: [
        'Edelstahl 18/8, Zifferblatt Ø 44 mm unter Mineralglas',
        'Fühler 126 mm lang, Ø 3,6 mm; mit Standfuß aus Stahl',
        'Genauigkeit ± 1 °C, Anzeige nach etwa 8 s',
        'Spritzwasserfest, Handwäsche',
      ],
    },
    en: {
      text: [
        'A bimetal thermometer that needs no battery. The stem senses along its lowest 20 mm; the scale runs from 0 to 110 °C and marks the range from 88 to 96 °C in which nearly every filter coffee works. A silicone clamp ring holds the depth, in the kettle as in the milk pitcher.',
        'The nut behind the dial lets you reset zero in iced water.',
      ],
      facts: [
        '18/8 stainless steel, dial Ø 44 mm under mineral glass',
        'Stem 126 mm long, Ø 3.6 mm; with a steel stand',
        'Accuracy ± 1 °C, settles in about 8 s',
        'Splash-proof, wash by hand',
      ],
    },
  }),
];
