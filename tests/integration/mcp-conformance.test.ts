/**
 * The protocol's own conformance suite against `/mcp` of a demo brand: the scenarios that ask nothing of a server but
 * the protocol (the others want the suite's own fixture tools, such as `test_simple_text`). Long: only with `--full`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrandFront, frontOf } from '../support/brand-front.ts';
import { type StackAccess, sharedStack } from '../support/stack-access.ts';

const SUITE = resolve('node_modules/@modelcontextprotocol/conformance/dist/index.js');

/** What a product's endpoint can be asked, by revision. */
const SCENARIOS: Record<string, readonly string[]> = {
  '2026-07-28': [
    'server-stateless',
    'tools-list',
    'resources-list',
    'sep-2164-resource-not-found',
    'dns-rebinding-protection',
    'caching',
    'http-header-validation',
  ],
  '2025-11-25': ['server-initialize', 'ping', 'tools-list', 'resources-list', 'dns-rebinding-protection'],
};

let stack: StackAccess;
let front: BrandFront;
beforeAll(async () => {
  stack = await sharedStack();
  front = await frontOf(stack.port, 'fernhill', stack.fernhill.apiKey);
});
afterAll(() => front.close());

interface Check {
  id: string;
  status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'SKIPPED' | 'INFO';
  errorMessage?: string;
}

/** Checks of a scenario, from the files that the suite writes. */
async function run(scenario: string, version: string): Promise<Check[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cgk-conformance-'));
  try {
    const target = ['--url', `${front.origin}/mcp`, '--scenario', scenario, '--spec-version', version];
    const child = spawn(process.execPath, [SUITE, 'server', ...target, '-o', folder], { stdio: 'ignore' });
    await new Promise((done) => child.once('exit', done));
    const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('checks.json'),
    );
    if (!file) throw new Error(`${scenario} left no results`);
    return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Check[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the suite cannot ask without its own fixture tools. */
const needsFixture = ({ errorMessage = '' }: Check): boolean =>
  errorMessage.startsWith('Not testable: server does not list the diagnostic tool');

const isFull = Boolean(process.env.CGK_TEST_FULL);

describe.runIf(isFull).each(Object.entries(SCENARIOS))('revision %s', (version, scenarios) => {
  it.each(scenarios)('%s', async (scenario) => {
    const checks = await run(scenario, version);
    const failed = checks.filter(({ status }) => status === 'FAILURE');
    const untested = failed.filter(needsFixture);
    const passed = checks.filter(({ status }) => status === 'SUCCESS').length;
    console.log(
      `${version} ${scenario}: ${passed} passed, ${failed.length - untested.length} failed, ${untested.length} need fixture tools`,
    );
    expect(passed).toBeGreaterThan(0);
    expect(
      failed.filter((check) => !needsFixture(check)).map(({ id, errorMessage }) => `${id}: ${errorMessage}`),
    ).toEqual([]);
  });
});
