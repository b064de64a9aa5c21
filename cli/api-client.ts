/** Calls a running server's REST API as a brand. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { ServerUnreachable } from './exit-codes.ts';

/** An answer that is a problem document. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly document: Record<string, unknown>;

  constructor(status: number, document: Record<string, unknown>) {
    const { title, detail, errors } = document;
    const fields = Array.isArray(errors)
      ? errors
          .map((error: { path?: string; message?: string }) => `${error.path}: ${error.message}`)
          .join('; ')
      : '';
    super(
      [`${status}`, String(detail ?? title ?? 'no details'), fields].filter((part) => part !== '').join(' '),
    );
    this.status = status;
    this.document = document;
  }
}

export interface ApiTarget {
  /** Origin of the server; on localhost the brand's name goes before it. */
  url: string;
  tenant: string;
  apiKey: string;
}

export type ApiCall = (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>;

const BUSY_TRIES = 10;

/**
 * A caller of `/api/v1`. `<slug>.localhost` need not resolve: the connection goes to this machine and the name into the
 * Host header. Waits as told when the rate limit is met. Errors: ApiProblem, ServerUnreachable.
 */
export function createApiClient({ url, tenant, apiKey }: ApiTarget): ApiCall {
  const origin = new URL(url);
  const isLocal = origin.hostname === 'localhost' || origin.hostname.endsWith('.localhost');
  const host = origin.hostname === 'localhost' ? `${tenant}.${origin.host}` : origin.host;
  return async (method, path, body) => {
    for (let attempt = 1; ; attempt++) {
      const answer = await exchange(origin, isLocal ? '127.0.0.1' : origin.hostname, {
        method,
        path: `/api/v1${path}`,
        body: body === undefined ? undefined : JSON.stringify(body),
        headers: { host, authorization: `Bearer ${apiKey}`, accept: 'application/json' },
      });
      if (answer.status === 429 && attempt < BUSY_TRIES) {
        await new Promise((resolve) => setTimeout(resolve, answer.retryAfterSeconds * 1000));
        continue;
      }
      if (answer.status >= 400) throw new ApiProblem(answer.status, documentOf(answer.text));
      return answer.text === '' ? null : JSON.parse(answer.text);
    }
  };
}

function documentOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return { detail: 'and no problem document: is there such a brand, and is this a CGK server?' };
  }
}

interface Exchange {
  method: string;
  path: string;
  body: string | undefined;
  headers: Record<string, string>;
}

function exchange(
  origin: URL,
  hostname: string,
  { method, path, body, headers }: Exchange,
): Promise<{ status: number; text: string; retryAfterSeconds: number }> {
  const isSecure = origin.protocol === 'https:';
  const bytes = body === undefined ? undefined : Buffer.from(body);
  return new Promise((resolve, reject) => {
    const request = (isSecure ? requestHttps : requestHttp)(
      {
        hostname,
        port: origin.port || (isSecure ? 443 : 80),
        method,
        path,
        headers: bytes
          ? { ...headers, 'content-type': 'application/json', 'content-length': bytes.length }
          : headers,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
            retryAfterSeconds: Number(response.headers['retry-after'] ?? '1') || 1,
          });
        });
      },
    );
    request.on('error', (error) => {
      reject(
        new ServerUnreachable(
          `No server answers at ${origin.origin} (${error.message}).`,
          'Start it: npm start',
        ),
      );
    });
    request.end(bytes);
  });
}
