/** package.json and package-lock.json of a new project, made from the source's. */
import type { Template } from './templates.ts';

interface Manifest {
  name: string;
  version: string;
  description?: string;
  scripts?: Record<string, string>;
  [member: string]: unknown;
}

interface Lock {
  name: string;
  version: string;
  packages: Record<string, { name?: string; version?: string; link?: boolean; resolved?: string }>;
}

const FIRST_VERSION = '0.1.0';

/** The source's package.json under the project's name; it remembers what it was made from (10 PORT-01). */
export function projectManifest(text: string, slug: string, template: Template, cgkVersion: string): string {
  const { name: _, version: __, description, scripts = {}, ...rest } = JSON.parse(text) as Manifest;
  const kept = Object.entries(scripts).filter(([script]) => !template.scriptsLeftOut.includes(script));
  const manifest = {
    name: slug,
    version: FIRST_VERSION,
    ...(description ? { description } : {}),
    cgk: { version: cgkVersion, template: template.name },
    scripts: Object.fromEntries(kept),
    ...rest,
    private: true,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The lockfile under the project's name, without workspaces whose folders stay out. Its packages are untouched. */
export function projectLock(text: string, slug: string, files: readonly string[]): string {
  const lock = JSON.parse(text) as Lock;
  const isGone = (folder: string): boolean => !files.some((path) => path.startsWith(`${folder}/`));
  const packages = Object.fromEntries(
    Object.entries(lock.packages).filter(([path, { link, resolved }]) => {
      if (link && resolved) return !isGone(resolved);
      return path === '' || path.includes('node_modules/') || !isGone(path);
    }),
  );
  const top = packages[''];
  if (top) Object.assign(top, { name: slug, version: FIRST_VERSION });
  return `${JSON.stringify({ ...lock, name: slug, version: FIRST_VERSION, packages }, null, 2)}\n`;
}
