/** From an invitation in the admin to the colleague's first look at it. */
import { expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { eventually, sharedStack } from '../support/stack-access.ts';
import { brandOf, shown } from './steps.ts';

const visits = useBrowser();
const facts = inject('stack');
const kessel = brandOf(facts, 'kessel');

it('a colleague is invited, joins with a password of their own and sees what the role allows', async () => {
  const stack = await sharedStack();
  const email = 'colleague@kessel.example.com';
  const api = stack.kessel.program();
  const { items: roles } = await api.call<{ items: { id: string; key: string }[] }>('GET', '/admin/roles');
  const viewer = roles.find(({ key }) => key === 'viewer');
  await api.call('POST', '/admin/invitations', { emails: [email], roleIds: [viewer?.id] });
  const mail = await eventually(
    async () => (await stack.kessel.visitor().request('/__dev/mail')).text,
    (text) => text.includes(email),
  );
  const path = /\/__dev\/mail\/[^"']+/.exec(mail.slice(mail.lastIndexOf('<tr', mail.indexOf(email))))?.[0];
  const letter = (await stack.kessel.visitor().request(path ?? '')).text;
  const link = /http:\/\/auth\.localhost:\d+\/join\?token=[A-Za-z0-9_-]+/.exec(letter)?.[0] ?? '';

  const page = await visits.open({ allowed: /status of (422|410)/ });
  await page.goto(link);
  await shown(page.getByRole('heading', { level: 1, name: 'Join Kessel' }));
  await page.getByLabel('Your name').fill('Cleo Colleague');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Join Kessel' }).click();
  await shown(page.getByText('12 characters or more').first());
  expect(await page.getByLabel('Your name').inputValue()).toBe('Cleo Colleague');
  await page.getByLabel('Password').fill('four quiet copper kettles');
  await page.getByRole('button', { name: 'Join Kessel' }).click();
  await shown(page.getByRole('heading', { level: 1, name: 'You belong to the team now' }));
  await page.getByRole('link', { name: 'Open the admin' }).click();
  await page.waitForURL(/sign-in/);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('four quiet copper kettles');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(new RegExp(`^${kessel.adminUrl}`));
  const sections = page.getByRole('navigation', { name: 'Sections' });
  await shown(sections.getByRole('link', { name: 'Orders', exact: true }));
  expect(await sections.getByRole('link', { name: 'Import', exact: true }).count()).toBe(0);
  await page.goto(link);
  await shown(page.getByRole('heading', { level: 1 }).first());
  expect(await page.getByRole('button', { name: 'Join Kessel' }).count()).toBe(0);
}, 60_000);
