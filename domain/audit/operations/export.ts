import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { idInput, idOutput, newId, toExternalId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { notFound, Problem } from '../../kernel/problem.ts';
import { type EventRow, eventsWithLabels, viewEvent, type WholeRow, wholeColumns } from '../event-rows.ts';
import { csvHead, csvLine, jsonLine } from '../export-format.ts';
import { AuditFilters, auditCondition, auditFilters } from '../filters.ts';

/** Exports of any kind that a brand may start in a day (10 §4.8). */
const EXPORTS_A_DAY = { limit: 5, periodSeconds: 86_400 };
/** Events of one file; narrower filters give the rest. */
const LARGEST_EXPORT = 50_000;
const PAGE = 2_000;
const LINK_MS = 24 * 3_600_000;
const JOB = 'audit.export';

const FORMATS = ['csv', 'jsonl'] as const;
const keyOf = (exportId: string, format: string): string => `exports/audit-${exportId}.${format}`;

const ExportView = z.object({
  id: idOutput('job'),
  state: z.enum(['waiting', 'running', 'succeeded', 'dead', 'cancelled']),
  format: z.enum(FORMATS),
  /** Events that it holds. */
  rows: z.int(),
  /** True when more matched than one file takes. */
  isTruncated: z.boolean(),
  /** Where the file is; null until it is written. The link works for a day. */
  url: z.string().nullable(),
});

const ExportPayload = z.object({
  exportId: z.uuid(),
  format: z.enum(FORMATS),
  rows: z.int(),
  isTruncated: z.boolean(),
  upTo: z.uuid(),
  filters: z.record(z.string(), z.unknown()),
});

export const startExport = operation({
  name: 'audit.export',
  summary: 'Write the events that match to a CSV or JSONL file, in the background',
  kind: 'command',
  permission: 'audit.export',
  route: 'POST /admin/audit/export',
  successStatus: 202,
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ ...auditFilters, format: z.enum(FORMATS).default('csv') }),
  output: ExportView,
  problems: ['too_many_exports', 'nothing_to_export'],
  run: async (ctx, { format, ...filters }) => {
    const condition = auditCondition(ctx.tenant.id, filters);
    const [found] = await ctx.db.rows<{ rows: number; up_to: string | null }>(sql`
      select count(*)::int as rows, (array_agg(id order by id desc))[1]::text as up_to
        from (select e.id from ${eventsWithLabels} where ${condition} order by e.id desc limit ${LARGEST_EXPORT + 1}) counted`);
    if (!found?.up_to) {
      throw new Problem({
        status: 422,
        code: 'nothing_to_export',
        title: 'Nothing to export',
        detail: 'No event matches these filters.',
      });
    }
    const taken = await ctx.ports.rateLimiter.take(ctx.tenant.id, 'exports', EXPORTS_A_DAY);
    if (!taken.isAllowed) {
      throw new Problem({
        status: 429,
        code: 'too_many_exports',
        title: 'Enough exports for today',
        detail: `A brand can start ${EXPORTS_A_DAY.limit} exports a day. Try again later.`,
        retryAfterSeconds: taken.retryAfterSeconds,
      });
    }
    const exportId = newId();
    const rows = Math.min(found.rows, LARGEST_EXPORT);
    const isTruncated = found.rows > LARGEST_EXPORT;
    const payload = { exportId, format, rows, isTruncated, upTo: found.up_to, filters };
    ctx.enqueue({ name: JOB, key: exportId, payload });
    ctx.audit({ kind: 'audit_export', id: exportId, detail: { format, rows, filters } });
    await ctx.commit();
    const [job] = await ctx.db.run(
      ctx.db.q
        .select({ id: tables.jobs.id })
        .from(tables.jobs)
        .where(and(eq(tables.jobs.name, JOB), eq(tables.jobs.key, exportId))),
    );
    const id = toExternalId('job', job?.id ?? exportId);
    return { id, state: 'waiting' as const, format, rows, isTruncated, url: null };
  },
});

export const getExport = operation({
  name: 'audit.get_export',
  summary: 'How an export of the audit log stands, with a link to its file when it is written',
  kind: 'query',
  permission: 'audit.export',
  route: 'GET /admin/audit/exports/:exportId',
  isHiddenFromMcp: true,
  input: z.object({ exportId: idInput('job') }),
  output: ExportView,
  problems: ['not_found'],
  run: async (ctx, { exportId }) => {
    const { jobs } = tables;
    const [job] = await ctx.db.run(
      ctx.db.q
        .select()
        .from(jobs)
        .where(and(eq(jobs.id, exportId), eq(jobs.name, JOB))),
    );
    if (!job) throw notFound('export');
    const payload = ExportPayload.parse(job.payload);
    const { format, rows, isTruncated } = payload;
    const url =
      job.state === 'succeeded'
        ? await ctx.ports.records.link(ctx.tenant.id, keyOf(payload.exportId, format), {
            fileName: `audit-${ctx.tenant.slug}-${job.createdAt.toISOString().slice(0, 10)}.${format}`,
            expiresAt: new Date(ctx.now().getTime() + LINK_MS),
          })
        : null;
    return { id: toExternalId('job', job.id), state: job.state, format, rows, isTruncated, url };
  },
});

export const writeExport = operation({
  name: 'audit.write_export',
  summary: 'Write the file of an export that was started',
  kind: 'command',
  permission: 'system',
  input: ExportPayload,
  output: z.object({ rows: z.int() }),
  run: async (ctx, { exportId, format, upTo, filters }) => {
    const condition = auditCondition(ctx.tenant.id, AuditFilters.parse(filters));
    const parts: string[] = format === 'csv' ? [csvHead()] : [];
    let behind: string | null = null;
    let rows = 0;
    while (rows < LARGEST_EXPORT) {
      const before = behind === null ? sql`e.id <= ${upTo}::uuid` : sql`e.id < ${behind}::uuid`;
      const page: WholeRow[] = await ctx.db.rows<WholeRow>(
        sql`select ${wholeColumns} from ${eventsWithLabels} where ${condition} and ${before} order by e.id desc limit ${Math.min(PAGE, LARGEST_EXPORT - rows)}`,
      );
      parts.push(...page.map(viewEvent).map(format === 'csv' ? csvLine : jsonLine));
      rows += page.length;
      const last: EventRow | undefined = page.at(-1);
      if (!last || page.length < PAGE) break;
      behind = last.id;
    }
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson';
    const bytes = new TextEncoder().encode(parts.join(''));
    await ctx.ports.records.put(ctx.tenant.id, keyOf(exportId, format), bytes, type);
    return { rows };
  },
});
