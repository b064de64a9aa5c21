/** A fresh installation, from the token in its log to the console; then the set-up is gone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stack, startStack } from '../../cli/local/stack.ts';
import { currentTotp } from '../../domain/access/totp.ts';
import { useBrowser } from '../support/browser.ts';

const visits = useBrowser();
const dataDir = mkdtempSync(join(tmpdir(), 'cgk-setup-'));
const log: string[] = [];
let stack: Stack;
let origin: string;

beforeAll(async () => {
  stack = await startStack({ port: 0, dataDir, environment: 'test', log: (line) => log.push(line) });
  origin = `http://localhost:${stack.port}`;
}, 120_000);
afterAll(async () => {
  await stack.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const status = async (path: string): Promise<number> =>
  (await fetch(origin + path, { redirect: 'manual' })).status;

async function tokenInLog(): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const token = /Set-up token, for one hour: (\S+)/.exec(log.join('\n'))?.[1];
    if (token) return token;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('no token was logged');
}

it('opens to the token alone, goes on where it was, and closes for good', async () => {
  const page = await visits.open({ allowed: /status of (401|404|422)/ });
  await page.goto(`${origin}/users`);
  expect(page.url()).toBe(`${origin}/setup`);
  const token = await tokenInLog();
  expect(await page.content()).not.toContain(token);
  await page.getByLabel('Set-up token').fill('a stranger’s guess');
  await page.getByRole('button', { name: 'Open the set-up' }).click();
  await page.getByText('This token does not open the set-up').first().waitFor();
  expect(await status('/setup/owner')).toBe(302);
  expect(await status('/api/v1/setup/status')).toBe(401);
  await page.getByLabel('Set-up token').fill(token);
  await page.getByRole('button', { name: 'Open the set-up' }).click();

  const next = () => page.getByRole('button', { name: 'Continue' }).click();
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  for (const name of ['Environment', 'Database', 'Storage and queues', 'Migrations']) {
    await heading(name);
    await next();
  }
  await heading('First owner');
  await page.getByLabel('Name').fill('Olga Owner');
  await page.getByLabel('E-mail').fill('olga@platform.example');
  await page.getByLabel('Password').fill('short');
  await next();
  await page.getByText('Use 12 characters or more').first().waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe('olga@platform.example');
  await page.getByRole('link', { name: 'Back' }).click();
  await heading('Migrations');
  await page.goto(`${origin}/`);
  await heading('First owner');
  await page.getByLabel('Name').fill('Olga Owner');
  await page.getByLabel('E-mail').fill('olga@platform.example');
  await page.getByLabel('Password').fill('correct horse battery');
  await next();
  await heading('Platform');
  await page.getByLabel('Name of the platform').fill('Shops of ours');
  await next();
  await heading('Done');
  await page.getByRole('button', { name: 'Finish set-up' }).click();
  await page.waitForURL(/sign-in/);
  expect([
    await status('/setup'),
    await status('/setup/owner'),
    await status('/api/v1/setup/status'),
  ]).toEqual([404, 404, 404]);
  await page.getByLabel('E-mail').fill('olga@platform.example');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await heading('Add an authenticator app');
  const secret = (await page.locator('p.font-mono').innerText()).replaceAll(' ', '');
  await page.getByLabel('Enter the code that it shows').fill(await currentTotp(secret));
  await page.getByRole('button', { name: 'Add the app' }).click();
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await heading('Dashboard');
});
