import {
  type GetPromptResult,
  type Prompt,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import type { TenantContext } from '../../domain/app-context.ts';

interface OwnPrompt extends Prompt {
  text(tenant: TenantContext, given: Record<string, string>): string;
}

/** Starting points that use tools which exist (55 §9.4); the rest of the catalogue comes with its tools. */
const PROMPTS: readonly OwnPrompt[] = [
  {
    name: 'analyze_orders',
    title: 'Analyse orders',
    description: 'What sold, what was refunded and what stands out in a span of time',
    arguments: [{ name: 'timeframe', description: 'for example: the last 7 days', required: true }],
    text: ({ name, timezone }, { timeframe = 'the last 7 days' }) =>
      `Look at the orders of ${name} in ${timeframe} (days in ${timezone}) with orders_list, page by page, and open single ones with orders_get only where that explains something. Report revenue, number and average of orders, refunds, and whatever stands out, with order numbers. Say which figures you counted yourself.`,
  },
  {
    name: 'daily_briefing',
    title: 'Daily briefing',
    description: 'What the team of the brand should know this morning',
    arguments: [],
    text: ({ name, timezone }) =>
      `Write the morning briefing of ${name} (time zone ${timezone}): yesterday against the same weekday before from the dashboard tools, orders that wait to be shipped, failed background work from jobs_list. At most ten lines, the most urgent first, each with the id to act on.`,
  },
];

export const listPrompts = (): Prompt[] => PROMPTS.map(({ text: _, ...prompt }) => prompt);

/** @throws ProtocolError −32602 for a prompt that is not there or lacks an argument */
export function getPrompt(
  tenant: TenantContext,
  name: string,
  given: Record<string, string>,
): GetPromptResult {
  const prompt = PROMPTS.find((one) => one.name === name);
  if (!prompt) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown prompt: ${name}`);
  const missing = (prompt.arguments ?? []).find((argument) => argument.required && !given[argument.name]);
  if (missing) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Missing argument: ${missing.name}`);
  const content = { type: 'text' as const, text: prompt.text(tenant, given) };
  return { description: prompt.description, messages: [{ role: 'user', content }] };
}
