import type { StaticPages } from './static-pages.ts';

export const pagesDe: StaticPages = {
  shipping: () => ({
    title: 'Versand',
    lead: 'Was die Lieferung kostet und wie lange sie dauert, sehen Sie an der Kasse für Ihre Adresse, bevor Sie bezahlen.',
    sections: [
      {
        heading: 'Wohin wir liefern',
        text: ['Die Länder, in die wir liefern, stehen an der Kasse im Feld „Land“.'],
      },
      {
        heading: 'Kosten und Termine',
        text: [
          'Sobald die Adresse eingegeben ist, sehen Sie jede Versandart mit Preis und den Tagen, an denen das Paket ankommen soll. Später kommt nichts hinzu.',
        ],
      },
      {
        heading: 'Dies ist eine Demonstration',
        text: [
          'Es verlässt kein Paket das Haus. Bestellungen werden aufgenommen, angezeigt und lassen sich verfolgen, aber nichts wird versandt.',
        ],
      },
    ],
  }),
  returns: () => ({
    title: 'Rückgabe und Widerruf',
    lead: 'Sie haben ab Erhalt mindestens 14 Tage Zeit, Ware ohne Angabe von Gründen zurückzugeben. Wo dieser Shop mehr verspricht, gilt die längere Frist.',
    sections: [
      {
        heading: 'So geht es',
        text: [
          'Schreiben Sie uns mit Ihrer Bestellnummer. Wir nennen Ihnen die Adresse für die Rücksendung und erstatten den Preis samt Standardversand innerhalb von 14 Tagen nach Ihrer Erklärung, sobald die Ware oder der Nachweis der Absendung hier ist.',
        ],
      },
      {
        heading: 'Was nicht zurückkommen kann',
        text: ['Versiegelte Lebensmittel, die geöffnet wurden, und nach Ihren Maßen Gefertigtes.'],
      },
      {
        heading: 'Dies ist eine Demonstration',
        text: [
          'Es wurde nichts versandt, also muss nichts zurückkommen. Erstattungen in diesem Shop bewegen kein Geld.',
        ],
      },
    ],
  }),
  contact: ({ name }) => ({
    title: 'Kontakt',
    lead: `${name || 'Dieser Shop'} ist eine Demonstration und hat keinen Kundendienst.`,
    sections: [
      {
        heading: 'Zu einer Bestellung',
        text: [
          'Der Link in Ihrer Bestätigung zeigt, wie weit Ihre Bestellung ist. Bewahren Sie ihn auf: Er öffnet sich ohne Konto.',
        ],
      },
      {
        heading: 'Zu diesem Shop',
        text: [
          'Betrieben wird er von denen, die diese Kopie der Software gestartet haben. Hier ist Platz für Anschrift, Telefon und Sprechzeiten.',
        ],
      },
    ],
  }),
  imprint: ({ name }) => ({
    title: 'Impressum',
    lead: `${name || 'Dieser Shop'} ist eine Demo-Marke. Sie ist kein Unternehmen und verkauft nichts.`,
    sections: [
      {
        heading: 'Verantwortlich',
        text: [
          'Wer diese Kopie der Software betreibt. Ein echter Shop nennt hier Name, Rechtsform, Anschrift, E-Mail-Adresse, Telefon, Registereintrag und Umsatzsteuer-Identifikationsnummer.',
        ],
      },
      {
        heading: 'Bilder und Texte',
        text: [
          'Produkte, Namen, Texte und Bilder wurden für diese Demonstration gemacht. Ähnlichkeiten mit echten Marken sind Zufall.',
        ],
      },
    ],
  }),
  terms: ({ isEu }) => ({
    title: 'AGB',
    lead: 'Die Regeln dieses Demo-Shops in Kürze.',
    sections: [
      {
        heading: 'Kein Kaufvertrag',
        text: [
          'Bestellungen dienen dem Ausprobieren der Software. Es kommt kein Vertrag zustande, nichts wird geliefert und nichts geschuldet.',
        ],
      },
      {
        heading: 'Preise',
        text: [
          isEu
            ? 'Die Preise enthalten die Mehrwertsteuer. Der Versand kommt an der Kasse hinzu und wird vor der Bestellung angezeigt.'
            : 'Die Preise verstehen sich ohne Steuern. Steuern und Versand kommen an der Kasse hinzu und werden vor der Bestellung angezeigt.',
        ],
      },
      {
        heading: 'Bezahlung',
        text: [
          'Es werden nur Testzahlungen angenommen. Geben Sie nie die Daten einer echten Karte ein: Es gibt kein Feld dafür.',
        ],
      },
    ],
  }),
  privacy: ({ name }) => ({
    title: 'Datenschutz',
    lead: `Was ${name || 'dieser Shop'} über Sie speichert und warum.`,
    sections: [
      {
        heading: 'Während Sie sich umsehen',
        text: [
          'Die Seiten sind für alle gleich. Es gibt kein Tracking, keine Werbung, und nichts wird von anderen Firmen geladen.',
        ],
      },
      {
        heading: 'Wenn Sie einen Warenkorb füllen',
        text: [
          'Ein Cookie merkt sich, welcher Warenkorb Ihrer ist. Er ist dafür nötig, enthält eine Zufallszahl und nichts über Sie und erlischt nach 30 Tagen ohne Änderung.',
        ],
      },
      {
        heading: 'Wenn Sie bestellen',
        text: [
          'E-Mail-Adresse, Anschrift und Bestellung werden in der Datenbank dieser Demonstration gespeichert, um sie Ihnen und in der Verwaltung des Shops anzuzeigen. Bitte verwenden Sie erfundene Angaben.',
        ],
      },
      {
        heading: 'Ihre Rechte',
        text: [
          'Sie können bei denen, die diese Kopie betreiben, erfragen, was über Sie gespeichert ist, und es berichtigen oder löschen lassen.',
        ],
      },
    ],
  }),
  accessibility: ({ name }) => ({
    title: 'Barrierefreiheit',
    lead: `${name || 'Dieser Shop'} soll für alle benutzbar sein.`,
    sections: [
      {
        heading: 'Unser Ziel',
        text: [
          'WCAG 2.2, Stufe AA, wie es die EN 301 549 verlangt: Alles geht mit der Tastatur, ist für Screenreader benannt, lässt sich auf 400 % vergrößern, folgt Ihren Einstellungen für dunkle Farben, Kontrast und Bewegung und funktioniert ohne Skripte.',
        ],
      },
      {
        heading: 'So prüfen wir',
        text: [
          'Bei jeder Änderung laufen automatische Prüfungen über alle Seiten, und ein Kauf wird allein mit der Tastatur getätigt.',
        ],
      },
      {
        heading: 'Wenn Ihnen etwas im Weg steht',
        text: ['Sagen Sie es denen, die diesen Shop betreiben. Was vom Kauf abhält, gilt als Fehler.'],
      },
    ],
  }),
};
