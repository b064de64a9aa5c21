/** Starts the house once for every suite that needs it: a temporary data folder, the demo brands, a free port. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { seedDemo } from '../../cli/demo/seed.ts';
import { type Stack, startStack } from '../../cli/local/stack.ts';

export interface DemoTenant {
  slug: string;
  url: string;
  adminUrl: string;
  owner: { email: string; password: string };
  apiKey: string;
}

export interface DemoFile {
  tenants: DemoTenant[];
  platform: { url: string; email: string; password: string; totpSecret: string };
}

/** What a suite needs to know of a started house; plain data, since it crosses processes. */
export interface StackFacts {
  port: number;
  proxyPort: number;
  dataDir: string;
  /** Login of the application and of the owner. */
  appUrl: string;
  ownerUrl: string;
  demo: DemoFile;
}

declare module 'vitest' {
  export interface ProvidedContext {
    stack: StackFacts;
  }
}

interface Running {
  stack: Stack;
  facts: StackFacts;
  users: number;
}

/** Each project loads this module anew; the process keeps the one stack. */
const shelf = globalThis as { cgkSharedStack?: Promise<Running> };

async function start(): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cgk-test-'));
  const log = process.env.CGK_TEST_LOG ? (line: string) => console.error(line) : () => {};
  const stack = await startStack({
    port: 0,
    dataDir,
    environment: 'test',
    databaseUrl: process.env.DATABASE_URL,
    log,
  });
  try {
    await seedDemo(stack, () => {});
  } catch (error) {
    await stack.close();
    throw error;
  }
  return { stack, facts: factsOf(stack), users: 0 };
}

export function factsOf(stack: Stack): StackFacts {
  return {
    port: stack.port,
    proxyPort: stack.proxy.port,
    dataDir: stack.dataDir,
    appUrl: stack.database.appUrl,
    ownerUrl: stack.database.ownerUrl,
    demo: JSON.parse(readFileSync(join(stack.dataDir, 'demo.json'), 'utf8')) as DemoFile,
  };
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shelf.cgkSharedStack ??= start();
  const running = await shelf.cgkSharedStack;
  running.users++;
  project.provide('stack', running.facts);
  return async () => {
    running.users--;
    if (running.users > 0) return;
    delete shelf.cgkSharedStack;
    await running.stack.close();
    rmSync(running.facts.dataDir, { recursive: true, force: true });
  };
}
