import { z } from 'zod';
import { job } from '../job.ts';

const From = z.object({ fromSeq: z.int().min(1).default(1) });
const Month = z.object({
  month: z.string().optional(),
  afterSeq: z.int().optional(),
  parts: z.array(z.record(z.string(), z.unknown())).optional(),
});

/** An input whose shape its operation checks. */
type ArchiveInput = Parameters<import('../../domain/registry.ts').Api['audit']['archive']>[0];

export const jobs = [
  job({
    name: 'audit.verify',
    payload: From,
    run: async ({ api }, payload) => {
      await api.audit.check(payload);
    },
  }),
  job({
    name: 'audit.archive',
    payload: Month,
    run: async ({ api }, payload) => {
      await api.audit.archive(payload as ArchiveInput);
    },
  }),
  job({
    name: 'audit.export',
    payload: z.object({ exportId: z.uuid() }).loose(),
    run: async ({ api }, payload) => {
      await api.audit.writeExport(payload as Parameters<typeof api.audit.writeExport>[0]);
    },
  }),
  job({
    name: 'platform_audit.verify',
    payload: From,
    run: async ({ houseApi }, payload) => {
      await houseApi.platformAudit.check(payload);
    },
  }),
  job({
    name: 'platform_audit.archive',
    payload: Month,
    run: async ({ houseApi }, payload) => {
      await houseApi.platformAudit.archive(payload as ArchiveInput);
    },
  }),
];
