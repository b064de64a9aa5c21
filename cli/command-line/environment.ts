/** Variables of a project: the process's own over `.dev.vars` (wrangler's) over `.env` files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

export const DEFAULT_ENVIRONMENT = 'development';

/** The files of an environment, the strongest first. */
export function environmentFiles(name: string): string[] {
  return [
    `.dev.vars.${name}`,
    ...(name === DEFAULT_ENVIRONMENT ? ['.dev.vars'] : []),
    `.env.${name}.local`,
    `.env.${name}`,
    ...(name === DEFAULT_ENVIRONMENT ? ['.env.local', '.env'] : []),
  ];
}

export interface VariableSource {
  value: string;
  /** `environment`, or the file's name. */
  from: string;
}

/**
 * Every variable with where it was found. Files of another environment are not read: a production command never takes
 * what was meant for this machine. An empty value counts as absent. Without a root the process's own are all.
 */
export function readVariables(
  root: string | null,
  name: string,
  own: NodeJS.ProcessEnv = process.env,
): Map<string, VariableSource> {
  const found = new Map<string, VariableSource>();
  const take = (variables: NodeJS.Dict<string>, from: string): void => {
    for (const [key, value] of Object.entries(variables))
      if (value !== undefined && value !== '' && !found.has(key)) found.set(key, { value, from });
  };
  take(own, 'environment');
  if (root === null) return found;
  for (const file of environmentFiles(name)) {
    const text = readIfThere(join(root, file));
    if (text !== null) take(parseEnv(text), file);
  }
  return found;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
