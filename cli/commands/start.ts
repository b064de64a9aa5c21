/** `npm start`: builds, starts database and Worker, migrates, seeds the demo brands once, serves until stopped. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command } from '../command-line/command.ts';
import type { Output } from '../output.ts';

interface DemoFile {
  platform: { url: string; email: string; password: string; totpSecret: string };
  tenants: { slug: string; url: string; adminUrl: string; owner: { email: string; password: string } }[];
}

/** True when a source file is newer than the build. */
async function isBuildStale(): Promise<boolean> {
  const { newestSourceTime } = await import('../build/newest-source.ts');
  const output = resolve(import.meta.dirname, '../../build/worker/index.js');
  return !existsSync(output) || newestSourceTime() > statSync(output).mtimeMs;
}

export const start = command({
  name: 'start',
  summary: 'build, start database and server, seed the demo brands once, serve',
  description:
    'Ends at Ctrl-C. Data is kept in CGK_DATA (.data); with DATABASE_URL it uses that Postgres in place of the embedded one.',
  options: {
    'no-build': { type: 'boolean', summary: 'serve what is in build/' },
    'no-demo': { type: 'boolean', summary: 'no demo brands: the first page is the set-up' },
    port: { type: 'number', value: 'PORT', summary: 'port of the server', default: 8787, variable: 'PORT' },
  },
  endsByInterrupt: true,
  async run({ values, output, dataDir, variables }) {
    const { say } = output;
    const databaseUrl = variables.DATABASE_URL;
    if (databaseUrl) await (await import('../database/probe.ts')).probeDatabase(databaseUrl);
    if (!values['no-build'] && (await isBuildStale())) {
      say('Building …');
      const { build } = await import('../build/build.ts');
      await build((message) => say(`  ${message}`));
    }
    const [{ startStack }, { seedDemo }] = await Promise.all([
      import('../local/stack.ts'),
      import('../demo/seed.ts'),
    ]);
    let stop: () => void = () => {};
    const stopped = new Promise<void>((done) => {
      stop = done;
    });
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    const stack = await startStack({ port: values.port, dataDir, databaseUrl, log: output.complain });
    const cron = setInterval(() => {
      stack.worker.runCron().catch((error: unknown) => output.complain(`cron failed: ${String(error)}`));
    }, 60_000);
    try {
      if (!values['no-demo']) await seedDemo(stack, say);
      await answers(stack.port);
      // What a stop cut off goes on now, not at the next full minute.
      await stack.worker.runCron();
      // The Worker answers a fresh installation's first request with the set-up's token in its log.
      if (values['no-demo']) await fetch(`http://localhost:${stack.port}/setup`);
      const demo = values['no-demo'] ? null : await announce(stack.port, dataDir, output);
      const url = `http://localhost:${stack.port}`;
      say(`CGK ready on ${url}`);
      output.document({
        ok: true,
        url,
        tenants: (demo?.tenants ?? []).map(({ slug, url, adminUrl }) => ({ slug, url, adminUrl })),
      });
      await stopped;
    } finally {
      clearInterval(cron);
      await stack.close();
    }
    return {};
  },
});

/** Waits until database, queue and storage all answer. */
async function answers(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
    if (response?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the server does not answer /health');
}

async function announce(port: number, dataDir: string, { say, reveal }: Output): Promise<DemoFile> {
  const demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as DemoFile;
  const { currentTotp } = await import('../../domain/access/totp.ts');
  const code = await currentTotp(demo.platform.totpSecret);
  say('');
  for (const tenant of demo.tenants) {
    say(`  ${tenant.slug.padEnd(10)} shop   ${tenant.url}`);
    reveal(`  ${''.padEnd(10)} admin  ${tenant.adminUrl}   ${tenant.owner.email} / ${tenant.owner.password}`);
    say(`  ${''.padEnd(10)} mail   ${tenant.url}/__dev/mail   API ${tenant.url}/api/v1`);
  }
  const { platform } = demo;
  say(`  ${'console'.padEnd(10)} url    ${platform.url}`);
  reveal(`  ${''.padEnd(10)} login  ${platform.email} / ${platform.password}`);
  reveal(`  ${''.padEnd(10)} code   ${code} now; authenticator secret ${platform.totpSecret}`);
  say(`\n  All brands: http://localhost:${port}   Keys and logins: ${join(dataDir, 'demo.json')}\n`);
  return demo;
}
