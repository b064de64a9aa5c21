/** `npm start`: builds, starts database and Worker, migrates, seeds the demo brands once, serves until stopped. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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
    prepare: { type: 'boolean', summary: 'build, migrate, seed, say the logins and end' },
    'no-sample-data': {
      type: 'boolean',
      summary: 'seed no demo brands',
      variable: 'CGK_NO_SAMPLE_DATA',
    },
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
    const stack = await startStack({
      port: values.prepare ? 0 : values.port,
      dataDir,
      databaseUrl,
      log: (line) => {
        // Lines of level info are for a log drain; a terminal shows what needs somebody.
        if (variables.CGK_LOG === 'all' || !line.includes('"level":"info"')) output.complain(line);
      },
    });
    const cron = setInterval(() => {
      stack.worker.runCron().catch((error: unknown) => output.complain(`cron failed: ${String(error)}`));
    }, 60_000);
    try {
      const hasDemo = !values['no-sample-data'];
      if (hasDemo) await seedDemo(stack, say);
      await answers(stack.port);
      // What a stop cut off goes on now, not at the next full minute.
      await stack.worker.runCron();
      // The Worker answers a fresh installation's first request with the set-up's token in its log.
      if (!hasDemo) await fetch(`http://localhost:${stack.port}/setup`);
      const port = values.prepare ? values.port : stack.port;
      if (values.prepare) moveDemo(dataDir, stack.port, port);
      const demo = await announce(port, dataDir, output);
      const url = `http://localhost:${port}`;
      if (!values.prepare) say(`CGK ready on ${url}`);
      output.document({
        ok: true,
        url,
        tenants: (demo?.tenants ?? []).map(({ slug, url, adminUrl }) => ({ slug, url, adminUrl })),
      });
      if (!values.prepare) await stopped;
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

/** `--prepare` runs at any free port; the addresses are those of the next start. */
function moveDemo(dataDir: string, from: number, to: number): void {
  const file = join(dataDir, 'demo.json');
  if (!existsSync(file)) return;
  const text = readFileSync(file, 'utf8').replaceAll(`localhost:${from}`, `localhost:${to}`);
  writeFileSync(file, text, { mode: 0o600 });
}

async function announce(port: number, dataDir: string, { say, reveal }: Output): Promise<DemoFile | null> {
  const file = join(dataDir, 'demo.json');
  if (!existsSync(file)) {
    say(`There are no demo brands. Set up the installation: http://localhost:${port}/setup`);
    return null;
  }
  const demo = JSON.parse(readFileSync(file, 'utf8')) as DemoFile;
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
  say(`\n  All brands: http://localhost:${port}   Keys and logins: ${file}\n`);
  return demo;
}
