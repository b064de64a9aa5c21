import { Bold, Heading2, Italic, Link2, List, type LucideIcon } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, IconButton } from '../button.tsx';
import { cx } from '../cx.ts';
import { useField } from './form-scope.tsx';

const MARKS: readonly { label: string; icon: LucideIcon; before: string; after: string }[] = [
  { label: 'Bold', icon: Bold, before: '<strong>', after: '</strong>' },
  { label: 'Italic', icon: Italic, before: '<em>', after: '</em>' },
  { label: 'Heading', icon: Heading2, before: '<h2>', after: '</h2>' },
  { label: 'List', icon: List, before: '<ul>\n  <li>', after: '</li>\n</ul>' },
  { label: 'Link', icon: Link2, before: '<a href="https://">', after: '</a>' },
];

/** HTML as text with buttons that set marks, and a preview in a frame that runs nothing. */
export function HtmlField({
  name,
  label,
  defaultValue,
}: {
  name: string;
  label: string;
  defaultValue: string;
}) {
  const field = useField(name, defaultValue);
  const ref = useRef<HTMLTextAreaElement>(null);
  const [preview, setPreview] = useState<string | null>(null);

  const mark = (before: string, after: string) => {
    const area = ref.current;
    if (!area) return;
    const { selectionStart: start, selectionEnd: end, value } = area;
    const chosen = value.slice(start, end);
    area.setRangeText(`${before}${chosen}${after}`, start, end, 'end');
    if (!chosen) area.setSelectionRange(start + before.length, start + before.length);
    area.focus();
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };

  return (
    <div>
      <div className="mb-1 flex flex-wrap items-end justify-between gap-2">
        <label htmlFor={field.id} className="text-13 font-medium">
          {label}
        </label>
        <div className="js-only flex items-center gap-0.5">
          {preview === null &&
            MARKS.map(({ label: markLabel, icon: Icon, before, after }) => (
              <IconButton
                key={markLabel}
                label={markLabel}
                className="size-7"
                onClick={() => mark(before, after)}
              >
                <Icon aria-hidden="true" size={14} />
              </IconButton>
            ))}
          <Button
            size="sm"
            tone="quiet"
            aria-pressed={preview !== null}
            onClick={() => setPreview(preview === null ? (ref.current?.value ?? '') : null)}
          >
            {preview === null ? 'Preview' : 'Edit'}
          </Button>
        </div>
      </div>
      <textarea
        ref={ref}
        rows={9}
        {...field.input}
        aria-describedby={field.error ? `${field.helpId} ${field.errorId}` : field.helpId}
        className={cx('control font-mono text-13', preview !== null && 'hidden')}
      />
      {preview !== null && (
        <iframe
          title={`Preview of ${label.toLowerCase()}`}
          sandbox=""
          srcDoc={previewDocument(preview)}
          className="block h-56 w-full rounded-md border border-edge bg-surface"
        />
      )}
      <p id={field.helpId} className="mt-1 text-12 text-muted">
        HTML. Paragraphs, headings, lists, links, tables and pictures are kept; scripts and styles are
        removed.
      </p>
      {field.error && (
        <p id={field.errorId} className="mt-1 text-12 font-medium text-bad">
          {field.error}
        </p>
      )}
    </div>
  );
}

function previewDocument(html: string): string {
  return `<!doctype html><meta name="color-scheme" content="light dark"><style>body{font:14px/1.6 system-ui,sans-serif;margin:12px}img{max-width:100%}</style>${html}`;
}
