import { type LogService, logLine, routeOf, setLogHashKey } from '../domain/kernel/log-line.ts';
import type { Env } from './env.ts';

function serviceOf(pathname: string): LogService {
  if (pathname.startsWith('/api/auth') || pathname.startsWith('/_auth')) return 'auth';
  if (pathname.startsWith('/api/')) return 'api';
  if (pathname === '/mcp') return 'mcp';
  if (pathname.startsWith('/webhooks/')) return 'webhooks';
  if (/^\/admin(?:[/.]|$)/.test(pathname)) return 'admin';
  return pathname.startsWith('/media/') || /^\/_(?:shop|admin|records)\//.test(pathname)
    ? 'media'
    : 'storefront';
}

/** Built files and pictures that went well say nothing: they are most requests and explain nothing. */
const isQuiet = (service: LogService, status: number): boolean => service === 'media' && status < 400;

interface Served {
  request: Request;
  url: URL;
  status: number;
  tenantId: string | null;
  requestId: string;
  durationMs: number;
  roundTrips: number;
}

/** One line a request (15 LOG-01). Bodies, queries and cookies are never part of it. */
export function logRequest(env: Env, served: Served): void {
  const { request, url, status, tenantId, requestId, durationMs, roundTrips } = served;
  const service = serviceOf(url.pathname);
  if (isQuiet(service, status)) return;
  setLogHashKey(env.AUTH_SECRET);
  logLine({
    level: status >= 500 ? 'error' : 'info',
    service,
    action: `request.serve.${status >= 500 ? 'failed' : 'complete'}`,
    tenant_id: tenantId,
    request_id: requestId,
    trigger: service === 'mcp' ? 'mcp' : service === 'webhooks' ? 'webhook' : 'request',
    outcome: status >= 500 ? 'failure' : 'success',
    method: request.method,
    route: routeOf(url.pathname),
    status,
    duration_ms: durationMs,
    round_trips: roundTrips,
  });
}
