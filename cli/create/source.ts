/** Where templates come from: the repository this CLI stands in, or the bundle that `create-cgk` carries. */
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

export interface SourceFile {
  bytes: Buffer;
  isExecutable: boolean;
}

export interface TemplateSource {
  /** Version of CGK that it is. */
  version: string;
  /** Paths from the root, with forward slashes. */
  files: readonly string[];
  read(path: string): SourceFile;
}

const NEVER = new Set([
  'node_modules',
  '.git',
  '.data',
  '.wrangler',
  'coverage',
  '.artifacts',
  'build',
  'dist',
]);
const NEVER_FILES = /^(\.env(\..*)?|\.dev\.vars(\..*)?|.*\.log)$/;

/** The source in a folder: what git knows of it; without git everything but what is made or secret. */
export function folderSource(root: string): TemplateSource {
  const files = existsSync(join(root, '.git')) ? gitFiles(root) : walk(root, root);
  return {
    version: (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version,
    files,
    read: (path) => {
      const file = join(root, path);
      return { bytes: readFileSync(file), isExecutable: (statSync(file).mode & 0o100) !== 0 };
    },
  };
}

/** Tracked and new files, as they stand in the work tree. */
function gitFiles(root: string): string[] {
  const text = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(text.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path))).sort();
}

/** `build` is left out at the top and in apps; `cli/build` is source. */
function walk(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      const isMade = NEVER.has(entry.name) && relative(root, path) !== join('cli', 'build');
      if (entry.isDirectory()) return isMade || entry.name.startsWith('.data') ? [] : walk(root, path);
      return entry.isFile() && !NEVER_FILES.test(entry.name)
        ? [relative(root, path).replaceAll('\\', '/')]
        : [];
    })
    .sort();
}

/** The source in a `.tar.gz`, read into memory. */
export async function archiveSource(archive: string, version: string): Promise<TemplateSource> {
  const files = new Map<string, SourceFile>();
  const unpack = extract();
  createReadStream(archive).pipe(createGunzip()).pipe(unpack);
  for await (const entry of unpack) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    const { name, mode = 0 } = entry.header;
    files.set(name, { bytes: Buffer.concat(chunks), isExecutable: (mode & 0o100) !== 0 });
  }
  return {
    version,
    files: [...files.keys()].sort(),
    read: (path) => {
      const file = files.get(path);
      if (!file) throw new Error(`the archive has no ${path}`);
      return file;
    },
  };
}
