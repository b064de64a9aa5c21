/** What can be known without a database: Node, configuration, secrets, ports. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { readRuntime } from '../database.ts';
import { type Check, fail, ok, warn } from './check.ts';

const WRANGLER = new URL('../../wrangler.toml', import.meta.url);
const LEAST_NODE = 22;
const LEAST_SECRET = 32;

export function checkNode(version: string = process.versions.node): Check {
  const major = Number(version.split('.')[0]);
  return major >= LEAST_NODE
    ? ok('node', version)
    : fail(
        'node',
        `${version} is too old`,
        `Use Node ${LEAST_NODE} or newer: cli/cgk brings its own after npm install.`,
      );
}

/** Bindings that the Worker asks for, in `wrangler.toml`. */
export function checkBindings(text: string | null = readWrangler()): Check[] {
  if (text === null) return [fail('wrangler.toml', 'is missing', 'Restore it from the repository.')];
  const sections = sectionsOf(text);
  const binds = (section: string, name: string): boolean =>
    (sections.get(section) ?? []).some((body) => new RegExp(`binding\\s*=\\s*"${name}"`).test(body));
  const wanted: [string, boolean, string][] = [
    ['R2 bucket MEDIA', binds('r2_buckets', 'MEDIA'), '[[r2_buckets]] binding = "MEDIA"'],
    ['KV namespace ROUTES', binds('kv_namespaces', 'ROUTES'), '[[kv_namespaces]] binding = "ROUTES"'],
    ['queue producer JOBS', binds('queues.producers', 'JOBS'), '[[queues.producers]] binding = "JOBS"'],
    ['queue consumer', sections.has('queues.consumers'), '[[queues.consumers]]'],
    [
      'dead-letter queue',
      /dead_letter_queue\s*=\s*"/.test(text),
      'dead_letter_queue in [[queues.consumers]]',
    ],
    [
      'cron every minute',
      /crons\s*=\s*\[[^\]]*"\* \* \* \* \*"/.test(text),
      '[triggers] crons = ["* * * * *"]',
    ],
    [
      'durable objects',
      sections.has('durable_objects') || sections.has('durable_objects.bindings'),
      '[durable_objects]',
    ],
  ];
  return wanted.map(([name, isThere, fix]) =>
    isThere
      ? ok(`wrangler: ${name}`, 'bound')
      : fail(`wrangler: ${name}`, 'is missing', `Add ${fix} to wrangler.toml.`),
  );
}

function readWrangler(): string | null {
  try {
    return readFileSync(WRANGLER, 'utf8');
  } catch {
    return null;
  }
}

/** Bodies of the tables by name: enough of TOML for the bindings, which stand one a table. */
function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  const uncommented = text.replaceAll(/^\s*#.*$/gm, '');
  for (const [, name = '', body = ''] of uncommented.matchAll(
    /^\[\[?([\w.]+)\]?\]\s*$([\s\S]*?)(?=^\[|$(?![\s\S]))/gm,
  )) {
    sections.set(name, [...(sections.get(name) ?? []), body]);
  }
  return sections;
}

/** Sessions are signed with it: in production it must be there and long. Never printed. */
export function checkAuthSecret(environment: NodeJS.ProcessEnv = process.env): Check {
  const isProduction = environment.ENVIRONMENT === 'production' || environment.NODE_ENV === 'production';
  const secret = environment.AUTH_SECRET;
  if (!isProduction && secret === undefined) return ok('AUTH_SECRET', 'development makes its own');
  const fix = `Set ${LEAST_SECRET} or more random characters: wrangler secret put AUTH_SECRET`;
  if (secret === undefined) return fail('AUTH_SECRET', 'is not set', fix);
  if (secret.length >= LEAST_SECRET) return ok('AUTH_SECRET', `${secret.length} characters`);
  const message = `has ${secret.length} characters`;
  return isProduction ? fail('AUTH_SECRET', message, fix) : warn('AUTH_SECRET', message, fix);
}

/** The server's port is ours or free. */
export async function checkPort(dataDir: string): Promise<Check> {
  const runtime = readRuntime(dataDir);
  if (runtime) return ok('port', `${runtime.port}: the server runs (process ${runtime.pid})`);
  const port = Number(process.env.PORT ?? '8787');
  if (await isFree(port)) return ok('port', `${port} is free`);
  return warn('port', `${port} is taken by another program`, `Start on another one: PORT=8788 npm start`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
