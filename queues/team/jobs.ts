import { z } from 'zod';
import { job } from '../job.ts';

const MailKey = z.object({ key: z.string() });
const Nothing = z.object({});

export const jobs = [
  job({
    name: 'invitation.send',
    payload: MailKey,
    run: async ({ api }, payload) => {
      await api.mail.sendQueued(payload);
    },
  }),
  job({
    name: 'team.mail',
    payload: MailKey,
    run: async ({ api }, payload) => {
      await api.mail.sendQueued(payload);
    },
  }),
  job({
    name: 'invitation.expire',
    payload: Nothing,
    run: async ({ api }) => {
      await api.team.expireInvitations({});
    },
  }),
  job({
    name: 'invitation.notify',
    payload: z.object({ invitationId: z.string() }),
    run: async ({ api }, payload) => {
      await api.team.notifyInviter(payload);
    },
  }),
  job({
    name: 'membership.expire',
    payload: Nothing,
    run: async ({ api }) => {
      await api.team.expireMemberships({});
    },
  }),
  job({
    name: 'membership.remind',
    payload: Nothing,
    run: async ({ api }) => {
      await api.team.remindExpiring({});
    },
  }),
  job({
    name: 'membership.end_sessions',
    payload: z.object({ userId: z.uuid() }),
    run: async ({ houseApi, tenantId }, { userId }) => {
      if (tenantId !== null) await houseApi.joining.endMemberSessions({ tenantId, userId });
    },
  }),
  /** The platform's own: the answer was given in the shared schema. */
  job({
    name: 'invitation.answered',
    payload: z.object({ tenantId: z.uuid(), invitationId: z.uuid() }),
    run: async ({ houseApi }, payload) => {
      await houseApi.joining.relayAnswer(payload);
    },
  }),
];
