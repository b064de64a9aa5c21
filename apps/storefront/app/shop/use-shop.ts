import { formatMoney, type Money } from '@domain/kernel/money.ts';
import { useRouteLoaderData } from '@remix-run/react';
import { type Messages, messagesFor } from '../messages/index.ts';
import type { loader } from '../root.tsx';
import { localePath } from './locale-path.ts';

/** The shop as components see it. */
export interface Shop {
  name: string;
  locale: string;
  defaultLocale: string;
  locales: readonly string[];
  pricesIncludeTax: boolean;
  collections: readonly { handle: string; title: string }[];
  t: Messages;
  path(plain: string): string;
  money(value: Money): string;
  date(iso: string, style?: 'long' | 'short'): string;
}

const FALLBACK = {
  name: 'Shop',
  locale: 'en',
  defaultLocale: 'en',
  locales: ['en'],
  pricesIncludeTax: false,
  collections: [],
};

/** Dates in the shop's language; days without a time are read in UTC. */
export function formatDate(iso: string, locale: string, style: 'long' | 'short' = 'long'): string {
  const options: Intl.DateTimeFormatOptions =
    style === 'long'
      ? { day: 'numeric', month: 'long', year: 'numeric' }
      : { weekday: 'short', day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(iso));
}

/** Name, language, words and formats of the shop; works without loader data on an error page too. */
export function useShop(): Shop {
  const data = useRouteLoaderData<typeof loader>('root')?.shop ?? FALLBACK;
  return {
    ...data,
    t: messagesFor(data.locale),
    path: (plain) => localePath(plain, data.locale, data.defaultLocale),
    money: (value) => formatMoney(value, data.locale),
    date: (iso, style) => formatDate(iso, data.locale, style),
  };
}
