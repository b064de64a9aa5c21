/** A JSON Schema node as groups of settings give it, with the words and widgets of its field. */
export interface SchemaNode {
  type?: string;
  title?: string;
  description?: string;
  widget?: string;
  choices?: Record<string, string>;
  rowName?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
}

/** The node behind `null or …`, with the outer one's words. */
export function plainNode(node: SchemaNode): SchemaNode & { isNullable: boolean } {
  const inner = node.anyOf?.find(({ type }) => type !== 'null');
  if (!inner) return { ...node, isNullable: false };
  const { anyOf: _, ...words } = node;
  return { ...inner, ...words, isNullable: true };
}

/** Sections of a group and their fields, in order. */
export const entriesOf = (node: SchemaNode): [string, SchemaNode][] => Object.entries(node.properties ?? {});

/** Names of all fields with their titles, for messages: `contact.email` → `Contact: E-mail`. */
export function fieldTitles(schema: SchemaNode): Record<string, string> {
  return Object.fromEntries(
    entriesOf(schema).flatMap(([section, node]) =>
      entriesOf(node).map(([name, field]) => [`${section}.${name}`, field.title ?? name]),
    ),
  );
}

/** The words for a path of a change: section and field, and what lies below as it is. */
export function pathTitle(schema: SchemaNode, path: string): string {
  const [section = '', name = '', ...rest] = path.split('.');
  const sectionNode = schema.properties?.[section];
  const fieldNode = sectionNode?.properties?.[name];
  const words = [sectionNode?.title ?? section, fieldNode?.title ?? name].filter(Boolean).join(' · ');
  return rest.length > 0 ? `${words} (${rest.join(' ')})` : words;
}
