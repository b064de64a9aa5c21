import { Button } from '@ui/work/button.tsx';
import type { ReactNode } from 'react';
import scriptUrl from '../client/passkey.js?url';

/** A form whose answer comes from an authenticator; shown where the browser can ask one. */
export function PasskeyForm({
  kind,
  label,
  isPrimary = false,
  children,
}: {
  kind: 'get' | 'create';
  label: string;
  isPrimary?: boolean;
  children?: ReactNode;
}) {
  return (
    <form method="post" data-passkey={kind} hidden className="flex flex-col gap-2">
      <input type="hidden" name="intent" value="passkey" />
      <input type="hidden" name="response" />
      {children}
      <Button type="submit" tone={isPrimary ? 'primary' : 'secondary'}>
        {label}
      </Button>
      <p data-message="" role="status" className="text-12 text-bad empty:hidden" />
      <script type="module" src={scriptUrl} />
    </form>
  );
}
