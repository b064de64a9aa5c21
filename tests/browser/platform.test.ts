/** The platform's console: who gets in, and what closing and disabling do to others. */
import { sql } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { type StackAccess, sharedStack } from '../support/stack-access.ts';
import { showPassword, signInToConsole } from './console-sign-in.ts';

const visits = useBrowser();
let stack: StackAccess;
beforeAll(async () => {
  stack = await sharedStack();
});

const origin = () => `http://localhost:${stack.port}`;

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

it('sends strangers to sign in and tells a brand’s staff that it is not for them', async () => {
  const away = await fetch(`${origin()}/`, { redirect: 'manual' });
  expect(away.headers.get('location')).toBe(`${origin()}/_auth/start?return=%2F`);
  expect((await fetch(`${origin()}/setup`)).status).toBe(404);
  expect((await fetch(`${origin()}/api/v1/platform/dashboard`)).status).toBe(401);
  const page = await visits.open({ allowed: /status of 403/ });
  await showPassword(page, origin(), stack.fernhill.owner);
  await heading(page, 'You have no access to the platform console');
});

it('finds a user, disables and enables them', { timeout: 90_000 }, async () => {
  const page = await visits.open();
  await signInToConsole(page, stack);
  await heading(page, 'Users');
  await page.goto(`${origin()}/users?q=kessel`);
  await page.getByRole('link', { name: 'Owner of Kessel' }).click();
  await heading(page, 'Owner of Kessel');
  await page.getByRole('link', { name: 'Disable account' }).click();
  await page.getByLabel('Reason').fill('Too short');
  await page.getByRole('button', { name: 'Disable account' }).click();
  await page.getByText('Say why, in 10 characters or more').first().waitFor();
  await page.getByLabel('Reason').fill('A test of the console');
  await page.getByRole('button', { name: 'Disable account' }).click();
  await page.getByText('Disabled by Platform owner').waitFor();
  await page.getByRole('button', { name: 'Enable account' }).click();
  await page.getByText('Account enabled').waitFor();
});

it('closes a brand for visitors, not for its neighbour, and opens it again within five seconds', {
  timeout: 90_000,
}, async () => {
  const page = await visits.open();
  await signInToConsole(page, stack);
  await heading(page, 'Users');
  await page.goto(`${origin()}/settings/maintenance`);
  await page.getByLabel('What').selectOption({ label: 'Fernhill (fernhill)' });
  await page.getByLabel('Message to visitors').fill('Back after lunch');
  await page.getByLabel('Expected length in minutes').fill('30');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByText('1 closed').waitFor();
  const visit = (path: string) => stack.fernhill.visitor().request(path);
  const shop = await visit('/');
  expect(shop.status).toBe(503);
  expect(shop.headers.get('retry-after')).toBe('1800');
  expect(shop.text).toContain('Back after lunch');
  expect((await visit('/api/v1/store/home')).status).toBe(503);
  expect((await visit('/admin/sign-in')).status).toBe(302);
  expect((await stack.kessel.visitor().request('/')).status).toBe(200);
  await page.getByRole('button', { name: 'Open again' }).click();
  await page.getByText('All open').waitFor();
  expect((await visit('/')).status).toBe(200);
});

it('lets only listed addresses in', async () => {
  const platform = stack.database.platform();
  await platform.rows(
    sql`insert into ip_allowlists (id, cidr) values ('01930000-0000-7000-8000-00000000aaaa', '198.51.100.0/24')`,
  );
  try {
    await expect
      .poll(async () => (await fetch(`${origin()}/sign-in`, { redirect: 'manual' })).status, {
        timeout: 6_000,
        interval: 500,
      })
      .toBe(403);
    expect((await fetch(`${origin()}/api/v1/platform/dashboard`)).status).toBe(403);
  } finally {
    await platform.rows(sql`delete from ip_allowlists where tenant_id is null`);
  }
  await expect
    .poll(async () => (await fetch(`${origin()}/sign-in`, { redirect: 'manual' })).status, {
      timeout: 6_000,
      interval: 500,
    })
    .toBe(302);
});
