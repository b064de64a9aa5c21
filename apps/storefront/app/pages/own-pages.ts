import type { OwnFacts, StaticPage } from './static-pages.ts';

const WORDS = {
  en: {
    contact: 'Contact',
    contactLead: 'How to reach us.',
    write: 'Write or call',
    visit: 'Post',
    imprint: 'Imprint',
    imprintLead: 'Who is responsible for this shop.',
    responsible: 'Responsible',
    represented: 'Represented by',
    register: 'Register entry',
    tax: 'Tax number',
  },
  de: {
    contact: 'Kontakt',
    contactLead: 'So erreichen Sie uns.',
    write: 'Schreiben oder anrufen',
    visit: 'Post',
    imprint: 'Impressum',
    imprintLead: 'Wer für diesen Shop verantwortlich ist.',
    responsible: 'Verantwortlich',
    represented: 'Vertreten durch',
    register: 'Registereintrag',
    tax: 'Steuernummer',
  },
} as const;

const wordsIn = (locale: string) => (locale.startsWith('de') ? WORDS.de : WORDS.en);
const lines = (...texts: string[]): string[] =>
  texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
const section = (heading: string, ...texts: string[]) => {
  const text = lines(...texts);
  return text.length > 0 ? [{ heading, text }] : [];
};

/**
 * Contact and imprint from what the brand wrote down in its settings; null while it wrote nothing, so that the shop's
 * own words stand there.
 */
export function ownPage(name: string, locale: string, facts: OwnFacts): StaticPage | null {
  const t = wordsIn(locale);
  const { email, phone, address, hours } = facts;
  if (![email, phone, address].some((text) => text.trim() !== '')) return null;
  if (name === 'contact') {
    return {
      title: t.contact,
      lead: t.contactLead,
      sections: [...section(t.write, email, phone, hours), ...section(t.visit, facts.legalName, address)],
    };
  }
  if (name === 'imprint') {
    return {
      title: t.imprint,
      lead: t.imprintLead,
      sections: [
        ...section(t.responsible, facts.legalName, address, email, phone),
        ...section(t.represented, facts.representative),
        ...section(t.register, facts.register),
        ...section(t.tax, facts.taxId),
      ],
    };
  }
  return null;
}
