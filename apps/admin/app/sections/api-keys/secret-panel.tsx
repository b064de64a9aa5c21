import type { NewApiKeyView } from '@domain/api-keys/views.ts';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { useState } from 'react';

/** The one time that a key's secret is on a screen. */
export function SecretPanel({ made }: { made: NewApiKeyView }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <Card title={made.apiKey.name} note="Keep it where your program reads its secrets.">
      <div className="flex flex-col gap-4">
        <Notice tone="warn" title="Copy this key now">
          It is shown this once. If it is lost, rotate the key.
        </Notice>
        <label className="block text-13 font-medium" htmlFor="secret">
          Secret
          <input
            id="secret"
            readOnly
            value={made.key}
            className="control mt-1 font-mono text-13"
            onFocus={(event) => event.target.select()}
          />
        </label>
        <div className="flex flex-wrap gap-2" aria-live="polite">
          <Button
            tone="primary"
            onClick={() => void navigator.clipboard.writeText(made.key).then(() => setCopied(true))}
          >
            {isCopied ? 'Copied' : 'Copy key'}
          </Button>
          <ButtonLink to="/settings/api-keys">Done</ButtonLink>
        </div>
      </div>
    </Card>
  );
}

/** Whether an action's answer is a new key. */
export function isNewKey(result: unknown): result is { made: NewApiKeyView } {
  return typeof result === 'object' && result !== null && 'made' in result;
}
