import { Button } from '@ui/work/button.tsx';
import { SelectField, TextField } from '@ui/work/form/fields.tsx';
import { TextsField } from './group-fields.tsx';
import { RowTools } from './row-tools.tsx';
import { useRows } from './use-rows.ts';

interface OutlineRow {
  level: number;
  label: Record<string, unknown>;
  to: string;
}

const LEVELS = [
  { value: '1', label: 'Top' },
  { value: '2', label: 'Below it' },
  { value: '3', label: 'Third level' },
];
const MOST_ROWS = 80;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The tree as an outline: its rows in order, each with its level. */
function outlineOf(items: readonly unknown[], level = 1): OutlineRow[] {
  return items.filter(isRecord).flatMap((item) => [
    {
      level,
      label: isRecord(item.label) ? item.label : {},
      to: typeof item.to === 'string' ? item.to : '',
    },
    ...(Array.isArray(item.items) ? outlineOf(item.items, level + 1) : []),
  ]);
}

/** A navigation of up to three levels, edited as an outline. */
export function NavigationEditor({
  name,
  label,
  help,
  value,
  locales,
}: {
  name: string;
  label: string;
  help?: string | undefined;
  value: readonly unknown[];
  locales: readonly string[];
}) {
  const outline = outlineOf(value);
  const { keys, marker, canAdd, add, remove, move } = useRows(name, outline.length, MOST_ROWS);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-13 font-medium">{label}</legend>
      {help && <p className="mb-2 text-12 text-muted">{help}</p>}
      <input ref={marker} type="hidden" />
      <ol className="flex flex-col gap-2">
        {keys.map((key, index) => {
          const row = /^r\d+$/.test(key) ? outline[Number(key.slice(1))] : undefined;
          const field = `${name}.${key}`;
          return (
            <li
              key={key}
              className="grid gap-3 rounded-md border border-line p-3 sm:grid-cols-[8rem_minmax(0,1fr)_minmax(0,1fr)_auto]"
              style={{ marginInlineStart: `${((row?.level ?? 1) - 1) * 16}px` }}
            >
              <SelectField
                name={`${field}.level`}
                label="Level"
                defaultValue={String(row?.level ?? 1)}
                options={LEVELS}
              />
              <TextsField name={`${field}.label`} label="Words" value={row?.label ?? {}} locales={locales} />
              <TextField
                name={`${field}.to`}
                label="Leads to"
                defaultValue={row?.to ?? ''}
                spellCheck={false}
              />
              <div className="sm:pt-6">
                <RowTools
                  what={`entry ${index + 1}`}
                  isFirst={index === 0}
                  isLast={index === keys.length - 1}
                  onMove={(by) => move(key, by)}
                  onRemove={() => remove(key)}
                />
              </div>
            </li>
          );
        })}
      </ol>
      {canAdd && (
        <Button size="sm" className="js-only mt-3" onClick={add}>
          Add entry
        </Button>
      )}
    </fieldset>
  );
}
