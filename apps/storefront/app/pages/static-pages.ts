import { ownPage } from './own-pages.ts';
import { pagesDe } from './pages-de.ts';
import { pagesEn } from './pages-en.ts';

/** The pages every shop must have: help and law. */
export const STATIC_PAGES = [
  'shipping',
  'returns',
  'contact',
  'imprint',
  'terms',
  'privacy',
  'accessibility',
] as const;
export type StaticPageName = (typeof STATIC_PAGES)[number];

export interface StaticPage {
  title: string;
  /** One sentence under the title; also the page's description. */
  lead: string;
  sections: readonly { heading: string; text: readonly string[] }[];
}

/** What a page may say about its shop. */
export interface ShopFacts {
  name: string;
  isEu: boolean;
  /** What the brand wrote down of itself; a page that has none of it says that this is a demonstration. */
  facts?: OwnFacts;
}

export interface OwnFacts {
  legalName: string;
  email: string;
  phone: string;
  address: string;
  hours: string;
  representative: string;
  register: string;
  taxId: string;
}

export type StaticPages = Record<StaticPageName, (shop: ShopFacts) => StaticPage>;

const BY_LANGUAGE: Record<string, StaticPages> = { en: pagesEn, de: pagesDe };

const pagesIn = (locale: string): StaticPages => BY_LANGUAGE[locale.split('-')[0] ?? 'en'] ?? pagesEn;

export function isStaticPage(name: string | undefined): name is StaticPageName {
  return (STATIC_PAGES as readonly (string | undefined)[]).includes(name);
}

/** A help or legal page in a language (BCP 47). */
export function staticPage(name: StaticPageName, locale: string, shop: ShopFacts): StaticPage {
  return (shop.facts && ownPage(name, locale, shop.facts)) ?? pagesIn(locale)[name](shop);
}

/** The page's name in links. */
export function pageTitle(name: StaticPageName, locale: string): string {
  return pagesIn(locale)[name]({ name: '', isEu: true }).title;
}
