/** Makes what is published as `create-cgk`: one script without dependencies, and the archive of templates. */
import { chmodSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as esbuild from 'esbuild';
import { packSource } from '../cli/create/pack.ts';
import { folderSource } from '../cli/create/source.ts';

const root = resolve(import.meta.dirname, '..');

export interface Packed {
  script: string;
  archive: string;
  files: string[];
  bytes: number;
}

/** Writes `dist/` and `templates/` below `outdir`. */
export async function buildPackage(outdir: string): Promise<Packed> {
  const script = resolve(outdir, 'dist/create-cgk.js');
  const archive = resolve(outdir, 'templates/cgk.tar.gz');
  for (const folder of ['dist', 'templates']) {
    rmSync(resolve(outdir, folder), { recursive: true, force: true });
    mkdirSync(resolve(outdir, folder), { recursive: true });
  }
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['create-cgk/main.ts'],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // tar-stream is CommonJS and requires Node's own modules.
    banner: {
      js: `#!/usr/bin/env node\nimport { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);`,
    },
    external: ['bare-fs', 'bare-buffer'],
    legalComments: 'inline',
    logLevel: 'warning',
  });
  chmodSync(script, 0o755);
  const files = await packSource(folderSource(root), archive);
  return { script, archive, files, bytes: statSync(archive).size };
}

if (import.meta.main) {
  const { files, bytes } = await buildPackage(import.meta.dirname);
  console.log(`create-cgk: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
}
