/** Writes the files of a new project. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PreconditionError } from '../exit-codes.ts';
import { projectLock, projectManifest } from './manifest.ts';
import type { TemplateSource } from './source.ts';
import { isAvailable, type Template, templateFiles } from './templates.ts';

export interface ProjectOptions {
  /** As people read it. */
  name: string;
  slug: string;
  folder: string;
  /** Write into a folder that holds files already. */
  isForced: boolean;
}

/**
 * Writes the template's files into the folder; returns their paths.
 * @throws PreconditionError `create.folder_not_empty`, `create.no_template`
 */
export function generateProject(
  source: TemplateSource,
  template: Template,
  options: ProjectOptions,
): string[] {
  const { folder, slug, name, isForced } = options;
  refuseFull(folder, isForced);
  if (!isAvailable(template, source.files))
    throw new PreconditionError(
      `The template ${template.name} is not part of this copy of CGK.`,
      'create.no_template',
      'Use: npm create cgk@latest',
    );
  const files = templateFiles(template, source.files);
  const prefix = template.base === '' ? '' : `${template.base}/`;
  for (const path of files) {
    const { bytes, isExecutable } = source.read(`${prefix}${path}`);
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, contentOf(path, bytes), { mode: isExecutable ? 0o755 : 0o644 });
  }
  return files;

  function contentOf(path: string, bytes: Buffer): Buffer | string {
    if (path === 'package.json')
      return projectManifest(bytes.toString('utf8'), slug, template, source.version);
    if (path === 'package-lock.json') return projectLock(bytes.toString('utf8'), slug, files);
    if (path === 'README.md')
      return `# ${name}\n\nMade with CGK ${source.version}, template \`${template.name}\`.\n\n${bytes.toString('utf8').replace(/^# .*\n+/, '')}`;
    if (path === 'wrangler.toml')
      return bytes
        .toString('utf8')
        .replace(/^name = "[^"]*"/m, `name = "${slug}"`)
        .replace(/"cgk-(media|jobs|jobs-dead)"/g, `"${slug}-$1"`);
    return bytes;
  }
}

/** What a folder may hold and still count as empty. */
const HARMLESS = new Set(['.git', '.DS_Store', '.idea', '.vscode']);

function refuseFull(folder: string, isForced: boolean): void {
  if (isForced || !existsSync(folder)) return;
  const held = readdirSync(folder).filter((name) => !HARMLESS.has(name));
  if (held.length === 0) return;
  throw new PreconditionError(
    `${folder} is not empty: it holds ${held.slice(0, 3).join(', ')}${held.length > 3 ? ' and more' : ''}.`,
    'create.folder_not_empty',
    'Choose another name, or say --force to write beside and over what is there.',
  );
}
