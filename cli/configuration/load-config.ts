/** Reads `cgk.config.ts` of a project. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PreconditionError } from '../exit-codes.ts';
import { CgkConfig } from './config.ts';

export const CONFIG_FILE = 'cgk.config.ts';

export interface ConfigFault {
  /** `modules.0` */
  path: string;
  message: string;
}

export interface LoadedConfig {
  file: string;
  /** False: there is no file, and everything has its default. */
  isThere: boolean;
  config: CgkConfig | null;
  faults: ConfigFault[];
}

/** The file's configuration, or what is wrong with it; without a file the defaults. */
export async function loadConfig(root: string): Promise<LoadedConfig> {
  const file = join(root, CONFIG_FILE);
  if (!existsSync(file)) return { file, isThere: false, config: CgkConfig.parse({}), faults: [] };
  try {
    // The time of the last change is in the address, so that an edited file is read again.
    const module: unknown = await import(
      `${pathToFileURL(file).href}?at=${Math.round(statSync(file).mtimeMs)}`
    );
    const exported = module as { default?: unknown };
    if (exported.default === undefined)
      return broken(file, 'has no default export: export default defineConfig({ … })');
    const parsed = CgkConfig.safeParse(exported.default);
    if (parsed.success) return { file, isThere: true, config: parsed.data, faults: [] };
    const faults = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    return { file, isThere: true, config: null, faults };
  } catch (error) {
    return broken(file, error instanceof Error ? error.message : String(error));
  }
}

const broken = (file: string, message: string): LoadedConfig => ({
  file,
  isThere: true,
  config: null,
  faults: [{ path: '', message }],
});

/** The configuration, for commands that cannot go on without one. @throws PreconditionError `config.invalid` */
export async function requireConfig(root: string): Promise<CgkConfig> {
  const { config, faults } = await loadConfig(root);
  if (config) return config;
  const list = faults.map(({ path, message }) => (path ? `${path} ${message}` : message)).join('; ');
  throw new PreconditionError(
    `${CONFIG_FILE}: ${list}`,
    'config.invalid',
    'Correct the file, then: cgk config:validate',
  );
}
