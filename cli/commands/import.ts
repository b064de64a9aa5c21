/** `cgk import products FILE`: dry run, start, progress, row errors, over the running server's API. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { decodeCsv } from '../../domain/catalog/import/index.ts';
import { ImportRunView } from '../../domain/imports/views.ts';
import { type ApiCall, ApiProblem, createApiClient } from '../api-client.ts';
import { dataDirOf, readRuntime } from '../database.ts';
import { EXIT, ServerUnreachable, UsageError } from '../exit-codes.ts';
import { createOutput, type Output, textTable } from '../output.ts';

const HELP = `cgk import products: import a Shopify product export (CSV)

Usage: cgk import products FILE --tenant SLUG [--dry-run] [--url URL] [--key KEY] [--json]

  --tenant SLUG   the brand
  --dry-run       check the file and show what would change; change nothing
  --url URL       the server (default: the one running here, else http://localhost:8787)
  --key KEY       API key with the permission products.import (default: CGK_API_KEY, else the demo's of CGK_DATA)
  --timeout SEC   give up waiting after so long; the import goes on in the server (default 1800)
  --json          one JSON document on stdout; progress on stderr

The same file twice changes nothing the second time. Pictures are recorded with their address and fetched later.

Exit codes: 0 done · 1 failed or refused · 2 wrong usage · 3 no server answers · 4 done, but some rows have errors
`;

const POLL_MS = 500;
/** A server that restarts meanwhile is waited for; the import goes on by itself. */
const PATIENCE_MS = 90_000;
const SHOWN_PROBLEMS = 50;
const MOST_BYTES = 20 * 1024 * 1024;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      tenant: { type: 'string' },
      url: { type: 'string' },
      key: { type: 'string' },
      timeout: { type: 'string', default: '1800' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const output = createOutput(values.json);
  const [what, file, ...more] = positionals;
  if (what !== 'products' || !file || more.length > 0)
    throw new UsageError('Usage: cgk import products FILE --tenant SLUG');
  if (!values.tenant) throw new UsageError('Missing: --tenant SLUG, the brand to import into.');
  const seconds = Number(values.timeout);
  if (!(seconds > 0)) throw new UsageError('--timeout must be a number of seconds.');
  const csv = readFile(file);
  const url = values.url ?? `http://localhost:${readRuntime(dataDirOf())?.port ?? 8787}`;
  if (!URL.canParse(url)) throw new UsageError(`--url ${url} is no address.`);
  const call = createApiClient({ url, tenant: values.tenant, apiKey: apiKeyOf(values.key, values.tenant) });

  const checked = ImportRunView.parse(
    await call('POST', '/admin/imports', { fileName: basename(file), csv }),
  );
  showCheck(checked, output);
  if (values['dry-run'] || checked.state !== 'checked') return finish(checked, output, values['dry-run']);
  await call('POST', `/admin/imports/${checked.id}/start`);
  return finish(await waitFor(call, checked.id, seconds, output), output, false);
}

function readFile(file: string): string {
  if (!existsSync(file) || !statSync(file).isFile()) throw new UsageError(`There is no file ${file}.`);
  if (statSync(file).size > MOST_BYTES)
    throw new UsageError(`${file} is larger than 20 MB. Split it by product.`);
  return decodeCsv(readFileSync(file)).text;
}

function apiKeyOf(given: string | undefined, tenant: string): string {
  const key = given ?? process.env.CGK_API_KEY ?? demoKey(tenant);
  if (key) return key;
  throw new UsageError(`No API key for ${tenant}: give --key or CGK_API_KEY.`);
}

function demoKey(tenant: string): string | null {
  try {
    const demo: unknown = JSON.parse(readFileSync(join(dataDirOf(), 'demo.json'), 'utf8'));
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
async function waitFor(call: ApiCall, id: string, seconds: number, { say }: Output): Promise<ImportRunView> {
  const deadline = Date.now() + seconds * 1000;
  let answeredAt = Date.now();
  let shown = -1;
  for (;;) {
    try {
      const run = ImportRunView.parse(await call('GET', `/admin/imports/${id}`));
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
      throw new Error(`The import ${id} still runs after ${seconds} s; it goes on in the server.`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function finish(run: ImportRunView, output: Output, isDryRun: boolean): number {
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
  output.document({ ok: isDone && !hasRowErrors, dryRun: isDryRun, import: run });
  if (!isDone) return EXIT.failure;
  return hasRowErrors ? EXIT.rowErrors : EXIT.ok;
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
