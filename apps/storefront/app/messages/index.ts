import { de } from './de.ts';
import { en } from './en.ts';
import type { Messages } from './shape.ts';

export type { Messages } from './shape.ts';

const DICTIONARIES: Record<string, Messages> = { en, de };

/** The shop's own words in a language (BCP 47); English where a language has no dictionary yet. */
export function messagesFor(locale: string): Messages {
  return DICTIONARIES[locale.split('-')[0] ?? 'en'] ?? en;
}
