/** The bench's tables. */
import { AIMS, BUDGETS } from './aims.ts';
import type { CpuTimes } from './cpu-meter.ts';
import type { LoadResult } from './load-plan.ts';
import type { PageWeight } from './page-weight.ts';
import type { Scenario } from './scenarios.ts';
import type { StartUp } from './start-up.ts';

export interface Measured {
  scenario: Scenario;
  result: LoadResult;
  /** Warm-up included, as is `work` done in it. */
  cpu: CpuTimes;
}

type Row = (string | number | null)[];

const pad = (text: string, width: number, isLeft: boolean): string =>
  isLeft ? text.padEnd(width) : text.padStart(width);

/** Columns aligned: texts of the first column left, all others right. */
export function table(head: string[], rows: Row[]): string {
  const cells = [head, ...rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: string[]): string =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column === 0))
      .join('  ')
      .trimEnd();
  const [first = head, ...others] = cells;
  return [line(first), widths.map((width) => '─'.repeat(width)).join('  '), ...others.map(line)].join('\n');
}

const milliseconds = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const rate = ({ done, seconds }: LoadResult): number => done / seconds;
const perSecond = (value: number): string => (value < 100 ? value.toFixed(1) : value.toFixed(0));
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

export function loadTable(measured: Measured[]): string {
  return table(
    [
      'work',
      'per s',
      'p50 ms',
      'p95 ms',
      'db trips',
      'cache hits',
      'cpu ms: worker',
      'proxy',
      'postgres',
      'load',
      'failed',
      'aim',
      '× aim',
      '',
    ],
    measured.map(({ scenario, result, cpu }) => {
      const each = (milliseconds: number): string | null =>
        milliseconds > 0 ? (milliseconds / Math.max(1, result.doneWithWarmUp)).toFixed(2) : null;
      const ratio = scenario.aim ? rate(result) / scenario.aim.atLeast : null;
      const asked = result.hits + result.misses;
      return [
        scenario.name,
        perSecond(rate(result)),
        milliseconds(result.p50),
        milliseconds(result.p95),
        result.done > 0 ? (result.roundTrips / result.done).toFixed(2) : null,
        asked > 0 ? `${Math.round((100 * result.hits) / asked)} %` : null,
        each(cpu.worker),
        each(cpu.proxy),
        each(cpu.postgres),
        each(cpu.load),
        result.failed,
        scenario.aim?.atLeast ?? null,
        ratio === null ? null : ratio.toFixed(2),
        ratio === null ? '' : ratio >= 1 ? 'pass' : 'miss',
      ];
    }),
  );
}

export function weightTable(pages: Map<string, PageWeight>): string {
  return table(
    ['page', 'script kB br', 'HTML kB', 'HTML kB br', 'CSS kB br', 'db trips', 'db trips cached'],
    [...pages].map(([name, page]) => [
      name,
      kilobytes(page.scriptBrotli),
      kilobytes(page.html),
      kilobytes(page.htmlBrotli),
      kilobytes(page.cssBrotli),
      page.roundTrips,
      page.roundTripsCached,
    ]),
  );
}

export function startUpLine(startUp: StartUp): string {
  return (
    `start-up: ${startUp.evaluation.toFixed(0)} ms to evaluate the entry with its static imports (fastest ${startUp.fastest.toFixed(0)} ms; ` +
    `${startUp.modules} modules, ${kilobytes(startUp.bytes)} kB); the whole upload is ${kilobytes(startUp.uploadGzip)} kB gzip`
  );
}

export function references(): string {
  const names: Record<keyof typeof AIMS, string> = {
    cachedPage: 'cached pages',
    uncachedPage: 'uncached pages',
    list: 'product list',
    detail: 'product detail',
    search: 'search',
    addLine: 'add to cart',
    newCart: 'new cart',
    checkout: 'whole checkout',
  };
  const entries = Object.entries(AIMS) as [keyof typeof AIMS, (typeof AIMS)[keyof typeof AIMS]][];
  return table(
    ['reference', 'aim', 'measured elsewhere'],
    entries.map(([key, { atLeast, reference }]) => [names[key], atLeast, reference]),
  );
}

/** What breaks a budget or makes a figure worthless; empty when all is well. */
export function breaches(measured: Measured[], pages: Map<string, PageWeight>, startUp: StartUp): string[] {
  const found: string[] = [];
  for (const { scenario, result } of measured) {
    if (result.failed > 0)
      found.push(`${scenario.name}: ${result.failed} failed, the first with ${result.failure}`);
    if (result.done === 0) found.push(`${scenario.name}: nothing was done`);
    if (scenario.cache === 'hit' && result.misses > 0.01 * result.hits)
      found.push(`${scenario.name}: ${result.misses} answers did not come from the cache`);
    if (scenario.cache === 'miss' && result.hits > 0)
      found.push(`${scenario.name}: ${result.hits} answers came from the cache`);
  }
  for (const [name, page] of pages) {
    if (page.status !== 200) found.push(`${name} page: status ${page.status}`);
    if (page.scriptBrotli > BUDGETS.scriptBytes)
      found.push(`${name} page: ${page.scriptBrotli} B of script, at most ${BUDGETS.scriptBytes}`);
    if ((page.roundTripsCached ?? 0) > BUDGETS.roundTripsCached)
      found.push(`${name} page: ${page.roundTripsCached} database round trips from the cache`);
  }
  const product = pages.get('product');
  if (product?.roundTrips !== BUDGETS.roundTripsUncachedProduct)
    found.push(
      `product page: ${product?.roundTrips} database round trips uncached, not ${BUDGETS.roundTripsUncachedProduct}`,
    );
  if (startUp.fastest > BUDGETS.startUpMs)
    found.push(`start-up: ${startUp.fastest.toFixed(0)} ms, at most ${BUDGETS.startUpMs}`);
  return found;
}
