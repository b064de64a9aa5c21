import { z } from 'zod';
import type { SettingsGroup } from './group.ts';

export type FormSchema = Record<string, unknown>;

const built = new Map<string, FormSchema>();

/**
 * A group's schema as JSON Schema 2020-12 with its titles, help and widgets: what programs validate against and the
 * admin draws its form from.
 */
export function formSchemaOf(group: SettingsGroup): FormSchema {
  let schema = built.get(group.key);
  if (!schema) {
    const { $schema: _, ...rest } = z.toJSONSchema(group.schema, {
      io: 'input',
      reused: 'inline',
      unrepresentable: 'any',
    });
    schema = rest;
    built.set(group.key, schema);
  }
  return schema;
}
