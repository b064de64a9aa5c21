import { choice, colour, product, rows } from './build.ts';

/** The espresso machine and its tools. */
export const espressoProducts = [
  product({
    handle: 'druck-9-espressomaschine',
    no: 18,
    sku: 'D09',
    title: ['Druck 9 Espressomaschine', 'Druck 9 Espresso Machine'],
    type: 'Espressomaschine',
    collections: ['espresso'],
    tags: ['espressomaschine', 'pid', '58-mm'],
    options: [colour(['stahl', 'schwarz', 'weiss'])],
    rows: rows([
      [['Edelstahl'], 'ST', 129000, 17800, 9],
      [['Schwarz'], 'SW', 129000, 17800, 6],
      [['Weiß'], 'WE', 129000, 17800, 1],
    ]),
    costShare: 0.6,
    media: [
      [
        'druck-9-stahl',
        'Espressomaschine aus Edelstahl beim Bezug, Tassen auf der Ablage',
        'Stainless-steel espresso machine pulling a shot, cups on top',
        'Edelstahl',
      ],
      [
        'druck-9-schwarz',
        'Schwarze Espressomaschine mit orangem Drehknopf',
        'Black espresso machine with an orange knob',
        'Schwarz',
      ],
      [
        'druck-9-weiss',
        'Weiße Espressomaschine mit orangem Drehknopf',
        'White espresso machine with an orange knob',
        'Weiß',
      ],
      [
        'druck-9-gruppe',
        'Nahaufnahme von Brühgruppe, Manometer und Siebträger',
        'Close-up of group head, gauge and portafilter',
      ],
      [
        'druck-9-front',
        'Vorderansicht mit Maßen: 230 mm breit, 328 mm hoch',
        'Front view with dimensions: 230 mm wide, 328 mm high',
      ],
    ],
    de: {
      text: [
        'Eine Gruppe, ein Kessel für den Kaffee, ein Thermoblock für den Dampf. Die Regelung hält das Brühwasser auf ein halbes Grad genau, das Manometer zeigt den Druck am Sieb. Links schaltest du den Bezug, rechts öffnest du den Dampf; mehr gibt es nicht zu bedienen. Nach acht Minuten ist die Gruppe durchgewärmt.',
        'Vorbrühen mit 3 bar, danach 9 bar.',
      ],
      facts: [
        'Messingkessel 0,4 l, PID, 88–96 °C',
        'Rotationspumpe, Tank 2,2 l, 1.450 W',
        '230 × 330 × 328 mm, 17,8 kg',
        'Siebträger 58 mm mit Doppelauslauf und zwei Sieben',
        'Alle Verschleißteile einzeln erhältlich',
      ],
    },
    en: {
      text: [
        'One group, one boiler for coffee, one thermoblock for steam. The controller holds the brew water within half a degree, and the gauge shows the pressure at the basket. The left knob runs the shot, the right one opens the steam; there is nothing else to operate. The group is heated through after eight minutes.',
        'Pre-infusion at 3 bar, then 9 bar.',
      ],
      facts: [
        'Brass boiler 0.4 l, PID, 88–96 °C',
        'Rotary pump, 2.2 l tank, 1,450 W',
        '230 × 330 × 328 mm, 17.8 kg',
        '58 mm portafilter with double spout and two baskets',
        'All wearing parts available singly',
      ],
    },
  }),
  product({
    handle: 'siebtraeger-58',
    no: 19,
    sku: 'ST58',
    title: ['Siebträger 58', 'Portafilter 58'],
    type: 'Siebträger',
    collections: ['espresso'],
    tags: ['58-mm', 'siebtraeger'],
    options: [
      choice(
        ['Ausführung', 'Version'],
        [
          ['Bodenlos', 'Bottomless'],
          ['Doppelauslauf', 'Double spout'],
        ],
      ),
    ],
    rows: rows([
      [['Bodenlos'], 'BL', 6900, 560, 22],
      [['Doppelauslauf'], 'DA', 7400, 640, 18],
    ]),
    media: [
      [
        'siebtraeger-bodenlos',
        'Bodenloser Siebträger mit schwarzem Griff',
        'Bottomless portafilter with a black handle',
        'Bodenlos',
      ],
      ['siebtraeger-doppel', 'Siebträger mit zwei Ausläufen', 'Portafilter with two spouts', 'Doppelauslauf'],
      [
        'siebtraeger-explosion',
        'Siebeinsatz über dem Siebträger, technische Ansicht',
        'Basket above the portafilter, technical view',
      ],
    ],
    de: {
      text: [
        'Passt zur Druck 9 und zu anderen Maschinen mit Brühgruppe E61 und 58 mm. Die bodenlose Ausführung zeigt, wie der Kaffee aus dem Sieb tritt: Spritzer verraten Kanäle im Puck, ein ruhiger Kegel eine saubere Verteilung. Der Doppelauslauf teilt einen Bezug auf zwei Tassen.',
        'Das Gewicht des Griffs gleicht den Kopf aus, der Träger liegt eben auf der Matte.',
      ],
      facts: [
        'Messing verchromt, Griff aus Nylon mit Stahlkern',
        'Länge 235 mm, 560 g (bodenlos)',
        'Mit Sieb für 18 g und Haltefeder',
        'Handwäsche; nicht in die Spülmaschine',
      ],
    },
    en: {
      text: [
        'Fits the Druck 9 and other machines with an E61 group of 58 mm. The bottomless version shows how coffee leaves the basket: spurts give away channels in the puck, a calm cone an even distribution. The double spout splits one shot between two cups.',
        'The weight of the handle balances the head, so it rests level on the mat.',
      ],
      facts: [
        'Chromed brass, nylon handle with steel core',
        'Length 235 mm, 560 g (bottomless)',
        'With 18 g basket and retaining spring',
        'Wash by hand; not for the dishwasher',
      ],
    },
  }),
  product({
    handle: 'tamper',
    no: 20,
    sku: 'TAM',
    title: ['Tamper', 'Tamper'],
    type: 'Tamper',
    collections: ['espresso'],
    tags: ['tamper', '58-mm', '53-mm'],
    options: [
      colour(['schwarz', 'signal', 'nuss'], ['Griff', 'Handle']),
      choice(
        ['Durchmesser', 'Diameter'],
        [
          ['53,3 mm', '53.3 mm'],
          ['58,5 mm', '58.5 mm'],
        ],
      ),
    ],
    rows: rows([
      [['Schwarz', '53,3 mm'], 'SW-53', 4490, 420, 16],
      [['Schwarz', '58,5 mm'], 'SW-58', 4490, 470, 55],
      [['Signalorange', '53,3 mm'], 'SO-53', 4490, 420, 9],
      [['Signalorange', '58,5 mm'], 'SO-58', 4490, 470, 24],
      [['Nussbaum', '53,3 mm'], 'NU-53', 5490, 410, 0],
      [['Nussbaum', '58,5 mm'], 'NU-58', 5490, 460, 12],
    ]),
    media: [
      [
        'tamper-schwarz',
        'Tamper mit schwarzem Griff und Stahlbasis',
        'Tamper with black handle and steel base',
        'Schwarz',
      ],
      [
        'tamper-signal',
        'Tamper mit Griff in Signalorange',
        'Tamper with a signal-orange handle',
        'Signalorange',
      ],
      ['tamper-nuss', 'Tamper mit Griff aus Nussbaum', 'Tamper with a walnut handle', 'Nussbaum'],
      [
        'tamper-masse',
        'Maßzeichnung: Basis 58,5 mm, Höhe 88 mm',
        'Dimension drawing: base 58.5 mm, height 88 mm',
      ],
    ],
    de: {
      text: [
        'Eine plane Basis, auf einen Hundertstelmillimeter geschliffen, und ein Griff, der in die Handfläche passt, ohne dass das Handgelenk knickt. Mit 58,5 mm reicht der Tamper bis an die Wand moderner Siebe; am Rand bleibt kein lockerer Ring stehen. Gedrückt wird gerade, mit 10 bis 15 kg, einmal.',
      ],
      facts: [
        'Basis aus Edelstahl 304, gerade Kante mit 0,3 mm Fase',
        'Griff aus Aluminium, eloxiert, oder aus geöltem Nussbaum',
        'Höhe 88 mm, Gewicht 470 g (58,5 mm)',
        '53,3 mm für kleinere Siebträger',
        'Griff und Basis mit Gewinde M8 verbunden',
      ],
    },
    en: {
      text: [
        'A flat base ground to a hundredth of a millimetre and a handle that sits in the palm without bending the wrist. At 58.5 mm the tamper reaches the wall of modern baskets, so no loose ring is left at the edge. Press straight, with 10 to 15 kg, once.',
      ],
      facts: [
        'Base of 304 stainless steel, straight edge with 0.3 mm chamfer',
        'Handle of anodised aluminium or oiled walnut',
        'Height 88 mm, weight 470 g (58.5 mm)',
        '53.3 mm fits smaller portafilters',
        'Handle and base join by an M8 thread',
      ],
    },
  }),
  product({
    handle: 'verteiler',
    no: 21,
    sku: 'VER',
    title: ['Verteiler', 'Levelling Tool'],
    type: 'Verteiler',
    collections: ['espresso'],
    tags: ['verteiler', '58-mm', '53-mm'],
    options: [
      colour(['schwarz', 'stahl']),
      choice(
        ['Durchmesser', 'Diameter'],
        [
          ['53 mm', '53 mm'],
          ['58 mm', '58 mm'],
        ],
      ),
    ],
    rows: rows([
      [['Schwarz', '53 mm'], 'SW-53', 3490, 340, 14],
      [['Schwarz', '58 mm'], 'SW-58', 3490, 390, 37],
      [['Edelstahl', '53 mm'], 'ST-53', 3990, 360, 8],
      [['Edelstahl', '58 mm'], 'ST-58', 2990, 410, 20, 3990],
    ]),
    media: [
      [
        'verteiler-schwarz',
        'Runder Verteiler mit schwarzem, geriffeltem Kragen',
        'Round levelling tool with a black knurled collar',
        'Schwarz',
      ],
      [
        'verteiler-stahl',
        'Runder Verteiler aus Edelstahl',
        'Round levelling tool in stainless steel',
        'Edelstahl',
      ],
      [
        'verteiler-hub',
        'Technische Ansicht: Kragen in der Höhe verstellbar, 0 bis 12 mm',
        'Technical view: collar adjustable by 0 to 12 mm',
      ],
    ],
    de: {
      text: [
        'Auf das Sieb setzen, zweimal drehen, abheben. Die drei flachen Rampen an der Unterseite ziehen das Mahlgut in die Mitte und an den Rand, bis die Oberfläche eben ist. Wie tief das Werkzeug eintaucht, stellst du am Kragen zwischen 0 und 12 mm ein; ein Konterring hält das Maß.',
        'Danach wie gewohnt tampern.',
      ],
      facts: [
        'Basis aus Edelstahl 304, Kragen aus Aluminium, eloxiert',
        'Höhe 41 mm, Gewicht 390 g (58 mm)',
        'Eintauchtiefe 0–12 mm, stufenlos',
        'Geriffelter Rand, greift auch mit nassen Händen',
        'Mit einem Tuch abwischen',
      ],
    },
    en: {
      text: [
        'Set it on the basket, turn twice, lift off. The three shallow ramps underneath draw the grounds to the middle and the edge until the surface is level. You set how deep the tool reaches at the collar, between 0 and 12 mm; a lock ring holds the measure.',
        'Then tamp as usual.',
      ],
      facts: [
        'Base of 304 stainless steel, collar of anodised aluminium',
        'Height 41 mm, weight 390 g (58 mm)',
        'Depth 0–12 mm, stepless',
        'Knurled rim that grips even with wet hands',
        'Wipe clean with a cloth after use',
      ],
    },
  }),
  product({
    handle: 'nadel-verteiler',
    no: 22,
    sku: 'NAD',
    title: ['Nadelwerkzeug', 'Needle Distributor'],
    type: 'Verteiler',
    collections: ['espresso'],
    tags: ['wdt', 'verteiler'],
    options: [colour(['schwarz', 'signal'])],
    rows: rows([
      [['Schwarz'], 'SW', 2490, 120, 49],
      [['Signalorange'], 'SO', 2490, 120, 26],
    ]),
    media: [
      [
        'nadel-schwarz',
        'Nadelwerkzeug mit schwarzem Griff auf seinem Ständer',
        'Needle tool with black handle on its stand',
        'Schwarz',
      ],
      [
        'nadel-signal',
        'Nadelwerkzeug mit orangem Griff auf seinem Ständer',
        'Needle tool with orange handle on its stand',
        'Signalorange',
      ],
      [
        'nadel-sieb',
        'Nadeln lockern Kaffeemehl im Siebträger',
        'Needles loosening ground coffee in the portafilter',
      ],
    ],
    de: {
      text: [
        'Acht Nadeln lösen Klumpen im Sieb, bevor du tamperst. Mit 0,35 mm sind sie dünn genug, um Wege zu öffnen statt Furchen zu ziehen. In kleinen Kreisen vom Boden nach oben rühren, zuletzt die Oberfläche glätten: Das dauert zehn Sekunden und macht den Unterschied zwischen einem ungleichen und einem ruhigen Bezug.',
      ],
      facts: [
        'Akupunkturnadeln aus Edelstahl, Ø 0,35 mm, einzeln tauschbar',
        'Griff aus Aluminium, eloxiert',
        'Gewicht des Ständers 74 g, Höhe gesamt 131 mm',
        'Vier Ersatznadeln liegen bei',
        'Nur mit trockenem Pinsel reinigen',
      ],
    },
    en: {
      text: [
        'Eight needles break up clumps in the basket before you tamp. At 0.35 mm they are thin enough to open paths rather than plough furrows. Stir in small circles from the bottom up and smooth the surface last: it takes ten seconds and makes the difference between an uneven and a calm shot.',
      ],
      facts: [
        'Stainless-steel acupuncture needles, Ø 0.35 mm, each replaceable',
        'Handle of anodised aluminium',
        'Stand weighs 74 g, overall height 131 mm',
        'Four spare needles included',
        'Clean with a dry brush only',
      ],
    },
  }),
  product({
    handle: 'praezisionssieb-58',
    no: 23,
    sku: 'PSI',
    title: ['Präzisionssieb 58', 'Precision Basket 58'],
    type: 'Siebeinsatz',
    collections: ['espresso'],
    tags: ['58-mm', 'sieb'],
    options: [
      choice(
        ['Dosis', 'Dose'],
        [
          ['14 g', '14 g'],
          ['18 g', '18 g'],
          ['20 g', '20 g'],
          ['22 g', '22 g'],
        ],
      ),
    ],
    rows: rows([
      [['14 g'], '14', 2690, 48, 17],
      [['18 g'], '18', 2690, 52, 68],
      [['20 g'], '20', 2690, 55, 33],
      [['22 g'], '22', 2690, 58, 2],
    ]),
    media: [
      ['einsatz', 'Siebeinsatz aus poliertem Edelstahl', 'Filter basket in polished stainless steel'],
      ['einsatz-reihe', 'Drei Siebeinsätze nebeneinander', 'Three filter baskets in a row'],
      ['einsatz-boden', 'Lochbild des Siebbodens von oben', 'Hole pattern of the basket floor from above'],
    ],
    de: {
      text: [
        'Die Löcher dieses Siebs werden gestanzt, entgratet und einzeln vermessen; ihr Durchmesser weicht höchstens um 0,02 mm ab. Das Wasser findet deshalb überall den gleichen Widerstand. Wähle die Größe nach deiner Dosis und bleib innerhalb von einem Gramm, dann stimmt der Abstand zur Dusche.',
        'Ohne Rille: Das Sieb lässt sich zum Ausklopfen leichter lösen.',
      ],
      facts: [
        'Edelstahl 304, Wandstärke 0,6 mm',
        '58 mm, Loch Ø 0,30 mm, Innenfläche poliert',
        'Für E61 und baugleiche Siebträger',
        'Spülmaschinenfest, alle zwei Wochen in Reiniger legen',
      ],
    },
    en: {
      text: [
        'The holes of this basket are punched, deburred and measured one by one; their diameter deviates by no more than 0.02 mm. Water therefore meets the same resistance everywhere. Choose the size by your dose and stay within a gram of it, and the distance to the shower screen is right.',
        'Ridgeless, so it lifts out more easily.',
      ],
      facts: [
        '304 stainless steel, 0.6 mm wall',
        '58 mm, hole Ø 0.30 mm, polished inside',
        'For E61 and compatible portafilters',
        'Dishwasher safe; soak in cleaner every two weeks',
      ],
    },
  }),
  product({
    handle: 'abschlagbehaelter',
    no: 24,
    sku: 'ABS',
    title: ['Abschlagbehälter', 'Knock Box'],
    type: 'Abschlagbehälter',
    collections: ['espresso', 'pflege'],
    tags: ['barista', 'abschlagen'],
    options: [colour(['schwarz', 'stahl'])],
    rows: rows([
      [['Schwarz'], 'SW', 3490, 780, 32],
      [['Edelstahl'], 'ST', 3990, 820, 15],
    ]),
    media: [
      [
        'abschlag-schwarz',
        'Schwarzer runder Abschlagbehälter mit orangem Ring',
        'Black round knock box with orange ring',
        'Schwarz',
      ],
      [
        'abschlag-stahl',
        'Abschlagbehälter aus Edelstahl mit orangem Ring',
        'Stainless-steel knock box with orange ring',
        'Edelstahl',
      ],
      [
        'abschlag-oben',
        'Blick von oben auf den gepolsterten Querstab',
        'View from above onto the padded bar',
      ],
    ],
    de: {
      text: [
        'Ein kräftiger Schlag auf den Querstab, und der Puck fällt in einem Stück. Der Stab ist mit 6 mm Silikon ummantelt und federt so weit nach, dass weder Siebträger noch Nachbarn leiden. Zum Leeren ziehst du ihn nach oben heraus; Behälter und Stab kommen zusammen in die Spülmaschine.',
        'Fasst etwa zwölf Pucks zu 18 g, genug für einen Tag zu Hause.',
      ],
      facts: [
        'Edelstahl 1 mm, schwarz pulverbeschichtet oder gebürstet',
        'Ø 120 mm, Höhe 109 mm, 780 g',
        'Rutschfester Boden aus Gummi',
        'Stab und Mantel als Ersatzteil erhältlich',
      ],
    },
    en: {
      text: [
        'One firm knock on the bar and the puck drops in one piece. The bar is sheathed in 6 mm of silicone and gives just enough to spare both portafilter and neighbours. To empty the box, pull the bar out upwards; box and bar go into the dishwasher together.',
        'Holds about twelve 18 g pucks, enough for a day at home.',
      ],
      facts: [
        '1 mm stainless steel, powder-coated black or brushed',
        'Ø 120 mm, height 109 mm, 780 g',
        'Non-slip rubber base',
        'Bar and sleeve available as spare parts',
      ],
    },
  }),
  product({
    handle: 'milchkanne',
    no: 25,
    sku: 'MIL',
    title: ['Milchkännchen', 'Milk Pitcher'],
    type: 'Milchkännchen',
    collections: ['espresso', 'tassen-kannen'],
    tags: ['milch', 'latte-art'],
    options: [
      colour(['stahl', 'schwarz', 'weiss']),
      choice(
        ['Größe', 'Size'],
        [
          ['350 ml', '350 ml'],
          ['600 ml', '600 ml'],
        ],
      ),
    ],
    rows: rows([
      [['Edelstahl', '350 ml'], 'ST-35', 2190, 210, 60],
      [['Edelstahl', '600 ml'], 'ST-60', 2590, 290, 48],
      [['Schwarz', '350 ml'], 'SW-35', 2490, 215, 23],
      [['Schwarz', '600 ml'], 'SW-60', 2890, 295, 18],
      [['Weiß', '350 ml'], 'WE-35', 2490, 215, 10],
      [['Weiß', '600 ml'], 'WE-60', 2890, 295, 0],
    ]),
    media: [
      [
        'kanne-stahl',
        'Milchkännchen aus Edelstahl mit spitzem Ausguss',
        'Stainless-steel milk pitcher with a pointed lip',
        'Edelstahl',
      ],
      ['kanne-schwarz', 'Schwarz beschichtetes Milchkännchen', 'Milk pitcher coated black', 'Schwarz'],
      ['kanne-weiss', 'Weiß beschichtetes Milchkännchen', 'Milk pitcher coated white', 'Weiß'],
      ['kanne-paar', 'Zwei gefüllte Milchkännchen in zwei Größen', 'Two filled milk pitchers in two sizes'],
    ],
    de: {
      text: [
        'Der Bauch ist weit, der Hals eng: So dreht sich die Milch beim Schäumen in einem Wirbel und nimmt die Luft gleichmäßig auf. Der Ausguss läuft spitz zu und hat eine scharfe Kante, damit der Strahl abreißt, wenn du absetzt, und feine Linien stehen bleiben.',
        'Für einen Cappuccino reichen 150 ml Milch im kleinen, für zwei 280 ml im großen Kännchen.',
      ],
      facts: [
        'Edelstahl 18/10, 0,8 mm',
        '600 ml: Ø 84 mm, Höhe 99 mm',
        'Innen Messmarken in Schritten von 50 ml',
        'Unbeschichtet spülmaschinenfest, beschichtet von Hand spülen',
      ],
    },
    en: {
      text: [
        'Wide body, narrow neck: milk turns in a whirl as you steam and takes up air evenly. The lip comes to a point and has a sharp edge, so that the stream breaks off when you stop and fine lines stay where you put them.',
        'For one cappuccino 150 ml of milk in the small pitcher will do, for two use 280 ml in the large one.',
      ],
      facts: [
        '18/10 stainless steel, 0.8 mm',
        '600 ml: Ø 84 mm, height 99 mm',
        'Marks inside in steps of 50 ml',
        'Uncoated: dishwasher safe; coated: wash by hand',
      ],
    },
  }),
];
