import { colour, product, rows } from './build.ts';

/** Grinders, scales and their parts. */
export const grinderAndScaleProducts = [
  product({
    handle: 'kurbel-48-handmuehle',
    no: 10,
    sku: 'K48',
    title: ['Kurbel 48 Handmühle', 'Kurbel 48 Hand Grinder'],
    type: 'Handmühle',
    collections: ['muehlen', 'filterkaffee', 'espresso'],
    tags: ['handmuehle', 'kegelmahlwerk'],
    options: [colour(['stahl', 'schwarz'])],
    rows: rows([
      [['Edelstahl'], 'ST', 18900, 690, 24],
      [['Schwarz'], 'SW', 18900, 680, 16],
    ]),
    media: [
      [
        'kurbel-48-stahl',
        'Handmühle aus gebürstetem Stahl mit geriffeltem Griffband',
        'Hand grinder of brushed steel with a knurled grip',
        'Edelstahl',
      ],
      [
        'kurbel-48-schwarz',
        'Schwarze Handmühle mit oranger Ringmarke',
        'Black hand grinder with an orange ring',
        'Schwarz',
      ],
      [
        'kurbel-48-explosion',
        'Handmühle geöffnet: Kammer, Mahlkegel und Gehäuse',
        'Hand grinder opened: chamber, burr and body',
      ],
    ],
    de: {
      text: [
        'Ein Kegelmahlwerk mit 48 mm, doppelt kugelgelagert, damit die Achse auch unter Last nicht wandert. Eine volle Umdrehung des Einstellrings verschiebt den Kegel um 0,5 mm in dreißig Rasten – fein genug für Espresso, weit genug für die Stempelkanne. Achtzehn Gramm für Filterkaffee mahlt sie in 35 Sekunden.',
      ],
      facts: [
        'Mahlwerk aus gehärtetem Stahl, 58 HRC',
        'Fassungsvermögen 38 g, Auffangbehälter mit Gewinde',
        'Ø 53 mm, Höhe 170 mm ohne Kurbel, 690 g',
        'Ohne Werkzeug zerlegbar, trocken reinigen',
      ],
    },
    en: {
      text: [
        'A 48 mm conical burr on two ball bearings, so that the shaft does not wander under load. One full turn of the adjustment ring moves the cone by 0.5 mm in thirty clicks: fine enough for espresso, wide enough for a French press. It grinds eighteen grams for filter coffee in 35 seconds.',
      ],
      facts: [
        'Burrs of hardened steel, 58 HRC',
        'Holds 38 g, catch cup with thread',
        'Ø 53 mm, height 170 mm without crank, 690 g',
        'Comes apart without tools, clean dry with a brush only',
      ],
    },
  }),
  product({
    handle: 'kurbel-38-reisemuehle',
    no: 11,
    sku: 'K38',
    title: ['Kurbel 38 Reisemühle', 'Kurbel 38 Travel Grinder'],
    type: 'Handmühle',
    collections: ['muehlen', 'filterkaffee'],
    tags: ['handmuehle', 'reise'],
    options: [colour(['schwarz', 'stahl'])],
    rows: rows([
      [['Schwarz'], 'SW', 9900, 430, 52],
      [['Edelstahl'], 'ST', 8900, 440, 13, 9900],
    ]),
    media: [
      [
        'kurbel-38-schwarz',
        'Kleine schwarze Handmühle mit klappbarer Kurbel',
        'Small black hand grinder with folding crank',
        'Schwarz',
      ],
      [
        'kurbel-38-stahl',
        'Kleine Handmühle aus Edelstahl',
        'Small hand grinder in stainless steel',
        'Edelstahl',
      ],
      [
        'kurbel-38-bohnen',
        'Reisemühle neben verstreuten Kaffeebohnen',
        'Travel grinder beside scattered coffee beans',
      ],
    ],
    de: {
      text: [
        'Die kleine Schwester der Kurbel 48, gebaut für Rucksack und Büroschublade. Die Kurbel klappt an das Gehäuse, der Knauf lässt sich abziehen. Das Mahlwerk mit 38 mm ist auf Filterkaffee abgestimmt: vierundzwanzig Rasten pro Umdrehung, Rasten 14 bis 22 für den Handfilter, 26 bis 32 für die Stempelkanne.',
        'Für Espresso empfehlen wir die größere Mühle.',
      ],
      facts: [
        'Mahlwerk aus Edelstahl, kugelgelagert',
        'Fassungsvermögen 22 g, eine Portion in 40 Sekunden',
        'Ø 43 mm, Höhe 138 mm, 430 g',
        'Mit Beutel aus Baumwollcanvas',
      ],
    },
    en: {
      text: [
        'The smaller sister of the Kurbel 48, built for a rucksack or a desk drawer. The crank folds against the body and the knob pulls off. The 38 mm burr is cut for filter coffee: twenty-four clicks per turn, clicks 14 to 22 for a dripper, 26 to 32 for a French press.',
        'For espresso we recommend the larger grinder.',
      ],
      facts: [
        'Stainless-steel burrs on ball bearings',
        'Holds 22 g, one dose in 40 seconds',
        'Ø 43 mm, height 138 mm, 430 g',
        'Comes with a cotton canvas pouch',
      ],
    },
  }),
  product({
    handle: 'mahlwerk-64',
    no: 12,
    sku: 'M64',
    title: ['Mahlwerk 64 Einzeldosis-Mühle', 'Mahlwerk 64 Single-Dose Grinder'],
    type: 'Elektrische Mühle',
    collections: ['muehlen', 'espresso'],
    tags: ['single-dose', 'scheibenmahlwerk', 'elektrisch'],
    options: [colour(['weiss', 'schwarz', 'signal'])],
    rows: rows([
      [['Weiß'], 'WE', 64900, 7200, 11],
      [['Schwarz'], 'SW', 64900, 7200, 14],
      [['Signalorange'], 'SO', 66900, 7200, 0],
    ]),
    costShare: 0.56,
    media: [
      [
        'mahlwerk-64-weiss',
        'Weiße Einzeldosis-Mühle mit oranger Einstellscheibe',
        'White single-dose grinder with orange adjustment dial',
        'Weiß',
      ],
      [
        'mahlwerk-64-schwarz',
        'Schwarze Einzeldosis-Mühle mit oranger Einstellscheibe',
        'Black single-dose grinder with orange adjustment dial',
        'Schwarz',
      ],
      [
        'mahlwerk-64-signal',
        'Einzeldosis-Mühle in Signalorange',
        'Single-dose grinder in signal orange',
        'Signalorange',
      ],
      [
        'mahlwerk-64-skala',
        'Nahaufnahme der Skala mit vierzig Teilstrichen',
        'Close-up of the scale with forty marks',
      ],
      ['mahlwerk-64-seite', 'Seitenansicht mit Maß: 190 mm tief', 'Side view with dimension: 190 mm deep'],
    ],
    de: {
      text: [
        'Du wiegst ab, füllst ein und mahlst – ohne Bohnenbehälter, ohne Rest von gestern. Die Scheiben mit 64 mm stehen senkrecht, der Balg oben drückt die letzten Zehntelgramm aus der Kammer; es bleiben weniger als 0,2 g zurück. Die Skala ist stufenlos, ein Teilstrich entspricht 10 µm Scheibenabstand.',
        'Drehzahl einstellbar von 600 bis 1.400 U/min.',
      ],
      facts: [
        'Bürstenloser Motor 250 W, 18 g Espresso in 9 s',
        'Gehäuse aus Aluminiumdruckguss, pulverbeschichtet',
        'Breite 118 mm, Tiefe 190 mm, Höhe 300 mm, 7,2 kg',
        'Dosierbecher 58 mm aus Edelstahl liegt bei',
      ],
    },
    en: {
      text: [
        'Weigh, fill, grind: no hopper and nothing left from yesterday. The 64 mm burrs stand upright, and the bellows on top push the last tenths of a gram out of the chamber, so less than 0.2 g stays behind. Adjustment is stepless; one mark moves the burrs by 10 µm.',
        'Speed adjustable from 600 to 1,400 rpm.',
      ],
      facts: [
        'Brushless 250 W motor, 18 g for espresso in 9 s',
        'Die-cast aluminium housing, powder-coated',
        'Width 118 mm, depth 190 mm, height 300 mm, 7.2 kg',
        '58 mm stainless-steel dosing cup included',
      ],
    },
  }),
  product({
    handle: 'mahlwerk-40',
    no: 13,
    sku: 'M40',
    title: ['Mahlwerk 40 Filtermühle', 'Mahlwerk 40 Filter Grinder'],
    type: 'Elektrische Mühle',
    collections: ['muehlen', 'filterkaffee'],
    tags: ['elektrisch', 'kegelmahlwerk'],
    options: [colour(['schwarz', 'weiss'])],
    rows: rows([
      [['Schwarz'], 'SW', 19900, 3100, 27],
      [['Weiß'], 'WE', 17900, 3100, 19, 19900],
    ]),
    costShare: 0.54,
    media: [
      [
        'mahlwerk-40-schwarz',
        'Schwarze Filtermühle mit gefülltem Bohnenbehälter aus Glas',
        'Black filter grinder with a filled glass hopper',
        'Schwarz',
      ],
      [
        'mahlwerk-40-weiss',
        'Weiße Filtermühle mit gefülltem Bohnenbehälter aus Glas',
        'White filter grinder with a filled glass hopper',
        'Weiß',
      ],
      [
        'mahlwerk-40-bohnen',
        'Blick auf den Bohnenbehälter mit Deckel',
        'View of the bean hopper with its lid',
      ],
    ],
    de: {
      text: [
        'Ein Drehknopf, dreizehn Stufen, eine Schublade. Die Mühle für Filterkaffee dosiert nach Zeit und hört auf, wenn die eingestellte Menge gemahlen ist. Das Kegelmahlwerk läuft mit 450 U/min: langsam genug, dass die Bohnen kühl bleiben und die Küche ruhig. Der Behälter aus Glas fasst 250 g und schließt mit einer Silikondichtung.',
      ],
      facts: [
        'Kegelmahlwerk 40 mm, gehärteter Stahl',
        '165 W, 20 g in 14 s, 68 dB(A)',
        'Breite 138 mm, Tiefe 150 mm, Höhe 330 mm, 3,1 kg',
        'Schublade antistatisch beschichtet, fasst 120 g',
      ],
    },
    en: {
      text: [
        'One knob, thirteen steps, one drawer. This grinder for filter coffee doses by time and stops once the amount you set has been ground. The conical burrs run at 450 rpm: slow enough to keep the beans cool and the kitchen quiet. The glass hopper holds 250 g and closes with a silicone seal.',
      ],
      facts: [
        '40 mm conical burrs, hardened steel',
        '165 W, 20 g in 14 s, 68 dB(A)',
        'Width 138 mm, depth 150 mm, height 330 mm, 3.1 kg',
        'Anti-static drawer, holds 120 g',
      ],
    },
  }),
  product({
    handle: 'mahlscheiben-64',
    no: 14,
    sku: 'S64',
    title: ['Mahlscheiben 64, Paar', 'Burr Set 64, Pair'],
    type: 'Ersatzteil',
    collections: ['muehlen', 'pflege'],
    tags: ['ersatzteil', 'mahlscheiben'],
    options: [
      {
        name: ['Ausführung', 'Version'],
        values: [
          ['Stahl', 'Steel', '#b4b8bd'],
          ['Titanbeschichtet', 'Titanium-coated', '#a48a52'],
        ],
      },
    ],
    rows: rows([
      [['Stahl'], 'ST', 5900, 210, 30],
      [['Titanbeschichtet'], 'TI', 8900, 210, 7],
    ]),
    media: [
      [
        'scheiben-stahl',
        'Mahlscheibe aus Stahl mit geschwungenen Schneiden',
        'Steel burr with curved cutting edges',
        'Stahl',
      ],
      [
        'scheiben-titan',
        'Titanbeschichtete Mahlscheibe in Goldton',
        'Titanium-coated burr with a golden tone',
        'Titanbeschichtet',
      ],
      ['scheiben-paar', 'Zwei Mahlscheiben nebeneinander', 'Two burrs side by side'],
    ],
    de: {
      text: [
        'Ersatzscheiben für das Mahlwerk 64 und andere Mühlen mit Scheiben von 64 mm und drei Schrauben im Abstand von 120 Grad. Achtzehn Hauptschneiden brechen die Bohne, sechsunddreißig Nachschneiden bestimmen die Korngröße. Die beschichtete Ausführung hält etwa doppelt so lange.',
        'Nach dem Einbau mit 500 g Kaffee einmahlen und den Nullpunkt neu setzen.',
      ],
      facts: [
        'Werkzeugstahl, gehärtet auf 60 HRC',
        'Außen Ø 64 mm, innen Ø 33 mm, Dicke 8 mm',
        'Standzeit: Stahl etwa 400 kg, Titan etwa 900 kg',
        'Sechs Schrauben M4 liegen bei',
      ],
    },
    en: {
      text: [
        'Replacement burrs for the Mahlwerk 64 and for other grinders with 64 mm burrs and three screws set at 120 degrees. Eighteen main edges break the bean, thirty-six finishing edges set the particle size. The coated version lasts about twice as long.',
        'After fitting, season with 500 g of coffee and set zero again.',
      ],
      facts: [
        'Tool steel, hardened to 60 HRC',
        'Outer Ø 64 mm, inner Ø 33 mm, 8 mm thick',
        'Service life: steel about 400 kg, titanium about 900 kg',
        'Six M4 screws included',
      ],
    },
  }),
  product({
    handle: 'waage-01',
    no: 15,
    sku: 'W01',
    title: ['Waage 01', 'Waage 01 Brewing Scale'],
    type: 'Waage',
    collections: ['waagen', 'filterkaffee'],
    tags: ['waage', 'timer', 'usb-c'],
    options: [colour(['schwarz', 'weiss'])],
    rows: rows([
      [['Schwarz'], 'SW', 7900, 560, 58],
      [['Weiß'], 'WE', 7900, 560, 29],
    ]),
    media: [
      [
        'waage-01-schwarz',
        'Schwarze Kaffeewaage mit leuchtender Anzeige für Gewicht und Zeit',
        'Black coffee scale with lit display for weight and time',
        'Schwarz',
      ],
      [
        'waage-01-weiss',
        'Weiße Kaffeewaage mit schwarzer Auflage',
        'White coffee scale with black pad',
        'Weiß',
      ],
      ['waage-01-anzeige', 'Nahaufnahme der Anzeige: 312,4 Gramm', 'Close-up of the display: 312.4 grams'],
      ['waage-01-masse', 'Draufsicht mit Maßen: 150 mal 178 mm', 'Top view with dimensions: 150 by 178 mm'],
    ],
    de: {
      text: [
        'Gewicht rechts, Zeit links, zwei Tasten darunter. Die Stoppuhr startet von selbst, sobald das erste Wasser fällt, und die Anzeige folgt dem Aufguss ohne merkliche Verzögerung. Unter der Silikonauflage fängt eine Rinne verschüttetes Wasser auf, bevor es die Elektronik erreicht.',
        'Der Akku wird über USB-C geladen und reicht für rund 30 Stunden.',
      ],
      facts: [
        'Teilung 0,1 g, Höchstlast 3 kg',
        '150 × 178 × 21 mm, 560 g',
        'Gehäuse aus ABS, Anzeige hinter gehärtetem Glas',
        'Abschaltung nach 5, 10 oder 30 Minuten',
      ],
    },
    en: {
      text: [
        'Weight on the right, time on the left, two keys below. The timer starts by itself when the first water falls, and the reading follows your pour without a noticeable delay. Under the silicone pad a channel catches spilt water before it reaches the electronics.',
        'The battery charges by USB-C and lasts for about 30 hours.',
      ],
      facts: [
        'Resolution 0.1 g, maximum load 3 kg',
        '150 × 178 × 21 mm, 560 g',
        'ABS housing, display behind toughened glass',
        'Switches off after 5, 10 or 30 minutes, as you choose',
      ],
    },
  }),
  product({
    handle: 'waage-mini',
    no: 16,
    sku: 'WMI',
    title: ['Waage Mini', 'Waage Mini Espresso Scale'],
    type: 'Waage',
    collections: ['waagen', 'espresso'],
    tags: ['waage', 'timer', 'espresso'],
    options: [colour(['schwarz', 'weiss'])],
    rows: rows([
      [['Schwarz'], 'SW', 6900, 260, 40],
      [['Weiß'], 'WE', 6900, 260, 3],
    ]),
    media: [
      ['waage-mini-schwarz', 'Kleine schwarze Espressowaage', 'Small black espresso scale', 'Schwarz'],
      ['waage-mini-weiss', 'Kleine weiße Espressowaage', 'Small white espresso scale', 'Weiß'],
      [
        'waage-mini-tasse',
        'Espressotasse auf der Waage, Anzeige 36,1 Gramm',
        'Espresso cup on the scale reading 36.1 grams',
      ],
    ],
    de: {
      text: [
        'Nur 16 mm hoch, damit zwischen Tropfgitter und Auslauf noch eine Tasse passt. Sie tariert sich, wenn du die Tasse abstellst, startet mit dem ersten Tropfen und hält die Zeit an, wenn der Bezug endet. So liest du Dosis, Ertrag und Zeit auf einen Blick: 18 g hinein, 36 g heraus, 28 Sekunden.',
      ],
      facts: [
        'Teilung 0,1 g, Höchstlast 2 kg',
        '106 × 132 × 16 mm, 260 g',
        'Nanobeschichtete Platine, spritzwassergeschützt',
        'Akku mit 20 Stunden Laufzeit, USB-C',
        'Hitzefeste Silikonauflage, abnehmbar',
      ],
    },
    en: {
      text: [
        'Only 16 mm high, so that a cup still fits between drip grid and spout. It tares when you set the cup down, starts with the first drop and stops the clock when the shot ends. Dose, yield and time are there at a glance: 18 g in, 36 g out, 28 seconds.',
      ],
      facts: [
        'Resolution 0.1 g, maximum load 2 kg',
        '106 × 132 × 16 mm, 260 g',
        'Nano-coated circuit board, protected against splashes',
        'Battery lasts 20 hours, USB-C',
        'Heat-proof silicone pad, removable for rinsing',
      ],
    },
  }),
  product({
    handle: 'pruefgewicht-200',
    no: 17,
    sku: 'PG2',
    title: ['Prüfgewicht 200 g', 'Calibration Weight 200 g'],
    type: 'Zubehör',
    collections: ['waagen'],
    tags: ['waage', 'messen'],
    rows: rows([[[], '', 2490, 230, 15]]),
    media: [
      [
        'gewicht',
        'Poliertes Prüfgewicht aus Edelstahl mit Knauf',
        'Polished stainless-steel weight with knob',
      ],
      [
        'gewicht-waage',
        'Prüfgewicht auf der Waage, Anzeige 200,0 Gramm',
        'Weight on the scale reading 200.0 grams',
      ],
    ],
    de: {
      text: [
        'Waagen wandern: mit der Temperatur, nach einem Stoß, über die Jahre. Mit dem Prüfgewicht siehst du in zehn Sekunden, ob deine noch stimmt. Beide Kessel-Waagen lassen sich damit neu justieren: Taste für die Tara fünf Sekunden halten, Gewicht auflegen, fertig.',
        'Das Gewicht am Knauf anfassen und trocken lagern, Fingerabdrücke wiegen mit.',
      ],
      facts: [
        'Edelstahl, gedreht und poliert',
        'Toleranz ± 30 mg (entspricht Klasse M2)',
        'Ø 35 mm, Höhe 62 mm',
        'Mit Filzbeutel zur Aufbewahrung',
      ],
    },
    en: {
      text: [
        'Scales drift: with temperature, after a knock, over the years. With this weight you can see in ten seconds whether yours still tells the truth. Both Kessel scales can be adjusted with it: hold the tare key for five seconds, set the weight down, done.',
        'Lift it by the knob and store it dry, as fingerprints weigh something too.',
      ],
      facts: [
        'Stainless steel, turned and polished',
        'Tolerance ± 30 mg (in line with class M2)',
        'Ø 35 mm, height 62 mm',
        'Comes with a felt pouch',
      ],
    },
  }),
];
