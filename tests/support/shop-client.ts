/** HTTP against a started house, as a program outside of it would speak: the host header alone names the brand. */
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { signInByForm } from './sign-in.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; `{}` members are what the caller says they are. */
  json<T = Record<string, unknown>>(): T;
}

export interface RequestOptions {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as an HTML form. */
  form?: Record<string, string>;
}

function headersOf(raw: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  return headers;
}

/** One request to the house at `port`, for the host of the given name. */
export async function send(
  port: number,
  host: string,
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  try {
    return await attempt(port, host, path, options);
  } catch (error) {
    if (error instanceof StaleConnection) return attempt(port, host, path, options);
    throw error;
  }
}

/** The server had closed the kept connection before it saw the request: it may be sent again. */
class StaleConnection extends Error {}

function attempt(port: number, host: string, path: string, options: RequestOptions): Promise<Answer> {
  const { method = 'GET', headers = {}, body, form } = options;
  const payload = form
    ? new URLSearchParams(form).toString()
    : body === undefined
      ? undefined
      : JSON.stringify(body);
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  return new Promise((done, fail) => {
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent,
        headers: {
          host: `${host}:${port}`,
          ...(payload === undefined
            ? {}
            : { 'content-type': type, 'content-length': String(Buffer.byteLength(payload)) }),
          ...headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', fail);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          done({
            status: incoming.statusCode ?? 0,
            headers: headersOf(incoming.headers),
            text,
            json: <T>() => JSON.parse(text) as T,
          });
        });
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = outgoing.reusedSocket && error.code === 'ECONNRESET';
      fail(isStale ? new StaleConnection(error.message) : error);
    });
    outgoing.end(payload);
  });
}

export interface ClientOptions {
  port: number;
  /** `auth` is the sign-in host; empty is the platform's own. */
  slug: string;
  /** API key of the brand. */
  key?: string;
}

/** A visitor or program at one brand: keeps cookies, sends its key. */
export class ShopClient {
  readonly port: number;
  readonly slug: string;
  readonly host: string;
  readonly #key: string | undefined;
  readonly cookies = new Map<string, string>();

  constructor({ port, slug, key }: ClientOptions) {
    this.port = port;
    this.slug = slug;
    this.host = slug === '' ? 'localhost' : `${slug}.localhost`;
    this.#key = key;
  }

  get origin(): string {
    return `http://${this.host}:${this.port}`;
  }

  /** A page or any other path of the brand's host. */
  async request(path: string, options: RequestOptions = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await send(this.port, this.host, path, {
      ...options,
      headers: {
        ...(this.#key ? { authorization: `Bearer ${this.#key}` } : {}),
        ...(cookie ? { cookie } : {}),
        ...options.headers,
      },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** An operation: `api('POST', '/store/carts')`. */
  api(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.request(`/api/v1${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  }

  /** As `api`, for a call that must succeed: its body. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.api(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json<T>();
  }

  /** Signs the demo owner in, by the form of the sign-in host and the hand-off back: the hand-off's last answer. */
  async signIn(owner: { email: string; password: string }): Promise<Answer> {
    return signInByForm(this, owner);
  }
}
