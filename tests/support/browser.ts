/** Chromium from npm, and pages that remember what the browser complained about. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import chromiumOf from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--host-resolver-rules=MAP *.localhost 127.0.0.1',
];

export interface VisitOptions extends BrowserContextOptions {
  /** Complaints that belong to the test: the status of a page that is to be missing. */
  allowed?: RegExp;
}

export interface Visits {
  /** A fresh visitor's page. It is closed after the test, which fails when the browser complained. */
  open(options?: VisitOptions): Promise<Page>;
}

/** A form that comes back with an error is an answer, not a fault: the browser logs its status all the same. */
const EXPECTED = /the server responded with a status of 4(02|09|22)/;

/** Console errors, uncaught exceptions, refused loads (CSP), answers of 500 and above. */
function listen(page: Page, complaints: string[], allowed: RegExp | undefined): void {
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !EXPECTED.test(text) && !allowed?.test(text)) complaints.push(text);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
}

/** What a failed test was looking at, for the person who reads the log. */
async function keepPictures(contexts: readonly BrowserContext[], test: string): Promise<void> {
  const folder = resolve(import.meta.dirname, '../.artifacts');
  mkdirSync(folder, { recursive: true });
  for (const [index, page] of contexts.flatMap((context) => context.pages()).entries()) {
    const path = resolve(folder, `${test.replaceAll(/[^a-z0-9]+/gi, '-')}-${index}.png`);
    await page.screenshot({ path, fullPage: true }).catch(() => {});
    console.error(`${test}: at ${page.url()}, picture ${path}`);
  }
}

/** One browser a file. */
export function useBrowser(): Visits {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: await chromiumOf.executablePath(), args: ARGUMENTS });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(contexts, task.name);
    const heard = complaints;
    await Promise.all(contexts.map((context) => context.close()));
    [contexts, complaints] = [[], []];
    expect(heard).toEqual([]);
  });
  afterAll(() => browser.close());
  return {
    open: async ({ allowed, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      context.setDefaultTimeout(15_000);
      contexts.push(context);
      const page = await context.newPage();
      listen(page, complaints, allowed);
      return page;
    },
  };
}
