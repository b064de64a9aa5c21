import { Form, useNavigation } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import type { FormFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';

export interface StatusAction {
  intent: 'suspend' | 'resume' | 'archive' | 'restore' | 'delete' | 'keep' | 'clean-up';
  words: string;
  /** What it means for shop and team. */
  effect: string;
  needsName: boolean;
  isDangerous: boolean;
}

const ALL: Record<StatusAction['intent'], Omit<StatusAction, 'intent'>> = {
  suspend: {
    words: 'Suspend',
    effect:
      'The shop answers 503, its work is parked, its owner keeps billing and export. It can be resumed.',
    needsName: true,
    isDangerous: false,
  },
  resume: {
    words: 'Resume',
    effect: 'The shop opens again and what was parked goes on.',
    needsName: false,
    isDangerous: false,
  },
  archive: {
    words: 'Archive',
    effect: 'The shop is gone (410); its owner may read and export. It can be restored.',
    needsName: true,
    isDangerous: false,
  },
  restore: { words: 'Restore', effect: 'The brand is active again.', needsName: false, isDangerous: false },
  delete: {
    words: 'Delete',
    effect:
      'Closed at once. After 30 days its data, files and keys are destroyed; until then it can be kept.',
    needsName: true,
    isDangerous: true,
  },
  keep: {
    words: 'Keep this brand',
    effect: 'Its deletion is taken back; it comes back archived.',
    needsName: false,
    isDangerous: false,
  },
  'clean-up': {
    words: 'Clean up',
    effect: 'Takes away what the failed attempt left; its slug is free again.',
    needsName: false,
    isDangerous: true,
  },
};

const MAY: Record<StatusAction['intent'], string> = {
  suspend: 'platform.tenants.suspend',
  resume: 'platform.tenants.suspend',
  archive: 'platform.tenants.archive',
  restore: 'platform.tenants.archive',
  delete: 'platform.tenants.delete',
  keep: 'platform.tenants.delete',
  'clean-up': 'platform.tenants.delete',
};

const BY_STATUS: Record<string, StatusAction['intent'][]> = {
  failed: ['clean-up'],
  onboarding: ['delete'],
  active: ['suspend', 'archive', 'delete'],
  suspended: ['resume', 'archive', 'delete'],
  archived: ['restore', 'delete'],
  deleting: ['keep'],
};

/** What somebody with these permissions may do with a brand of this status. */
export const actionsFor = (status: string, permissions: readonly string[]): StatusAction[] =>
  (BY_STATUS[status] ?? [])
    .filter((intent) => permissions.includes(MAY[intent]))
    .map((intent) => ({ intent, ...ALL[intent] }));

/** One form an action, with the brand's slug typed where it closes something. */
export function StatusActions({
  slug,
  actions,
  failure,
}: {
  slug: string;
  actions: StatusAction[];
  failure: (FormFailure & { intent?: string }) | undefined;
}) {
  const isBusy = useNavigation().state !== 'idle';
  if (actions.length === 0) return null;
  return (
    <Card title="Status">
      <div className="flex flex-col divide-y divide-line">
        {actions.map((action) => {
          const formId = `status-${action.intent}`;
          const own = failure?.values.intent?.[0] === action.intent ? failure : undefined;
          return (
            <Form
              key={action.intent}
              id={formId}
              method="post"
              className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0"
            >
              <FormScope formId={formId} failure={own}>
                <ErrorSummary formId={formId} failure={own} />
                <p className="text-13 text-muted">{action.effect}</p>
                <input type="hidden" name="intent" value={action.intent} />
                <div className="flex flex-wrap items-end gap-2">
                  {action.needsName && (
                    <div className="min-w-48 flex-1">
                      <TextField name="confirm" label={`Type ${slug} to confirm`} autoComplete="off" />
                    </div>
                  )}
                  <Button type="submit" tone={action.isDangerous ? 'danger' : 'secondary'} isBusy={isBusy}>
                    {action.words}
                  </Button>
                </div>
              </FormScope>
            </Form>
          );
        })}
      </div>
    </Card>
  );
}
