/** `cgk import products FILE`: dry run, start, progress, row errors, over the running server's API. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportRunView } from '../../domain/imports/views.ts';
import { ApiProblem, createApiClient } from '../api-client.ts';
import { type CommandResult, command } from '../command-line/command.ts';
import { stopIfAborted } from '../command-line/run.ts';
import { readRuntime } from '../database.ts';
import { CliError, EXIT, ServerUnreachable, UsageError } from '../exit-codes.ts';
import { type Output, textTable } from '../output.ts';

const POLL_MS = 500;
/** A server that restarts meanwhile is waited for; the import goes on by itself. */
const PATIENCE_MS = 90_000;
const SHOWN_PROBLEMS = 50;
const MOST_BYTES = 20 * 1024 * 1024;

export const importProducts = command({
  name: 'import:products',
  summary: 'import a Shopify product export (CSV)',
  description:
    'Goes through the API of a running server. The same file twice changes nothing the second time. Pictures are recorded with their address and fetched later. Ctrl-C leaves the import running in the server.',
  args: [{ name: 'FILE', summary: 'the CSV file', isRequired: true }],
  options: {
    tenant: { type: 'string', value: 'SLUG', summary: 'the brand', isRequired: true },
    'dry-run': { type: 'boolean', summary: 'check the file and show what would change; change nothing' },
    url: {
      type: 'string',
      value: 'URL',
      summary: 'the server (default: the one running here, else http://localhost:8787)',
    },
    key: {
      type: 'string',
      value: 'KEY',
      summary: 'API key with the permission products.import; the demo brands have one in demo.json',
      variable: 'CGK_API_KEY',
      isSecret: true,
    },
    timeout: {
      type: 'number',
      value: 'SECONDS',
      default: 1800,
      summary: 'give up waiting after so long; the import goes on in the server',
    },
  },
  examples: ['import:products products.csv --tenant fernhill --dry-run'],
  async run({ args, values, output, dataDir, signal }) {
    const { ImportRunView: View } = await import('../../domain/imports/views.ts');
    const isDryRun = values['dry-run'];
    if (!(values.timeout > 0)) throw new UsageError('--timeout must be a number of seconds.');
    const csv = await readCsv(args.FILE);
    const url = values.url ?? `http://localhost:${readRuntime(dataDir)?.port ?? 8787}`;
    if (!URL.canParse(url)) throw new UsageError(`--url ${url} is no address.`);
    const apiKey = values.key ?? demoKey(dataDir, values.tenant);
    if (!apiKey)
      throw new UsageError(`No API key for ${values.tenant}: give --key or CGK_API_KEY.`, 'usage.missing');
    const call = createApiClient({ url, tenant: values.tenant, apiKey });
    const checked = View.parse(await call('POST', '/admin/imports', { fileName: basename(args.FILE), csv }));
    showCheck(checked, output);
    if (isDryRun || checked.state !== 'checked') return finish(checked, output, isDryRun);
    stopIfAborted(signal);
    await call('POST', `/admin/imports/${checked.id}/start`);
    const look = async () => View.parse(await call('GET', `/admin/imports/${checked.id}`));
    return finish(await waitFor(look, checked.id, values.timeout, output, signal), output, false);
  },
});

async function readCsv(file: string): Promise<string> {
  const { decodeCsv } = await import('../../domain/catalog/import/index.ts');
  if (!existsSync(file) || !statSync(file).isFile()) throw new UsageError(`There is no file ${file}.`);
  if (statSync(file).size > MOST_BYTES)
    throw new UsageError(`${file} is larger than 20 MB. Split it by product.`);
  return decodeCsv(readFileSync(file)).text;
}

function demoKey(dataDir: string, tenant: string): string | null {
  try {
    const demo: unknown = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'));
    const { tenants } = demo as { tenants: { slug: string; apiKey: string }[] };
    return tenants.find(({ slug }) => slug === tenant)?.apiKey ?? null;
  } catch {
    return null;
  }
}

function showCheck({ counts, fileName }: ImportRunView, { say }: Output): void {
  const { rows, products, variants, options, prices, images } = counts;
  say(`${fileName}: ${rows} rows`);
  say(
    `  ${products} products · ${variants} variants · ${options} options · ${prices} prices · ${images} pictures`,
  );
  say(`  ${counts.creates} to create · ${counts.updates} to update · ${counts.unchanged} unchanged`);
  say(`  ${counts.errors} errors · ${counts.warnings} warnings`);
}

/** Until the run has an end; a line for every step forward. */
async function waitFor(
  look: () => Promise<ImportRunView>,
  id: string,
  seconds: number,
  { say }: Output,
  signal: AbortSignal,
): Promise<ImportRunView> {
  const deadline = Date.now() + seconds * 1000;
  let answeredAt = Date.now();
  let shown = -1;
  for (;;) {
    stopIfAborted(signal);
    try {
      const run = await look();
      answeredAt = Date.now();
      const { done, total } = run.progress;
      if (done !== shown) say(`  ${done} of ${total} products`);
      shown = done;
      if (run.state !== 'running' && run.state !== 'checked') return run;
    } catch (error) {
      const isPassing =
        error instanceof ServerUnreachable || (error instanceof ApiProblem && error.status >= 500);
      if (!isPassing || Date.now() - answeredAt > PATIENCE_MS) throw error;
    }
    if (Date.now() > deadline) {
      throw new CliError(`The import ${id} still runs after ${seconds} s; it goes on in the server.`, {
        code: 'import.still_running',
        exit: EXIT.partial,
        fix: 'Look at it in the admin under Products, Import.',
      });
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function finish(run: ImportRunView, output: Output, isDryRun: boolean): CommandResult {
  const { progress, problems, state, counts } = run;
  if (!isDryRun && state.startsWith('completed')) {
    const { created, updated, unchanged, failed, imagesPending } = progress;
    output.say(
      `  ${created} created · ${updated} updated · ${unchanged} unchanged · ${failed} failed · ${imagesPending} pictures to fetch`,
    );
  }
  showProblems(problems, output);
  const hasRowErrors = counts.errors > 0 || progress.failed > 0;
  const isDone =
    state === 'completed' || state === 'completed_with_errors' || (isDryRun && state === 'checked');
  output.say(isDryRun && isDone ? 'Dry run: nothing was changed.' : `Import ${state.replaceAll('_', ' ')}.`);
  return {
    exit: isDone ? (hasRowErrors ? EXIT.partial : EXIT.ok) : EXIT.failure,
    document: { dryRun: isDryRun, import: run },
  };
}

function showProblems(problems: ImportRunView['problems'], { say }: Output): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const rows = errors
      .slice(0, SHOWN_PROBLEMS)
      .map(({ line, handle, column, message }) => [`  ${line ?? ''}`, handle ?? '', column ?? '', message]);
    say(textTable([['  line', 'product', 'column', 'error'], ...rows]));
    if (errors.length > SHOWN_PROBLEMS)
      say(`  … and ${errors.length - SHOWN_PROBLEMS} more: --json lists them.`);
  }
  const warnings = new Map<string, number>();
  for (const { severity, code } of problems) {
    if (severity === 'warning') warnings.set(code, (warnings.get(code) ?? 0) + 1);
  }
  for (const [code, count] of warnings) say(`  ${count} × warning ${code}`);
}
