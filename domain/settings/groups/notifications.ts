import { z } from 'zod';
import { email, flag, line, section } from '../fields.ts';
import { settingsGroup } from '../group.ts';

/** Who is told of what. */
export const notifications = settingsGroup({
  key: 'notifications',
  title: 'Notifications',
  summary: 'Sender of mails, and whom in the team to tell',
  schema: z.strictObject({
    sender: section('Sender', {
      name: line('Name', 80, 'Empty: the brand’s name.'),
      replyTo: email('Answers go to'),
    }),
    team: section('Team', {
      recipients: z
        .array(z.email('Enter one address a line, like name@example.com').max(254))
        .max(20)
        .default([])
        .meta({ title: 'Recipients', widget: 'lines', description: 'One address a line.' }),
      orderPlaced: flag('A new order', false),
      stockLow: flag('Stock runs low', false),
      importDone: flag('An import is done', true),
    }),
  }),
  maskedPaths: ['sender.replyTo', 'team.recipients'],
});
