import { Button } from '@ui/work/button.tsx';
import { type BrandFacts, SettingField } from './group-fields.tsx';
import { RowTools } from './row-tools.tsx';
import { entriesOf, type SchemaNode } from './schema-node.ts';
import { useRows } from './use-rows.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of small records; what is left empty is not kept. */
export function RowsField({
  name,
  label,
  help,
  node,
  value,
  brand,
}: {
  name: string;
  label: string;
  help?: string | undefined;
  node: SchemaNode;
  value: readonly unknown[];
  brand: BrandFacts;
}) {
  const what = node.rowName ?? 'row';
  const { keys, marker, canAdd, add, remove, move } = useRows(name, value.length, node.maxItems ?? 50);
  const fields = entriesOf(node.items ?? {});
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-13 font-medium">{label}</legend>
      {help && <p className="mb-2 text-12 text-muted">{help}</p>}
      <input ref={marker} type="hidden" />
      <ol className="flex flex-col gap-3">
        {keys.map((key, index) => {
          const stored = /^r\d+$/.test(key) ? value[Number(key.slice(1))] : undefined;
          return (
            <li key={key} className="rounded-md border border-line p-3">
              <div className="mb-2 flex min-h-8 items-center justify-between gap-2">
                <p className="text-13 text-muted">
                  {stored === undefined
                    ? `New ${what}`
                    : `${what[0]?.toUpperCase()}${what.slice(1)} ${index + 1}`}
                </p>
                <RowTools
                  what={`${what} ${index + 1}`}
                  isFirst={index === 0}
                  isLast={index === keys.length - 1}
                  onMove={(by) => move(key, by)}
                  onRemove={() => remove(key)}
                />
              </div>
              <div className="flex flex-col gap-3">
                {fields.map(([field, fieldNode]) => (
                  <SettingField
                    key={field}
                    name={`${name}.${key}.${field}`}
                    node={fieldNode}
                    value={isRecord(stored) ? stored[field] : initialOf(fieldNode)}
                    brand={brand}
                  />
                ))}
              </div>
            </li>
          );
        })}
      </ol>
      {canAdd && (
        <Button size="sm" className="js-only mt-3" onClick={add}>
          Add {what}
        </Button>
      )}
    </fieldset>
  );
}

const initialOf = (node: SchemaNode): unknown => ('default' in node ? node.default : undefined);
