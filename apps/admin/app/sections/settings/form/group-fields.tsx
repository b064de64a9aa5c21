import { Card } from '@ui/work/card.tsx';
import {
  CheckboxField,
  IntegerField,
  MoneyField,
  SelectField,
  TextAreaField,
  TextField,
} from '@ui/work/form/fields.tsx';
import { ColourField } from './colour-field.tsx';
import { ImageField } from './image-field.tsx';
import { NavigationEditor } from './navigation-editor.tsx';
import { RowsField } from './rows-field.tsx';
import { entriesOf, plainNode, type SchemaNode } from './schema-node.ts';
import { toZonedText } from './zoned-time.ts';

/** What fields need to know of the brand. */
export interface BrandFacts {
  tenantId: string;
  locales: readonly string[];
  timezone: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A group's whole form: a card a section. */
export function GroupFields({
  schema,
  value,
  brand,
}: {
  schema: SchemaNode;
  value: Record<string, unknown>;
  brand: BrandFacts;
}) {
  return (
    <>
      {entriesOf(schema).map(([name, section]) => {
        const fields = entriesOf(section);
        const isPalette = fields.length > 3 && fields.every(([, field]) => field.widget === 'colour');
        const own = value[name];
        return (
          <Card key={name} title={section.title ?? name} note={section.description}>
            <div className={isPalette ? 'grid gap-4 sm:grid-cols-2' : 'flex flex-col gap-4'}>
              {fields.map(([field, node]) => (
                <SettingField
                  key={field}
                  name={`${name}.${field}`}
                  node={node}
                  value={isRecord(own) ? own[field] : undefined}
                  brand={brand}
                />
              ))}
            </div>
          </Card>
        );
      })}
    </>
  );
}

/** One field, by its schema. */
export function SettingField({
  name,
  node: raw,
  value,
  brand,
}: {
  name: string;
  node: SchemaNode;
  value: unknown;
  brand: BrandFacts;
}) {
  const node = plainNode(raw);
  const label = node.title ?? name;
  const help = node.description;
  const words = { name, label, help };
  switch (node.widget) {
    case 'textarea':
      return <TextAreaField {...words} defaultValue={textOf(value)} rows={3} />;
    case 'texts':
    case 'texts-long':
      return (
        <TextsField
          {...words}
          value={isRecord(value) ? value : {}}
          locales={brand.locales}
          isLong={node.widget === 'texts-long'}
        />
      );
    case 'lines':
    case 'languages':
      return (
        <TextAreaField
          {...words}
          defaultValue={Array.isArray(value) ? value.join('\n') : ''}
          rows={node.widget === 'languages' ? 3 : 4}
          spellCheck={false}
        />
      );
    case 'colour':
      return <ColourField {...words} defaultValue={textOf(value)} />;
    case 'image':
      return <ImageField {...words} fileKey={textOf(value)} tenantId={brand.tenantId} />;
    case 'money':
      return <MoneyField {...words} minor={typeof value === 'number' ? value : null} />;
    case 'date-time':
      return (
        <TextField
          {...words}
          help={[help, `Clocks of ${brand.timezone}.`].filter(Boolean).join(' ')}
          type="datetime-local"
          defaultValue={typeof value === 'string' ? toZonedText(value, brand.timezone) : ''}
        />
      );
    case 'rows':
      return <RowsField {...words} node={node} value={Array.isArray(value) ? value : []} brand={brand} />;
    case 'navigation':
      return (
        <NavigationEditor {...words} value={Array.isArray(value) ? value : []} locales={brand.locales} />
      );
  }
  if (node.type === 'boolean') return <CheckboxField {...words} isChecked={value === true} />;
  if (node.enum) {
    const options = node.enum.map((key) => ({ value: key, label: node.choices?.[key] ?? key }));
    return <SelectField {...words} defaultValue={textOf(value)} options={options} />;
  }
  if (node.type === 'integer' || node.type === 'number')
    return <IntegerField {...words} defaultValue={textOf(value)} className="max-w-32" />;
  return <TextField {...words} defaultValue={textOf(value)} maxLength={node.maxLength} />;
}

/** The same words in each language of the shop. */
export function TextsField({
  name,
  label,
  help,
  value,
  locales,
  isLong = false,
}: {
  name: string;
  label: string;
  help?: string | undefined;
  value: Record<string, unknown>;
  locales: readonly string[];
  isLong?: boolean;
}) {
  const only = locales.length === 1;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {locales.map((locale, index) => {
        const field = {
          name: `${name}.${locale}`,
          label: only ? label : `${label} (${languageName(locale)})`,
          help: index === locales.length - 1 ? help : undefined,
          defaultValue: textOf(value[locale]),
          lang: locale,
        };
        return isLong ? (
          <TextAreaField key={locale} {...field} rows={2} />
        ) : (
          <TextField key={locale} {...field} />
        );
      })}
    </div>
  );
}

const names = new Intl.DisplayNames('en', { type: 'language' });

export function languageName(locale: string): string {
  try {
    return names.of(locale) ?? locale;
  } catch {
    return locale;
  }
}
