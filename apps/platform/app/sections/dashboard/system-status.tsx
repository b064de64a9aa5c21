import type { DashboardView } from '@domain/platform/dashboard-views.ts';
import { Badge } from '@ui/work/badge.tsx';

const LOOKS = {
  healthy: { tone: 'good', word: 'Healthy' },
  degraded: { tone: 'warn', word: 'Degraded' },
  critical: { tone: 'bad', word: 'Critical' },
} as const;

export function SystemStatus({ status }: { status: DashboardView['status'] }) {
  const { tone, word } = LOOKS[status];
  return <Badge tone={tone}>{word}</Badge>;
}
