/** Into the platform's console in a browser: password and a code that was not shown before. */
import { sql } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { currentTotp } from '../../domain/access/totp.ts';
import type { Database } from '../../schema/index.ts';
import type { StackFacts } from '../support/shared-stack.ts';

const STEP_SECONDS = 30;

/** A code counts once: waits for the next half minute when this one's was shown. */
async function unusedCode(database: Database, email: string, secret: string): Promise<string> {
  const [row] = await database
    .platform()
    .rows<{ step: string }>(
      sql`select m.last_step as step from mfa_totp m join users u on u.id = m.user_id where u.email = ${email}`,
    );
  const used = Number(row?.step ?? 0);
  while (Math.floor(Date.now() / 1000 / STEP_SECONDS) <= used) {
    await new Promise((done) => setTimeout(done, 500));
  }
  return currentTotp(secret);
}

/** Password at the sign-in host, for a page of the console. */
export async function showPassword(
  page: Page,
  origin: string,
  account: { email: string; password: string },
): Promise<void> {
  await page.goto(`${origin}/users`);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The seeded platform owner, at the list of users. */
export async function signInToConsole(
  page: Page,
  stack: Pick<StackFacts, 'demo' | 'port'> & { database: Database },
): Promise<void> {
  const { platform } = stack.demo;
  await showPassword(page, `http://localhost:${stack.port}`, platform);
  const field = page.getByLabel('Code of your authenticator app');
  await field.waitFor();
  await field.fill(await unusedCode(stack.database, platform.email, platform.totpSecret));
  await page.locator('#totp').getByRole('button', { name: 'Continue' }).click();
}
