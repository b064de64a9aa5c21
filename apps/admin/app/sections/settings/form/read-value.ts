import type { FormReader } from '@ui/work/form/form-reader.ts';
import { entriesOf, plainNode, type SchemaNode } from './schema-node.ts';
import { fromZonedText } from './zoned-time.ts';

/** What is read of a form, and which field of the form each row of a list came from. */
export interface ReadValue {
  value: Record<string, unknown>;
  /** `banners.items.0` → `banners.items.r2`: where messages about a row belong. */
  rowNames: Record<string, string>;
}

interface Place {
  reader: FormReader;
  locales: readonly string[];
  timezone: string;
  rowNames: Record<string, string>;
}

/** A group's value from its form: fields are named by their paths, rows of lists by keys in the order they stand. */
export function readGroupValue(
  schema: SchemaNode,
  reader: FormReader,
  brand: { locales: readonly string[]; timezone: string },
): ReadValue {
  const place: Place = { reader, ...brand, rowNames: {} };
  return { value: readObject(schema, '', '', place), rowNames: place.rowNames };
}

const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function readObject(
  node: SchemaNode,
  path: string,
  valuePath: string,
  place: Place,
): Record<string, unknown> {
  return Object.fromEntries(
    entriesOf(node).map(([name, field]) => [
      name,
      readField(plainNode(field), below(path, name), below(valuePath, name), place),
    ]),
  );
}

function readField(
  node: ReturnType<typeof plainNode>,
  path: string,
  valuePath: string,
  place: Place,
): unknown {
  const { reader, timezone } = place;
  const text = reader.text(path).trim();
  switch (node.widget) {
    case 'texts':
    case 'texts-long':
      return readTexts(path, place);
    case 'rows':
      return readRows(node, path, valuePath, place);
    case 'navigation':
      return readNavigation(path, valuePath, place);
    case 'lines':
    case 'languages':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
    case 'money':
      return node.isNullable ? reader.money(path) : (reader.money(path) ?? 0);
    case 'date-time': {
      if (text === '') return null;
      const instant = fromZonedText(text, timezone);
      if (instant === null) reader.errors.push({ path, message: 'Enter a date and a time' });
      return instant;
    }
    case 'image':
      return reader.checked(`${path}.$remove`) || text === '' ? null : text;
  }
  if (node.type === 'object') return readObject(node, path, valuePath, place);
  if (node.type === 'boolean') return reader.checked(path);
  if (node.type === 'integer' || node.type === 'number')
    return reader.integer(path, { min: node.minimum, max: node.maximum, fallback: node.minimum ?? 0 });
  return node.isNullable && text === '' ? null : text;
}

function readTexts(path: string, { reader, locales }: Place): Record<string, string> {
  return Object.fromEntries(
    locales
      .map((locale) => [locale, reader.text(`${path}.${locale}`).trim()])
      .filter(([, text]) => text !== ''),
  );
}

/** Keys of a list's rows in the order in which the form sends them. */
export function rowKeys(values: Record<string, string[]>, path: string): string[] {
  const keys = Object.keys(values).flatMap((name) =>
    name.startsWith(`${path}.`) ? [name.slice(path.length + 1).split('.')[0] ?? ''] : [],
  );
  return [...new Set(keys)].filter((key) => key !== '');
}

function readRows(node: SchemaNode, path: string, valuePath: string, place: Place): unknown[] {
  const rows: unknown[] = [];
  for (const key of rowKeys(place.reader.values, path)) {
    const name = below(path, key);
    if (isBlank(name, place.reader) || place.reader.checked(`${name}.$remove`)) continue;
    place.rowNames[below(valuePath, String(rows.length))] = name;
    rows.push(readObject(node.items ?? {}, name, below(valuePath, String(rows.length)), place));
  }
  return rows;
}

/** A row in which nothing was typed; switches and choices do not count, since they always say something. */
function isBlank(name: string, reader: FormReader): boolean {
  const fields = Object.keys(reader.values).filter((field) => field.startsWith(`${name}.`));
  return fields.every((field) => {
    const isControl = /\.(\$|isShown|network|percent|level$)/.test(field.slice(name.length));
    return isControl || reader.text(field).trim() === '';
  });
}

interface Item {
  label: Record<string, string>;
  to: string;
  items?: Item[];
}

/** The outline of a navigation (rows with a level) as a tree; a level that skips one is taken as the next deeper. */
function readNavigation(path: string, valuePath: string, place: Place): Item[] {
  const top: Item[] = [];
  const parents: { items: Item[]; valuePath: string }[] = [{ items: top, valuePath }];
  for (const key of rowKeys(place.reader.values, path)) {
    const name = below(path, key);
    if (isBlank(name, place.reader)) continue;
    const level = Math.min(
      Math.max(place.reader.integer(`${name}.level`, { fallback: 1 }), 1),
      3,
      parents.length,
    );
    parents.length = level;
    const parent = parents[level - 1];
    if (!parent) continue;
    const item: Item = {
      label: readTexts(`${name}.label`, place),
      to: place.reader.text(`${name}.to`).trim(),
      ...(level < 3 ? { items: [] } : {}),
    };
    const ownPath = below(parent.valuePath, String(parent.items.length));
    place.rowNames[ownPath] = name;
    parent.items.push(item);
    if (item.items) parents.push({ items: item.items, valuePath: `${ownPath}.items` });
  }
  return top;
}

/** The form's name of a field that the API names by its place in the value. */
export function fieldNameOf({ rowNames }: Pick<ReadValue, 'rowNames'>, apiPath: string): string {
  const path = apiPath.replace(/^value\./, '');
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length--) {
    const name = rowNames[parts.slice(0, length).join('.')];
    if (name) return below(name, parts.slice(length).join('.')).replace(/\.$/, '');
  }
  return path;
}
