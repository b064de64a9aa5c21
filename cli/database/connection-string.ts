/** Connection strings of Postgres: what they must be, and which address a Neon one has without its pool. */
import { maskUrl } from '../command-line/mask.ts';

export interface UrlFault {
  message: string;
  fix: string;
}

/** What is wrong with a connection string, or null. Never repeats its password. */
export function faultOfUrl(text: string): UrlFault | null {
  if (!URL.canParse(text))
    return {
      message: 'is no address',
      fix: 'Write postgres://user:password@host:5432/database; special characters of the password as %40, %23, %2F.',
    };
  const url = new URL(text);
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:')
    return {
      message: `begins with ${url.protocol}//`,
      fix: 'It must begin with postgres:// or postgresql://.',
    };
  if (url.hostname === '') return { message: 'names no host', fix: `Add one: ${maskUrl(text)}` };
  if (url.username === '')
    return { message: 'names no user', fix: 'Write postgres://user:password@host/database.' };
  if (url.pathname.length < 2)
    return { message: 'names no database', fix: 'Add it behind the host: …@host/database.' };
  return null;
}

export const isLocalHost = (url: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

export const isNeon = (url: string): boolean =>
  URL.canParse(url) && new URL(url).hostname.endsWith('.neon.tech');

/** True for an address of a pool: Neon's `-pooler` hosts, PgBouncer's usual port, Supabase's pooler. */
export function isPooled(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, port } = new URL(url);
  return /-pooler\./.test(hostname) || /(^|\.)pooler\./.test(hostname) || port === '6543' || port === '6432';
}

/** Neon's direct address of a pooled one (the first label without `-pooler`); others come back as they are. */
export function directUrl(url: string): string {
  if (!isNeon(url)) return url;
  const direct = new URL(url);
  direct.hostname = direct.hostname.replace('-pooler.', '.');
  return direct.href;
}

/** Neon's pooled address of a direct one. */
export function pooledUrl(url: string): string {
  if (!isNeon(url) || isPooled(url)) return url;
  const pooled = new URL(url);
  pooled.hostname = pooled.hostname.replace(/^([^.]+)\./, '$1-pooler.');
  return pooled.href;
}

/** The same server and database with another login. */
export function withLogin(url: string, user: string, password: string): string {
  const other = new URL(url);
  other.username = encodeURIComponent(user);
  other.password = encodeURIComponent(password);
  return other.href;
}

/**
 * `require`, `prefer` and `verify-ca` mean `verify-full` to this version of the driver, which says so with a warning on
 * every start; said outright, it is silent.
 */
export function forDriver(url: string): string {
  return url.replace(/([?&]sslmode=)(require|prefer|verify-ca)(?=&|$)/, '$1verify-full');
}
