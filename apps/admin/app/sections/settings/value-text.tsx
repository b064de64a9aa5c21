import { cx } from '@ui/work/cx.ts';

/** A value of a setting for people: words as they are, records and lists as JSON. */
export function ValueText({ value, tone }: { value: unknown; tone: 'old' | 'new' }) {
  const isNothing = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  const text =
    typeof value === 'boolean'
      ? value
        ? 'Yes'
        : 'No'
      : typeof value === 'string' || typeof value === 'number'
        ? String(value)
        : JSON.stringify(value, null, 2);
  return (
    <span
      className={cx(
        'min-w-0 rounded-sm px-2 py-1 whitespace-pre-wrap wrap-anywhere',
        tone === 'old' ? 'bg-sunken text-muted' : 'bg-good-soft',
      )}
    >
      <span className="sr-only">{tone === 'old' ? 'Published: ' : 'Draft: '}</span>
      {isNothing ? <em>nothing</em> : text}
    </span>
  );
}
