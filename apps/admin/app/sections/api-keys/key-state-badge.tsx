import type { ApiKeyView } from '@domain/api-keys/views.ts';
import { Badge, type Tone } from '@ui/work/badge.tsx';

const LOOKS: Record<ApiKeyView['state'], { tone: Tone; word: string }> = {
  active: { tone: 'good', word: 'Active' },
  expiring: { tone: 'warn', word: 'Ends soon' },
  rotating: { tone: 'info', word: 'Being replaced' },
  dormant: { tone: 'warn', word: 'Unused' },
  inactive_owner: { tone: 'bad', word: 'Owner inactive' },
  expired: { tone: 'neutral', word: 'Expired' },
  revoked: { tone: 'neutral', word: 'Revoked' },
};

/** What a key is now, in a word. */
export function KeyStateBadge({ state }: { state: ApiKeyView['state'] }) {
  return <Badge tone={LOOKS[state].tone}>{LOOKS[state].word}</Badge>;
}
