import { useField } from '@ui/work/form/form-scope.tsx';
import { useRef } from 'react';

/** A colour as text, with the browser's own chooser beside it; empty for the theme's colour. */
export function ColourField({
  name,
  label,
  help,
  defaultValue,
}: {
  name: string;
  label: string;
  help?: string | undefined;
  defaultValue: string;
}) {
  const field = useField(name, defaultValue);
  const text = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const shown = field.input.defaultValue;
  return (
    <div className="min-w-0">
      <label htmlFor={field.id} className="mb-1 block text-13 font-medium">
        {label}
      </label>
      <span className="flex gap-2">
        <input
          ref={chooser}
          type="color"
          aria-label={`Choose: ${label}`}
          defaultValue={/^#[0-9a-f]{6}$/i.test(shown) ? shown : '#888888'}
          onInput={(event) => {
            if (!text.current) return;
            text.current.value = event.currentTarget.value;
            text.current.dispatchEvent(new Event('input', { bubbles: true }));
          }}
          className="js-only h-9 w-10 shrink-0 rounded-md border border-edge bg-surface p-1"
        />
        <input
          ref={text}
          type="text"
          placeholder="Theme’s colour"
          spellCheck={false}
          autoComplete="off"
          {...field.input}
          aria-describedby={field.error ? field.errorId : undefined}
          onInput={(event) => {
            const { value } = event.currentTarget;
            if (chooser.current && /^#[0-9a-f]{6}$/i.test(value)) chooser.current.value = value;
          }}
          className="control font-mono text-13"
        />
      </span>
      {help && <p className="mt-1 text-12 text-muted">{help}</p>}
      {field.error && (
        <p id={field.errorId} className="mt-1 text-12 font-medium text-bad">
          {field.error}
        </p>
      )}
    </div>
  );
}
