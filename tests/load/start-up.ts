/**
 * How long the Worker's start-up takes: the evaluation of the entry module with all its static imports, which
 * Cloudflare limits and which every cold isolate pays. Clocks stand still inside workerd while code runs, so it is
 * timed from outside: a wrapper Worker imports the entry on request, and the same request to a wrapper that imports
 * an empty module is taken off. Compiling is part of it, as it is on Cloudflare.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Miniflare } from 'miniflare';

const folder = resolve(import.meta.dirname, '../../build/worker');

export interface StartUp {
  /** Milliseconds, the median of the runs. */
  evaluation: number;
  fastest: number;
  /** Bytes of the modules evaluated at start. */
  bytes: number;
  modules: number;
  /** Bytes of all modules, gzip: what an upload is measured by. */
  uploadGzip: number;
}

/** Modules that the entry imports statically, the entry first. */
function startUpModules(): string[] {
  const found = new Set<string>();
  const queue = ['index.js'];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, from] of text.matchAll(
      /(?:^|[;}\n])(?:import|export)\b[^;'"()]*["'](\.{1,2}\/[^"']+\.js)["']/g,
    )) {
      if (from) queue.push(new URL(from, `file:///${file}`).pathname.slice(1));
    }
  }
  return [...found];
}

/** Bytes of what is evaluated at start: what its time follows, and does not depend on what else the machine does. */
export function startUpBytes(): number {
  return startUpModules().reduce((sum, file) => sum + readFileSync(join(folder, file)).length, 0);
}

const wrapper = (target: string): string => `
export default { async fetch() { const module = await import('${target}'); return new Response(String(Object.keys(module).length)); } };`;

async function timeImport(target: string): Promise<number> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
  const miniflare = new Miniflare({
    modules: [
      { type: 'ESModule', path: join(folder, 'bench-entry.js'), contents: wrapper(target) },
      { type: 'ESModule', path: join(folder, 'empty.js'), contents: 'export const nothing = 0;' },
      ...files.map((file) => ({ type: 'ESModule' as const, path: join(folder, file) })),
    ],
    modulesRoot: folder,
    compatibilityDate: '2026-07-01',
    compatibilityFlags: ['nodejs_compat'],
  });
  try {
    const url = await miniflare.ready;
    const started = performance.now();
    const response = await fetch(url);
    await response.text();
    const took = performance.now() - started;
    if (!response.ok) throw new Error(`the Worker's entry cannot be evaluated: ${response.status}`);
    return took;
  } finally {
    await miniflare.dispose();
  }
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export async function measureStartUp(runs: number): Promise<StartUp> {
  const empty: number[] = [];
  const entry: number[] = [];
  for (let index = 0; index < runs; index++) {
    empty.push(await timeImport('./empty.js'));
    entry.push(await timeImport('./index.js'));
  }
  const modules = startUpModules();
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
  return {
    evaluation: Math.max(0, median(entry) - median(empty)),
    fastest: Math.max(0, Math.min(...entry) - Math.min(...empty)),
    bytes: startUpBytes(),
    modules: modules.length,
    uploadGzip: gzipSync(Buffer.concat(all.map((file) => readFileSync(join(folder, file))))).length,
  };
}
