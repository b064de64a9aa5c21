import { Form } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import type { ReactNode } from 'react';

/** A form of few fields and one button. */
export function TaskForm({
  id,
  intent,
  failure,
  submit,
  tone = 'primary',
  children,
}: {
  id: string;
  /** Tells apart the forms of a page; only the one that failed shows the failure. */
  intent?: string;
  failure: FormFailure | null | undefined;
  submit: string;
  tone?: 'primary' | 'secondary' | 'danger';
  children?: ReactNode;
}) {
  const own = failure && (intent === undefined || failure.values.intent?.[0] === intent) ? failure : null;
  return (
    <Form id={id} method="post" noValidate className="flex flex-col gap-4">
      <FormScope formId={id} failure={own}>
        <ErrorSummary formId={id} failure={own} />
        {intent && <input type="hidden" name="intent" value={intent} />}
        {children}
        <div>
          <Button type="submit" tone={tone}>
            {submit}
          </Button>
        </div>
      </FormScope>
    </Form>
  );
}
