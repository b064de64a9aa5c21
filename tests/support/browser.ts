/** Chromium from npm, and pages that remember what the browser complained about. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import chromiumOf from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
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

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumOf.executablePath(), args: ARGUMENTS });
}

export interface VisitOptions extends BrowserContextOptions {
  /** Complaints that belong to the test: the status of a page that is to be missing. */
  allowed?: RegExp;
}

export interface WatchedPage {
  page: Page;
  /** Console errors, uncaught exceptions, refused loads (CSP), answers of 500 and above. */
  complaints: string[];
  close(): Promise<void>;
}

/** A form that comes back with an error is an answer, not a fault: the browser logs its status all the same. */
const EXPECTED = /the server responded with a status of 4(02|09|22)/;

/** A fresh visitor. */
export async function openPage(browser: Browser, options: VisitOptions = {}): Promise<WatchedPage> {
  const { allowed, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...rest });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !EXPECTED.test(text) && !allowed?.test(text)) complaints.push(text);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  return { page, complaints, close: () => context.close() };
}

/** Keeps a picture of the page when what is done with it fails. */
export async function pictured<T>(name: string, page: Page, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const folder = resolve(import.meta.dirname, '../.artifacts');
    mkdirSync(folder, { recursive: true });
    const path = resolve(folder, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`);
    await page.screenshot({ path, fullPage: true }).catch(() => {});
    console.error(`${name} failed at ${page.url()}; picture: ${path}`);
    throw error;
  }
}

export interface Visits {
  /** A fresh visitor's page; closed after the test, which fails when the browser complained. */
  open(options?: VisitOptions): Promise<Page>;
}

/** One browser a file; every page of a test must have been without complaints. */
export function useBrowser(): Visits {
  let browser: Browser;
  const opened: WatchedPage[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const pages = opened.splice(0);
    await Promise.all(pages.map((watched) => watched.close()));
    expect(pages.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
  afterAll(() => browser.close());
  return {
    open: async (options) => {
      const watched = await openPage(browser, options);
      opened.push(watched);
      return watched.page;
    },
  };
}
