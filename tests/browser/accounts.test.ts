/** Accounts in a browser: password, authenticator app, link, passkey, sessions, the console. */
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { currentTotp } from '../../domain/access/totp.ts';
import { useBrowser } from '../support/browser.ts';
import { brandOf, shown, signIn, until } from './steps.ts';

const visits = useBrowser();
const stack = inject('stack');
const auth = `http://auth.localhost:${stack.port}`;
const kessel = brandOf(stack, 'kessel');
const fernhill = brandOf(stack, 'fernhill');

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** The link of the newest mail of a kind to an address. */
async function mailedLink(page: Page, subject: string, to: string): Promise<string> {
  await page.goto(`${auth}/__dev/mail`);
  await page.getByRole('row').filter({ hasText: to }).getByRole('link', { name: subject }).first().click();
  const text = await page.locator('pre').innerText();
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  if (!link) throw new Error(`no link in the mail “${subject}”`);
  return link;
}

/** Shows a code that was not shown before: each counts once. */
async function nextCode(secret: string, before: string): Promise<string> {
  for (;;) {
    const code = await currentTotp(secret);
    if (code !== before) return code;
    await new Promise((done) => setTimeout(done, 500));
  }
}

it('password, an authenticator app, sign-out, a mailed link with the second step', async () => {
  const page = await visits.open({ allowed: /status of 410/ });
  await signIn(page, kessel);
  await page.goto(`${auth}/mfa/enrol?to=/account/security`);
  const secret = (await page.locator('p.font-mono').innerText()).replaceAll(' ', '');
  const first = await currentTotp(secret);
  await page.getByLabel('Enter the code that it shows').fill(first);
  await press(page, 'Add the app');
  await shown(page.getByText('They are shown this once.', { exact: false }));
  const codes = await page.locator('ul.font-mono li').allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await shown(page.getByRole('heading', { name: 'Recovery codes' }));
  await press(page, 'Sign out');
  await shown(page.getByRole('heading', { name: 'Signed out' }));

  await page.goto(`${kessel.adminUrl}/sign-in`);
  await page.getByLabel('E-mail').fill(kessel.owner.email);
  await press(page, 'Mail me a link');
  await shown(page.getByRole('heading', { name: 'Look at your mail' }));
  const link = await mailedLink(page, 'Your sign-in link', kessel.owner.email);
  await page.goto(link);
  await press(page, 'Sign in');
  await shown(page.getByRole('heading', { name: 'Second step' }));
  await page.getByText('Use a recovery code').click();
  await page.getByLabel('Recovery code', { exact: true }).fill(codes[0] ?? '');
  await page.locator('#recovery').getByRole('button', { name: 'Continue' }).click();
  await shown(page.getByRole('navigation', { name: 'Sections' }));

  // Looked at again, the used link says so.
  await page.goto(link).catch(() => undefined);
  await shown(page.getByRole('heading', { name: 'This link no longer works' }));

  await page.goto(`${auth}/account/security`);
  await press(page, 'Remove the app');
  await shown(page.getByText('Authenticator app removed.', { exact: true }).first());
}, 90_000);

it('a passkey is added and signs in', async () => {
  const page = await visits.open();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signIn(page, fernhill);
  await page.goto(`${auth}/account/security`);
  await page.getByLabel('Name of the device').fill('Test laptop');
  await press(page, 'Add a passkey');
  await shown(page.getByText('Passkey added.', { exact: true }));
  await shown(page.getByText('Test laptop'));
  await press(page, 'Sign out');
  await shown(page.getByRole('heading', { name: 'Signed out' }));
  await page.goto(`${fernhill.adminUrl}/sign-in`);
  await press(page, 'Use a passkey');
  await shown(page.getByRole('navigation', { name: 'Sections' }));
  await page.goto(`${auth}/account/security`);
  await page.getByRole('button', { name: 'Remove the passkey Test laptop' }).click();
  await shown(page.getByText('Passkey removed.', { exact: true }));
}, 90_000);

it('a session that is ended in one browser dies in the other within five seconds', async () => {
  const here = await visits.open();
  const there = await visits.open();
  await signIn(there, kessel);
  await signIn(here, kessel);
  await here.goto(`${auth}/account/sessions`);
  await press(here, 'Sign out everywhere else');
  await shown(here.getByText('Signed out everywhere else.'));
  const endedAt = Date.now();
  await until(async () => {
    await there.goto(`${kessel.adminUrl}/orders`);
    return there.url();
  }, 'the other browser is asked to sign in').toContain('auth.localhost');
  expect(Date.now() - endedAt).toBeLessThan(5_000);
}, 60_000);

it('the console asks for password and code', async () => {
  const page = await visits.open();
  const { platform } = stack.demo;
  await page.goto(`${platform.url}/`);
  await page.getByLabel('E-mail').fill(platform.email);
  await page.getByLabel('Password').fill(platform.password);
  await press(page, 'Sign in');
  await page.getByLabel('Code of your authenticator app').fill(await nextCode(platform.totpSecret, ''));
  await page.locator('#totp').getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${platform.url}/`);
  await shown(page.getByRole('navigation').first());
}, 60_000);
