import { redact, redactText } from './redact.ts';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';
export type LogService =
  | 'platform'
  | 'admin'
  | 'storefront'
  | 'portal'
  | 'auth'
  | 'api'
  | 'mcp'
  | 'jobs'
  | 'webhooks'
  | 'cli'
  | 'media';

/** Severity numbers of OpenTelemetry (15 LOG-03). */
const SEVERITY: Record<LogLevel, number> = { error: 17, warn: 13, info: 9, debug: 5 };
/** A line is at most so long. */
const LONGEST_LINE = 32 * 1024;

/** Fields of a line (15 §2.3). The tenant is set by the router, never by a caller. */
export interface LogFields {
  level: LogLevel;
  service: LogService;
  /** `resource.verb.outcome`, e.g. `request.serve.complete` (15 LOG-02). */
  action: string;
  tenant_id: string | null;
  request_id: string;
  message?: string | undefined;
  user_id?: string | undefined;
  impersonator_id?: string | undefined;
  outcome?: 'success' | 'failure' | 'partial' | 'skipped' | undefined;
  trigger?: 'request' | 'webhook' | 'cron' | 'queue' | 'user' | 'mcp' | undefined;
  duration_ms?: number | undefined;
  method?: string | undefined;
  /** Path without ids and query. */
  route?: string | undefined;
  status?: number | undefined;
  /** Round trips to the database. */
  round_trips?: number | undefined;
  error_type?: string | undefined;
  error_code?: string | undefined;
  error_stack?: string | undefined;
  data?: Record<string, unknown> | undefined;
}

let hashKey = 'unset';

/** Sets the key under which addresses are hashed in lines; the installation's own secret. */
export function setLogHashKey(key: string): void {
  hashKey = key;
}

/** A line of JSON without secrets; too long a line loses its data first, then its stack. */
export function formatLogLine(fields: LogFields, at: Date): string {
  const { data, message, error_stack: stack, ...rest } = fields;
  const head = {
    ts: at.toISOString(),
    severity_number: SEVERITY[fields.level],
    ...(redact(rest, hashKey) as Record<string, unknown>),
    ...(message === undefined ? {} : { message: redactText(message, hashKey) }),
  };
  const tail = stack === undefined ? {} : { error_stack: redactText(stack, hashKey) };
  const whole = JSON.stringify({ ...head, ...tail, ...(data ? { data: redact(data, hashKey) } : {}) });
  if (whole.length <= LONGEST_LINE) return whole;
  const shorter = JSON.stringify({ ...head, ...tail, is_truncated: true });
  return shorter.length <= LONGEST_LINE ? shorter : JSON.stringify({ ...head, is_truncated: true });
}

/** Writes one line to the log. Never throws: what cannot be written is dropped (15 LOG-04). */
export function logLine(fields: LogFields): void {
  try {
    console[fields.level](formatLogLine(fields, new Date()));
  } catch {
    // A log that cannot be written must not break what it tells about.
  }
}

/** A path with its ids and tokens taken out, so that lines of one route are alike. */
export function routeOf(pathname: string): string {
  return pathname
    .split('/')
    .map((part) => {
      if (/^[a-z]{2,5}_[0-7][0-9a-z]{25}$/.test(part)) return `:${part.slice(0, part.indexOf('_'))}`;
      if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(part)) return ':uuid';
      return part.length > 40 ? ':token' : part;
    })
    .join('/');
}
