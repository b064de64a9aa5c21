/** What `wrangler.toml` must bind for the Worker to run (10 CLI-04). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WranglerSection } from '../configuration/wrangler-config.ts';
import { type Check, fail, pass, warn } from './check.ts';

const UNSET_ID = /^0*$/;
const EVERY_MINUTE = '* * * * *';

/** The Durable Object classes that the Worker exports: the ones that must be bound and migrated. */
export function exportedObjects(root: string): string[] {
  const entry = join(root, 'workers/edge.ts');
  if (!existsSync(entry)) return [];
  return [...readFileSync(entry, 'utf8').matchAll(/^export \{ (\w+Object) \}/gm)].map(
    ([, name = '']) => name,
  );
}

export function checkBindings(
  section: WranglerSection | null,
  classes: readonly string[],
  { isDeployed }: { isDeployed: boolean },
): Check[] {
  if (section === null)
    return [fail('bindings', 'wrangler.toml is missing', 'Restore it from the repository.')];
  return [
    checkKv(section, isDeployed),
    bound('R2 bucket MEDIA', has(section.r2_buckets, 'MEDIA'), '[[r2_buckets]] binding = "MEDIA"'),
    bound('queue JOBS', has(section.queues?.producers, 'JOBS'), '[[queues.producers]] binding = "JOBS"'),
    checkConsumer(section),
    checkObjects(section, classes),
    checkCron(section),
  ];
}

const has = (bindings: readonly { binding: string }[] | undefined, name: string): boolean =>
  bindings?.some(({ binding }) => binding === name) ?? false;

const bound = (name: string, isThere: boolean, line: string): Check =>
  isThere
    ? pass('bindings', 'bound', { name })
    : fail('bindings', 'is missing', `Add ${line} to wrangler.toml.`, { name });

function checkKv({ kv_namespaces }: WranglerSection, isDeployed: boolean): Check {
  const name = 'KV namespace ROUTES';
  const found = kv_namespaces?.find(({ binding }) => binding === 'ROUTES');
  if (!found) return bound(name, false, '[[kv_namespaces]] binding = "ROUTES"');
  if (isDeployed && UNSET_ID.test(found.id ?? ''))
    return fail(
      'bindings',
      'has no id yet',
      'Run: npx wrangler kv namespace create ROUTES, and put its id there.',
      { name },
    );
  return pass('bindings', 'bound', { name });
}

function checkConsumer({ queues }: WranglerSection): Check {
  const name = 'queue consumer';
  const producers = queues?.producers?.map(({ queue }) => queue) ?? [];
  const consumers = queues?.consumers ?? [];
  const deaf = producers.filter((queue) => !consumers.some((consumer) => consumer.queue === queue));
  if (consumers.length === 0 || deaf.length > 0)
    return fail(
      'bindings',
      `nobody consumes ${deaf.join(', ') || 'the queue'}`,
      'Add [[queues.consumers]] to wrangler.toml.',
      { name },
    );
  if (consumers.some(({ dead_letter_queue }) => !dead_letter_queue))
    return fail('bindings', 'has no dead-letter queue', 'Add dead_letter_queue to [[queues.consumers]].', {
      name,
    });
  return pass('bindings', consumers.map(({ queue }) => queue).join(', '), { name });
}

function checkObjects(
  { durable_objects, migrations = [] }: WranglerSection,
  classes: readonly string[],
): Check {
  const name = 'durable objects';
  const boundClasses = new Set(durable_objects?.bindings?.map(({ class_name }) => class_name) ?? []);
  const migrated = new Set(
    migrations.flatMap((one) => [...(one.new_classes ?? []), ...(one.new_sqlite_classes ?? [])]),
  );
  const unbound = classes.filter((one) => !boundClasses.has(one));
  const unmade = [...boundClasses].filter((one) => !migrated.has(one));
  if (boundClasses.size === 0 || unbound.length > 0)
    return fail(
      'bindings',
      `not bound: ${unbound.join(', ') || 'none at all'}`,
      'Add them to [durable_objects] bindings.',
      { name },
    );
  if (unmade.length > 0)
    return fail(
      'bindings',
      `without a migration: ${unmade.join(', ')}`,
      'Add a [[migrations]] with a new tag and new_sqlite_classes.',
      { name },
    );
  return pass('bindings', `${boundClasses.size} bound and migrated`, { name });
}

function checkCron({ triggers }: WranglerSection): Check {
  const crons = triggers?.crons ?? [];
  if (crons.includes(EVERY_MINUTE)) return pass('cron', 'every minute');
  return crons.length > 0
    ? warn(
        'cron',
        `fires at ${crons.join(', ')}: jobs wait that long`,
        'Use crons = ["* * * * *"] in [triggers].',
      )
    : fail('cron', 'nothing rings the jobs', 'Add [triggers] crons = ["* * * * *"] to wrangler.toml.');
}
