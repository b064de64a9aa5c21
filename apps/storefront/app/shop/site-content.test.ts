import { expect, it } from 'vitest';
import { fernhillTheme } from '../../../../cli/demo/themes.ts';
import type { TenantContext } from '../../../../domain/app-context.ts';
import { withPublicSettings } from '../../../../domain/settings/public-settings.ts';
import { bannersNow, siteContent } from './site-content.ts';

const tenant: TenantContext = {
  id: '01930000-0000-7000-8000-00000000000a',
  slug: 'alpha',
  name: 'Alpha',
  legalName: 'Alpha LLC',
  country: 'DE',
  currency: 'EUR',
  timezone: 'Europe/Berlin',
  locale: 'de',
  locales: ['de', 'en'],
  pricesIncludeTax: true,
  theme: fernhillTheme,
};
const at = (iso: string) => Date.parse(iso);
const banner = (heading: string, from: string | null, until: string | null, isShown = true) => ({
  isShown,
  heading: { de: heading },
  text: {},
  to: '/collections/sale',
  from,
  until,
});

it('shows banners in their own time and says how long that holds', () => {
  const items = [
    banner('always', null, null),
    banner('later', '2026-12-01T00:00:00Z', null),
    banner('over', null, '2026-11-01T00:00:00Z'),
    banner('off', null, null, false),
    banner('short', '2026-11-20T11:00:00Z', '2026-11-20T12:10:00Z'),
  ];
  const shop = withPublicSettings(tenant, fernhillTheme, { site: { banners: { items } } });
  const now = bannersNow(shop, 'en', at('2026-11-20T12:00:00Z'), 3600);
  expect(now.banners.map(({ heading }) => heading)).toEqual(['always', 'short']);
  expect(now.seconds).toBe(600);
  expect(bannersNow(shop, 'de', at('2026-11-20T12:10:00Z'), 3600)).toMatchObject({
    banners: [{ heading: 'always' }],
    seconds: 3600,
  });
});

it('speaks the language of the request, and leaves out entries without words', () => {
  const shop = withPublicSettings(tenant, fernhillTheme, {
    site: {
      announcement: { isShown: true, text: { de: 'Hallo', en: 'Hello' }, to: '' },
      header: {
        items: [
          {
            label: { de: 'Läden', en: 'Shops' },
            to: '/a',
            items: [{ label: { de: 'Eins' }, to: '/b', items: [] }],
          },
          { label: {}, to: '/nowhere', items: [] },
        ],
      },
    },
  });
  expect(siteContent(shop, 'en')).toMatchObject({
    announcement: { text: 'Hello' },
    header: [{ label: 'Shops', items: [{ label: 'Eins', to: '/b' }] }],
  });
  expect(siteContent(shop, 'de').header).toHaveLength(1);
  expect(siteContent(withPublicSettings(tenant, fernhillTheme, {}), 'de').announcement).not.toBeNull();
});
