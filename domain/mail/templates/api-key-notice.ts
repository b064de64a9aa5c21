import type { TenantContext } from '../../app-context.ts';
import type { MailContent } from './content.ts';

export type ApiKeyNotice = 'expiring_30' | 'expiring_7' | 'expiring_1' | 'dormant';

export interface ApiKeyFacts {
  name: string;
  /** First characters of the key. */
  prefix: string;
  /** ISO dates, UTC. */
  expiresOn: string | null;
  lastUsedOn: string | null;
  /** Where keys are looked after; null when the address is not known. */
  url: string | null;
}

/** A mail to staff about one of their keys. Staff mails are in English, as the admin is. */
export function apiKeyNotice(
  tenant: TenantContext,
  reader: string,
  notice: ApiKeyNotice,
  key: ApiKeyFacts,
): MailContent {
  const what = `“${key.name}” (${key.prefix}…)`;
  const isDormant = notice === 'dormant';
  const heading = isDormant
    ? 'An API key lies unused'
    : notice === 'expiring_1'
      ? 'An API key ends within a day'
      : `An API key ends within ${notice === 'expiring_7' ? 7 : 30} days`;
  const fact = isDormant
    ? `The key ${what} of ${tenant.name} ${key.lastUsedOn === null ? 'was never used' : `was last used on ${key.lastUsedOn}`}.`
    : `The key ${what} of ${tenant.name} ends on ${key.expiresOn ?? 'an unknown date'} (UTC).`;
  const advice = isDormant
    ? 'If nothing needs it any more, revoke it: a key that nobody watches is a risk.'
    : 'Rotate it before then: the old and the new key both work for 24 hours. Programs that still use the old one after that are refused.';
  return {
    locale: 'en',
    subject: `${heading}: ${key.name}`,
    preheader: fact,
    heading,
    paragraphs: [`Hello ${reader},`, fact, advice],
    button: key.url === null ? null : { label: 'Open API keys', url: key.url },
    lines: [],
    totals: [],
    blocks: [],
    footer: [`You get this because you look after API keys of ${tenant.name}.`, tenant.legalName],
  };
}
