import { useField } from '@ui/work/form/form-scope.tsx';
import type { ReactNode } from 'react';

/** Choices of which several hold: a group of checkboxes of one name. */
export function CheckList({
  name,
  legend,
  options,
  checked,
  help,
}: {
  name: string;
  legend: string;
  options: readonly { value: string; label: string; note?: ReactNode; isDisabled?: boolean }[];
  checked: readonly string[];
  help?: string;
}) {
  const field = useField(name);
  const held = field.typed ? (field.typed[name] ?? []) : checked;
  return (
    <fieldset aria-describedby={field.error ? field.errorId : undefined}>
      <legend className="mb-1 text-13 font-medium">{legend}</legend>
      <div className="flex flex-col gap-1.5">
        {options.map((option, index) => (
          <label key={option.value} className="flex items-start gap-2 text-14">
            <input
              type="checkbox"
              id={index === 0 ? field.id : undefined}
              name={name}
              form={field.input.form}
              value={option.value}
              defaultChecked={held.includes(option.value)}
              disabled={option.isDisabled}
              className="mt-0.5 shrink-0"
            />
            <span className="min-w-0">
              {option.label}
              {option.note && <span className="block text-12 text-muted">{option.note}</span>}
            </span>
          </label>
        ))}
      </div>
      {help && <p className="mt-1 text-12 text-muted">{help}</p>}
      {field.error && (
        <p id={field.errorId} className="mt-1 text-12 font-medium text-bad">
          {field.error}
        </p>
      )}
    </fieldset>
  );
}
