/** Packs a source into one archive: every file that some template holds, once, the same bytes each time. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import type { TemplateSource } from './source.ts';
import { TEMPLATES, templateFiles } from './templates.ts';

/** A fixed time, so that the archive depends on its contents only. */
const EPOCH = new Date(0);

/** @returns the packed paths */
export async function packSource(source: TemplateSource, archive: string): Promise<string[]> {
  const wanted = new Set<string>();
  for (const template of Object.values(TEMPLATES)) {
    const prefix = template.base === '' ? '' : `${template.base}/`;
    for (const path of templateFiles(template, source.files)) wanted.add(`${prefix}${path}`);
  }
  const paths = [...wanted].sort();
  const tar = pack();
  const written = pipeline(tar, createGzip({ level: 9 }), createWriteStream(archive));
  for (const name of paths) {
    const { bytes, isExecutable } = source.read(name);
    await new Promise<void>((done, fail) => {
      tar.entry(
        { name, size: bytes.length, mode: isExecutable ? 0o755 : 0o644, mtime: EPOCH },
        bytes,
        (error) => (error ? fail(error) : done()),
      );
    });
  }
  tar.finalize();
  await written;
  return paths;
}
