import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { cx } from '../cx.ts';
import { useFormats } from '../format/formats.tsx';
import { useField } from './form-scope.tsx';
import { moneyFieldText } from './money-text.ts';

interface FieldProps {
  name: string;
  label: string;
  /** Hides the label from sight where a table's heading says it. */
  isLabelHidden?: boolean;
  help?: ReactNode;
  defaultValue?: string;
}

/** Label, control, help, message: in this order, joined for assistive technology. */
function FieldFrame({
  field,
  label,
  isLabelHidden,
  help,
  children,
}: {
  field: ReturnType<typeof useField>;
  label: string;
  isLabelHidden?: boolean;
  help?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="min-w-0">
      <label htmlFor={field.id} className={isLabelHidden ? 'sr-only' : 'mb-1 block text-13 font-medium'}>
        {label}
      </label>
      {children}
      {help && (
        <p id={field.helpId} className="mt-1 text-12 text-muted">
          {help}
        </p>
      )}
      {field.error && (
        <p id={field.errorId} className="mt-1 text-12 font-medium text-bad">
          {field.error}
        </p>
      )}
    </div>
  );
}

const describedBy = (field: ReturnType<typeof useField>, help: ReactNode) =>
  [help ? field.helpId : '', field.error ? field.errorId : ''].filter(Boolean).join(' ') || undefined;

/** One line of text. */
export function TextField({
  name,
  label,
  isLabelHidden,
  help,
  defaultValue,
  className,
  ...rest
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const field = useField(name, defaultValue);
  return (
    <FieldFrame field={field} label={label} isLabelHidden={isLabelHidden} help={help}>
      <input
        type="text"
        {...field.input}
        aria-describedby={describedBy(field, help)}
        className={cx('control', className)}
        {...rest}
      />
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextAreaField({
  name,
  label,
  isLabelHidden,
  help,
  defaultValue,
  className,
  ...rest
}: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const field = useField(name, defaultValue);
  return (
    <FieldFrame field={field} label={label} isLabelHidden={isLabelHidden} help={help}>
      <textarea
        rows={4}
        {...field.input}
        aria-describedby={describedBy(field, help)}
        className={cx('control', className)}
        {...rest}
      />
    </FieldFrame>
  );
}

/** One of few values. */
export function SelectField({
  name,
  label,
  isLabelHidden,
  help,
  defaultValue,
  options,
  className,
}: FieldProps & { options: readonly { value: string; label: string }[]; className?: string }) {
  const field = useField(name, defaultValue);
  return (
    <FieldFrame field={field} label={label} isLabelHidden={isLabelHidden} help={help}>
      <select
        {...field.input}
        aria-describedby={describedBy(field, help)}
        className={cx('control', className)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** An amount in the brand's currency; takes what people type and sends text, which the server reads exactly. */
export function MoneyField({
  name,
  label,
  isLabelHidden,
  help,
  minor,
  currency,
  isCompact,
}: Omit<FieldProps, 'defaultValue'> & {
  minor: number | null | undefined;
  currency?: string;
  isCompact?: boolean;
}) {
  const formats = useFormats();
  const code = currency ?? formats.currency;
  const field = useField(name, moneyFieldText(minor, code, formats.locale));
  return (
    <FieldFrame field={field} label={label} isLabelHidden={isLabelHidden} help={help}>
      <span className="relative block">
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          {...field.input}
          aria-describedby={describedBy(field, help)}
          className={cx('control text-right tabular-nums', !isCompact && 'pr-13')}
        />
        {!isCompact && (
          <span aria-hidden="true" className="absolute top-1/2 right-2.5 -translate-y-1/2 text-12 text-muted">
            {code}
          </span>
        )}
      </span>
    </FieldFrame>
  );
}

/** A whole number. */
export function IntegerField(props: FieldProps & { min?: number; max?: number; className?: string }) {
  return (
    <TextField
      inputMode="numeric"
      autoComplete="off"
      {...props}
      className={cx('text-right tabular-nums', props.className)}
    />
  );
}

/** Yes or no. */
export function CheckboxField({
  name,
  label,
  help,
  isChecked,
}: {
  name: string;
  label: string;
  help?: ReactNode;
  isChecked: boolean;
}) {
  const field = useField(name);
  const { defaultValue: _, ...input } = field.input;
  return (
    <div className="flex items-start gap-2">
      <input
        type="checkbox"
        {...input}
        value="yes"
        defaultChecked={field.typed ? name in field.typed : isChecked}
        aria-describedby={describedBy(field, help)}
        className="mt-0.5"
      />
      <div>
        <label htmlFor={field.id} className="text-14">
          {label}
        </label>
        {help && (
          <p id={field.helpId} className="text-12 text-muted">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
