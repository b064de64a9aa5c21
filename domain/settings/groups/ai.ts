import { z } from 'zod';
import { choice, flag, section, whole } from '../fields.ts';
import { settingsGroup } from '../group.ts';

/** What models may do for the brand, and what it may cost (10 SET-02). */
export const ai = settingsGroup({
  key: 'ai',
  title: 'AI',
  summary: 'What models may do, what they may cost and remember',
  module: 'ai_agents',
  viewPermission: 'ai.settings.view',
  editPermission: 'ai.settings.manage',
  schema: z.strictObject({
    use: section('Use', {
      enabled: flag('Models may be used', true),
      assistant: flag('Assistant in the admin', false),
      content: flag('Draft texts', true),
      insights: flag('Find patterns in figures', true),
      autoApproveContent: flag(
        'Publish drafted texts without a person',
        false,
        'Drafts can be wrong or break a rule of your trade. Whatever is published is yours.',
      ),
      model: choice(
        'Model',
        { auto: 'Chosen for each task' },
        'auto',
        'More can be chosen once a provider is connected.',
      ),
    }),
    budget: section('Budget', {
      monthlyMinor: z.int().min(0).max(100_000_000).nullable().default(null).meta({
        title: 'Most a month',
        widget: 'money',
        description: 'Empty: no bound. Warned at 80 %, stopped at 100 %.',
      }),
    }),
    memory: section('Memory', {
      enabled: flag('Remember between conversations', true),
      retentionDays: whole('Days that it is kept', { min: 1, max: 365, initial: 90 }),
    }),
  }),
});
