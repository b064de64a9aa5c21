import type { InputHTMLAttributes, ReactNode } from 'react';
import { useShop } from '../shop/use-shop.ts';
import { type CheckoutFeedback, fieldMessage } from './checkout-form.ts';

interface FieldProps {
  name: string;
  label: string;
  feedback: CheckoutFeedback | null;
  isOptional?: boolean;
  hint?: string;
  width?: 'half' | 'third' | 'full';
  children: (control: {
    id: string;
    name: string;
    required: boolean;
    'aria-invalid': true | undefined;
    'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** A label, its control, a hint and what is wrong with it, tied together for screen readers. */
export function Field({
  name,
  label,
  feedback,
  isOptional = false,
  hint,
  width = 'full',
  children,
}: FieldProps) {
  const { t } = useShop();
  const error = feedback?.errors.find(({ path }) => path === name);
  const describedBy = [error ? `${name}-error` : '', hint ? `${name}-hint` : ''].filter(Boolean).join(' ');
  return (
    <div className={`field field-${width}`}>
      <label htmlFor={name}>
        {label}
        {isOptional ? <span className="optional"> ({t.optional})</span> : null}
      </label>
      {children({
        id: name,
        name,
        required: !isOptional,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': describedBy || undefined,
      })}
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="error-text" id={`${name}-error`}>
          {fieldMessage(error, t)}
        </p>
      ) : null}
    </div>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'type' | 'inputMode' | 'autoComplete' | 'defaultValue' | 'maxLength' | 'autoCapitalize'
  >;

/** A field of one line. */
export function TextField({ name, label, feedback, isOptional, hint, width, ...input }: TextFieldProps) {
  return (
    <Field
      name={name}
      label={label}
      feedback={feedback}
      {...(isOptional === undefined ? {} : { isOptional })}
      {...(hint === undefined ? {} : { hint })}
      {...(width === undefined ? {} : { width })}
    >
      {(control) => <input {...control} {...input} />}
    </Field>
  );
}
