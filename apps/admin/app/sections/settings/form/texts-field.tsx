import { TextAreaField, TextField } from '@ui/work/form/fields.tsx';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

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
