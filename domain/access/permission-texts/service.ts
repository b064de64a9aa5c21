import type { PermissionKey } from '../../kernel/permissions.ts';
import type { PermissionText } from './text.ts';

/** Keys of support, messages, daily work and assistants. */
export const SERVICE_TEXTS = {
  'tickets.view': ['View tickets', 'See support tickets and their history.'],
  'tickets.reply': ['Reply to tickets', 'Answer customers and add notes.'],
  'tickets.assign': ['Assign tickets', 'Give tickets to people and groups.'],
  'tickets.manage': ['Manage tickets', 'Merge, close, tag and prioritise tickets.'],
  'chat.view': ['View chats', 'See live chats.'],
  'chat.reply': ['Reply in chats', 'Take live chats and answer them.'],
  'inbox.view': ['View the inbox', 'Read conversations of every channel in one place.'],
  'inbox.reply': ['Reply in the inbox', 'Answer conversations of every channel.'],
  'kb.view': ['View help articles', 'See help articles, drafts too.'],
  'kb.edit': ['Edit help articles', 'Write and change help articles as drafts.'],
  'kb.publish': ['Publish help articles', 'Put help articles live and take them back.'],
  'support.settings.view': ['View support settings', 'See hours, response targets, routing and macros.'],
  'support.settings.manage': [
    'Manage support settings',
    'Change hours, response targets, routing and macros.',
  ],

  'email.templates.view': ['View e-mail templates', 'See e-mail templates.'],
  'email.templates.edit': ['Edit e-mail templates', 'Change the texts and looks of e-mails.'],
  'email.queue.view': ['View the e-mail queue', 'See e-mails that wait, went out or failed.'],
  'email.queue.manage': ['Manage the e-mail queue', 'Retry, skip and cancel e-mails.'],
  'email.senders.view': ['View e-mail senders', 'See sender addresses and their verification.'],
  'email.senders.manage': ['Manage e-mail senders', 'Add, verify and remove sender addresses.'],
  'sms.view': ['View text messages', 'See text messages and their delivery.'],
  'sms.send': ['Send text messages', 'Send text messages, which cost money.'],
  'sms.manage': ['Manage text messaging', 'Change numbers, providers and limits of text messages.'],
  'slack.view': ['View Slack', 'See Slack channels and what is posted there.'],
  'slack.manage': ['Manage Slack', 'Choose Slack channels and what is posted there.'],

  'scheduling.view': ['View bookings', 'See bookings and availability.'],
  'scheduling.manage': ['Manage bookings', 'Change event types and availability, move and cancel bookings.'],
  'tasks.view': ['View tasks', 'See tasks and projects of the team.'],
  'tasks.manage': ['Manage tasks', 'Create, assign and close tasks.'],
  'workflows.view': ['View workflows', 'See automations and their runs.'],
  'workflows.manage': ['Manage workflows', 'Build, change and switch automations.'],
  'workflows.run': ['Run workflows', 'Start an automation by hand.'],

  'ai.agents.view': ['View assistants', 'See assistants and what they may use.'],
  'ai.agents.manage': ['Manage assistants', 'Create and change assistants and grant them tools you hold.'],
  'ai.actions.view': ['View assistants’ actions', 'See what assistants did and why.'],
  'ai.memory.view': ['View assistants’ memory', 'Read what assistants remember.'],
  'ai.memory.manage': ['Manage assistants’ memory', 'Correct and delete what assistants remember.'],
  'ai.approvals.view': ['View approvals', 'See what assistants ask permission for.'],
  'ai.approvals.decide': ['Decide approvals', 'Approve or turn down what an assistant wants to do.'],
  'ai.settings.view': ['View assistant settings', 'See models, budgets and limits of assistants.'],
  'ai.settings.manage': ['Manage assistant settings', 'Change models, budgets and limits of assistants.'],
  'ai.usage.view': ['View assistant usage', 'See what assistants used and cost.'],
  'mcp.view': ['View tool access', 'See which outside clients use the brand’s tools.'],
  'mcp.connect': [
    'Connect a tool client',
    'Connect your own client to the brand’s tools, within your permissions.',
  ],
  'mcp.manage': ['Manage tool access', 'Choose which tools are offered and cut clients off.'],
} as const satisfies Partial<Record<PermissionKey, PermissionText>>;
