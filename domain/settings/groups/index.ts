import { notFound } from '../../kernel/problem.ts';
import type { SettingsGroup } from '../group.ts';
import { ai } from './ai.ts';
import { analytics } from './analytics.ts';
import { branding } from './branding.ts';
import { checkout } from './checkout.ts';
import { general } from './general.ts';
import { localization } from './localization.ts';
import { notifications } from './notifications.ts';
import { payouts } from './payouts.ts';
import { promotions } from './promotions.ts';
import { site } from './site.ts';

/** Every group of a brand's settings, in the order of the index page. Security is a table of its own (team). */
export const GROUPS: readonly SettingsGroup[] = [
  general,
  branding,
  site,
  localization,
  checkout,
  notifications,
  promotions,
  analytics,
  ai,
  payouts,
];

/** @throws 404 when there is no such group */
export function groupOf(key: string): SettingsGroup {
  const group = GROUPS.find((candidate) => candidate.key === key);
  if (!group) throw notFound('group of settings');
  return group;
}
