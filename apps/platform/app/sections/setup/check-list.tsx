import type { InstallationCheck } from '@domain/setup/installation-checks.ts';
import { AlertTriangle, CheckCircle2, XCircle } from 'lucide-react';

const LOOKS = {
  ok: { icon: CheckCircle2, ink: 'text-good', word: 'In order' },
  warning: { icon: AlertTriangle, ink: 'text-warn', word: 'Look at this' },
  failed: { icon: XCircle, ink: 'text-bad', word: 'Not in order' },
};

/** What was looked at; where something is missing, the line that mends it. */
export function CheckList({ checks }: { checks: readonly InstallationCheck[] }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {checks.map((check) => {
        const { icon: Icon, ink, word } = LOOKS[check.state];
        return (
          <li key={check.key} className="flex gap-3 px-4 py-3 text-13">
            <Icon aria-label={word} size={16} className={`mt-0.5 shrink-0 ${ink}`} />
            <div className="min-w-0">
              <p className="font-medium">{check.label}</p>
              <p className="break-words text-muted">{check.detail}</p>
              {check.fix && <code className="mt-1 block font-mono text-12 select-all">{check.fix}</code>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
