/** What `wrangler.toml` says, and what the Worker needs it to say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';

const Binding = z.looseObject({ binding: z.string() });
const Section = z.looseObject({
  name: z.string().optional(),
  compatibility_date: z.string().optional(),
  vars: z.record(z.string(), z.unknown()).optional(),
  kv_namespaces: z.array(Binding.extend({ id: z.string().optional() })).optional(),
  r2_buckets: z.array(Binding.extend({ bucket_name: z.string().optional() })).optional(),
  queues: z
    .looseObject({
      producers: z.array(Binding.extend({ queue: z.string() })).optional(),
      consumers: z
        .array(z.looseObject({ queue: z.string(), dead_letter_queue: z.string().optional() }))
        .optional(),
    })
    .optional(),
  triggers: z.looseObject({ crons: z.array(z.string()).optional() }).optional(),
  durable_objects: z
    .looseObject({
      bindings: z.array(z.looseObject({ name: z.string(), class_name: z.string() })).optional(),
    })
    .optional(),
  migrations: z
    .array(
      z.looseObject({
        tag: z.string(),
        new_classes: z.array(z.string()).optional(),
        new_sqlite_classes: z.array(z.string()).optional(),
        deleted_classes: z.array(z.string()).optional(),
      }),
    )
    .optional(),
});
export type WranglerSection = z.output<typeof Section>;
const File = Section.extend({ env: z.record(z.string(), Section).optional() });

/** Parsed `wrangler.toml`, or null when there is none. @throws Error for text that is no TOML */
export function readWranglerConfig(root: string): z.output<typeof File> | null {
  let text: string;
  try {
    text = readFileSync(join(root, 'wrangler.toml'), 'utf8');
  } catch {
    return null;
  }
  return parseWranglerConfig(text);
}

export function parseWranglerConfig(text: string): z.output<typeof File> {
  return File.parse(parse(text));
}

/**
 * What holds in an environment. Wrangler inherits names and triggers into `[env.x]`, and no bindings or variables: they
 * must be said again there. Without such a table the top of the file is it.
 */
export function sectionOf(
  file: z.output<typeof File>,
  environmentName: string,
): { section: WranglerSection; isNamed: boolean } {
  const named = file.env?.[environmentName];
  if (!named) return { section: file, isNamed: false };
  const { compatibility_date, triggers, migrations } = file;
  return { section: { compatibility_date, triggers, migrations, ...named }, isNamed: true };
}

/** Plain variables of the section, those that are texts. */
export function plainVariables(section: WranglerSection): Record<string, string> {
  const texts = Object.entries(section.vars ?? {}).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts) as Record<string, string>;
}

/** What a deployed Worker is called. */
export function workerName(file: z.output<typeof File>, environmentName: string): string {
  const base = file.name ?? 'cgk';
  const named = file.env?.[environmentName];
  return named ? (named.name ?? `${base}-${environmentName}`) : base;
}
