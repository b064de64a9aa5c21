import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { ShopClient } from '../support/shop-client.ts';
import { brandOf, follow, hydrated, openAdmin, shown, signIn, told, until } from './steps.ts';

const stack = inject('stack');
const fernhill = brandOf(stack, 'fernhill');
const visits = useBrowser();
const WORDS = 'Workshop closed on 24 December';

const shopPage = async (slug: string, cookie?: string) => {
  const client = new ShopClient({ port: stack.port, slug });
  return client.request('/', cookie ? { headers: { cookie } } : {});
};

describe('settings of the shop', () => {
  it('drafts an announcement, looks at it, publishes it, sees it in the shop and takes it back', async () => {
    const before = await shopPage('fernhill');
    expect(before.text).not.toContain(WORDS);
    const page = await visits.open();
    await signIn(page, fernhill);
    await openAdmin(page, fernhill, '/settings');
    await follow(page, page.getByRole('link', { name: 'Shop site' }), /\/settings\/site$/);
    await hydrated(page);
    await page.getByRole('checkbox', { name: 'Show a line above the header' }).check();
    await page.getByLabel(/^Text/).first().fill(WORDS);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await told(page, 'Draft saved');
    expect((await shopPage('fernhill')).text).not.toContain(WORDS);

    await follow(page, page.getByRole('link', { name: 'Review and publish' }), /\/review$/);
    await page.getByRole('button', { name: 'Make a preview link' }).click();
    const link = page.getByRole('link', { name: 'Open the preview' });
    await shown(link);
    const url = (await link.getAttribute('href')) ?? '';
    const preview = await visits.open();
    await preview.goto(url);
    await shown(preview.getByText(WORDS));
    await shown(preview.getByText('Preview of a draft.'));
    await preview.goto(new URL('/collections', url).href);
    await shown(preview.getByText(WORDS));

    const path = `${new URL(url).pathname}${new URL(url).search}`;
    const asked = await new ShopClient({ port: stack.port, slug: 'fernhill' }).request(path);
    expect(asked.headers.get('cache-control')).toContain('no-store');
    expect(asked.headers.get('x-cache')).toBeNull();
    expect((await shopPage('fernhill')).text, 'shoppers see what is published').not.toContain(WORDS);
    const neighbour = await new ShopClient({ port: stack.port, slug: 'kessel' }).request(path);
    expect([neighbour.status, neighbour.text.includes(WORDS)]).toEqual([410, false]);

    await page.getByLabel('Note for the history').fill('Holidays');
    await page.getByRole('button', { name: 'Publish' }).click();
    await told(page, 'Published as version 1');
    await until(async () => (await shopPage('fernhill')).text.includes(WORDS), 'the shop says it').toBe(true);
    expect((await shopPage('kessel')).text).not.toContain(WORDS);

    await openAdmin(page, fernhill, '/settings/site/history');
    await page.getByRole('button', { name: 'Bring version 0 back' }).click();
    await told(page, 'Version 0 is live again');
    await until(async () => (await shopPage('fernhill')).text.includes(WORDS), 'the shop forgets it').toBe(
      false,
    );
  });
});
