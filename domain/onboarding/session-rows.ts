import { type SQL, sql } from 'drizzle-orm';
import type { ScopedDb } from '../../schema/index.ts';
import type { HouseContext } from '../kernel/context.ts';
import { expectRows } from '../kernel/execute.ts';
import { toExternalId } from '../kernel/ids.ts';
import { conflict, type FieldError, notFound } from '../kernel/problem.ts';
import { SKIP_ONLY, STEPS } from './steps.ts';
import type { SessionView } from './views.ts';

/** Days without activity after which a session is abandoned (10 ONB-02). */
export const SESSION_DAYS = 7;

type StepStatus = SessionView['steps'][number]['status'];

interface Row extends Record<string, unknown> {
  id: string;
  status: SessionView['status'];
  current_step: number;
  version: number;
  expires_at: string;
  updated_at: string;
  starter: string | null;
  tenant: { id: string; slug: string; name: string; status: string } | null;
  operation: { id: string; state: string; step: string | null; progress: number } | null;
  steps: { step: number; status: StepStatus; data: Record<string, unknown>; errors: FieldError[] }[];
}

const text = (column: SQL): SQL => sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Everything about sessions, for a list or one of them. */
export const sessionColumns = sql`
  s.id, s.status, s.current_step, s.version, ${text(sql`s.expires_at`)} as expires_at, ${text(sql`s.updated_at`)} as updated_at,
  (select u.name from users u where u.id = s.started_by) as starter,
  (select json_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'status', t.status) from tenants t where t.id = s.tenant_id) as tenant,
  (select json_build_object('id', o.id, 'state', o.state, 'step', o.step, 'progress', o.progress) from tenant_operations o
    where o.tenant_id = s.tenant_id and o.kind = 'provision' order by o.id desc limit 1) as operation,
  coalesce((select json_agg(json_build_object('step', p.step, 'status', p.status, 'data', p.data, 'errors', p.errors) order by p.step)
              from onboarding_steps p where p.session_id = s.id), '[]') as steps`;

export function sessionView(row: Row): SessionView {
  const { tenant, operation } = row;
  return {
    id: toExternalId('onboarding', row.id),
    status: row.status,
    currentStep: row.current_step,
    version: row.version,
    expiresAt: row.expires_at,
    updatedAt: row.updated_at,
    startedBy: row.starter,
    tenant: tenant && { ...tenant, id: toExternalId('tenant', tenant.id) },
    provisioning: operation && {
      operationId: toExternalId('tenantOperation', operation.id),
      state: operation.state,
      step: operation.step,
      progress: operation.progress,
    },
    steps: STEPS.map((definition) => {
      const stored = row.steps.find(({ step }) => step === definition.step);
      return {
        ...definition,
        canComplete: !SKIP_ONLY.has(definition.step),
        status: stored?.status ?? 'pending',
        data: stored?.data ?? {},
        errors: stored?.errors ?? [],
      };
    }),
  };
}

export type SessionRow = Row;

/** @throws Problem 404 */
export async function sessionRow(db: ScopedDb, sessionId: string): Promise<Row> {
  const [row] = await db.rows<Row>(
    sql`select ${sessionColumns} from onboarding_sessions s where s.id = ${sessionId}::uuid`,
  );
  if (!row) throw notFound('onboarding session');
  return row;
}

/** A session that can be worked on. @throws Problem 404, 409 `onboarding_over` */
export async function openSession(db: ScopedDb, sessionId: string): Promise<Row> {
  const row = await sessionRow(db, sessionId);
  if (row.status !== 'in_progress')
    throw conflict('onboarding_over', `This onboarding is ${row.status}. Start it again to go on.`);
  return row;
}

export interface StepChange {
  step: number;
  status: StepStatus;
  data: Record<string, unknown>;
  errors?: readonly FieldError[];
  currentStep: number;
  tenantId?: string | undefined;
}

/** A step as it is now, and seven more days; fails with `version_conflict` when another device was faster. */
export function writeStep(ctx: HouseContext, session: Row, version: number, change: StepChange): void {
  const now = ctx.now().toISOString();
  const expiresAt = new Date(ctx.now().getTime() + SESSION_DAYS * 86_400_000).toISOString();
  ctx.write(
    expectRows(
      ctx.db,
      sql`
        update onboarding_sessions set version = version + 1, current_step = ${change.currentStep}::int, expires_at = ${expiresAt}::timestamptz,
               tenant_id = coalesce(${change.tenantId ?? null}::uuid, tenant_id), updated_at = ${now}::timestamptz
         where id = ${session.id}::uuid and version = ${version}::int and status = 'in_progress' returning id`,
      1,
      'version_conflict',
    ),
    ctx.db.q.execute(sql`
      insert into onboarding_steps (session_id, step, status, data, errors)
      values (${session.id}::uuid, ${change.step}::int, ${change.status}, ${JSON.stringify(change.data)}::jsonb, ${JSON.stringify(change.errors ?? [])}::jsonb)
      on conflict (session_id, step) do update set status = excluded.status, data = excluded.data, errors = excluded.errors, updated_at = now()`),
  );
}
