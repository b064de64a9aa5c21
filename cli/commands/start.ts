/** `npm start`: builds, starts database and Worker, migrates, seeds the demo brands once, serves until stopped. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../build/build.ts';
import { newestSourceTime } from '../build/newest-source.ts';
import { dataDirOf } from '../database.ts';
import { seedDemo } from '../demo/seed.ts';
import { startStack } from '../local/stack.ts';

const HELP = `cgk start: build, migrate, seed the demo brands once and serve

  --no-build    serve what is in build/
  --no-demo     no demo brands: the first page is the set-up
  PORT          environment: port of the server (8787)
  CGK_DATA      environment: folder of local data (.data)
  DATABASE_URL  environment: use this Postgres instead of the embedded one
`;

interface DemoFile {
  tenants: { slug: string; url: string; adminUrl: string; owner: { email: string; password: string } }[];
}

/** True when a source file is newer than the build. */
function isBuildStale(): boolean {
  const output = resolve(import.meta.dirname, '../../build/worker/index.js');
  return !existsSync(output) || newestSourceTime() > statSync(output).mtimeMs;
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      'no-build': { type: 'boolean' },
      'no-demo': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const port = Number(process.env.PORT ?? '8787');
  const dataDir = dataDirOf();
  if (!values['no-build'] && isBuildStale()) {
    console.log('Building …');
    await build((message) => console.log(`  ${message}`));
  }
  let stop: () => void = () => {};
  const stopped = new Promise<void>((done) => {
    stop = done;
  });
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const stack = await startStack({
    port,
    dataDir,
    databaseUrl: process.env.DATABASE_URL,
    log: (line) => console.error(line),
  });
  const cron = setInterval(() => {
    stack.worker.runCron().catch((error: unknown) => console.error('cron failed', error));
  }, 60_000);
  try {
    if (!values['no-demo']) await seedDemo(stack, (message) => console.log(message));
    await answers(stack.port);
    // What a stop cut off goes on now, not at the next full minute.
    await stack.worker.runCron();
    // The Worker answers a fresh installation's first request with the set-up's token in its log.
    if (values['no-demo']) await fetch(`http://localhost:${stack.port}/setup`);
    else announce(stack.port, dataDir);
    console.log(`CGK ready on http://localhost:${stack.port}`);
    await stopped;
  } finally {
    clearInterval(cron);
    await stack.close();
  }
  return 0;
}

/** Waits until database, queue and storage all answer. */
async function answers(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
    if (response?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the server does not answer /health');
}

function announce(port: number, dataDir: string): void {
  const demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as DemoFile;
  console.log('');
  for (const tenant of demo.tenants) {
    console.log(`  ${tenant.slug.padEnd(10)} shop   ${tenant.url}`);
    console.log(
      `  ${''.padEnd(10)} admin  ${tenant.adminUrl}   ${tenant.owner.email} / ${tenant.owner.password}`,
    );
    console.log(`  ${''.padEnd(10)} mail   ${tenant.url}/__dev/mail   API ${tenant.url}/api/v1`);
  }
  console.log(`\n  All brands: http://localhost:${port}   Keys and logins: ${join(dataDir, 'demo.json')}\n`);
}
