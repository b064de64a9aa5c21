/**
 * `npm test`: builds once, then format and lint, the import rule, types, and every vitest project; ends with one line,
 * `N passed, N failed`, in which a check counts as one test. `--full` adds the long runs.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const bin = resolve(root, 'node_modules/.bin');
const artifacts = resolve(import.meta.dirname, '.artifacts');

interface Tally {
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

const { values: options } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
const environment = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  ...(options.full ? { CGK_TEST_FULL: '1' } : {}),
};

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(0)} s`;

/** Runs a tool of the project, its output straight to ours; true when it succeeds. */
function run(command: string, args: string[]): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: environment });
    child.once('error', (error) => {
      console.error(error.message);
      done(false);
    });
    child.once('exit', (code) => done(code === 0));
  });
}

async function check(name: string, command: string, args: string[]): Promise<Tally> {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const isGood = await run(command, args);
  console.log(`── ${name}: ${isGood ? 'passed' : 'FAILED'} (${seconds(started)})`);
  return isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A run of vitest projects, counted by its own report: a file that could not be loaded is a failure too. */
async function suites(...projects: string[]): Promise<Tally> {
  const name = projects.join(', ');
  const report = join(artifacts, `${projects.join('-')}.json`);
  console.log(`\n── ${name}`);
  const started = performance.now();
  const isGood = await run('vitest', [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const tally = { passed: 0, failed: 0 };
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as VitestReport;
    const unloaded = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    tally.passed = numPassedTests;
    tally.failed = numFailedTests + unloaded.length;
  }
  if ((!isGood || tally.passed === 0) && tally.failed === 0) tally.failed = 1;
  console.log(`── ${name}: ${tally.passed} passed, ${tally.failed} failed (${seconds(started)})`);
  return tally;
}

const FLOORS = ['workers', 'apps', 'domain', 'durable-objects', 'queues', 'schema', 'cli'];

rmSync(artifacts, { recursive: true, force: true });
mkdirSync(artifacts, { recursive: true });
const started = performance.now();
const tallies = [
  await check('build', 'node', ['cli/build/build.ts']),
  await check('format and lint', 'biome', ['check', '.']),
  await check('import rule', 'depcruise', ['--config', '.dependency-cruiser.cjs', ...FLOORS]),
  await check('types', 'tsc', ['--noEmit']),
  await suites('unit', 'worker'),
  await suites('isolation', 'integration', 'browser', 'load'),
];
const sum = tallies.reduce((all, one) => ({
  passed: all.passed + one.passed,
  failed: all.failed + one.failed,
}));
console.log(`\nThe whole run took ${seconds(started)}.`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;
