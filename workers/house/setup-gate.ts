import type { Actor } from '../../domain/kernel/context.ts';
import { randomToken, sha256Hex } from '../../domain/kernel/hash.ts';
import type { SetupDoor } from '../../domain/platform-app-context.ts';
import { readSetup } from '../../domain/setup/setup-state.ts';
import type { Database } from '../../schema/index.ts';
import { readCookie } from '../auth/cookies.ts';
import type { Env } from '../env.ts';

const COOKIE = 'cgk_setup';
const COOKIE_SECONDS = 3_600;

/** Completed is for good: an isolate that saw it once asks no more (10 WIZ-01). */
let isKnownComplete = false;

export async function isSetUp(database: Database): Promise<boolean> {
  if (isKnownComplete) return true;
  try {
    isKnownComplete = (await readSetup(database.platform())).completedAt !== null;
  } catch {
    // Without its tables an installation is not set up.
    return false;
  }
  return isKnownComplete;
}

export const isSetupPath = (pathname: string): boolean => /^\/(api\/v1\/)?setup(\.data|\/|$)/.test(pathname);

const lockOf = (env: Env) => env.SETUP_LOCK.get(env.SETUP_LOCK.idFromName('setup'));

const tokenOf = (request: Request): string | null =>
  request.headers.get('x-setup-token') ?? readCookie(request, COOKIE);

/** Who asks during a first run: the token's holder, or nobody. */
export async function setupActor(env: Env, request: Request): Promise<Actor> {
  const token = tokenOf(request);
  if (!token) return { kind: 'anonymous' };
  const ip = request.headers.get('cf-connecting-ip') ?? '127.0.0.1';
  const hash = await sha256Hex(token);
  // A header may be anybody's guess and counts as one; the cookie was accepted before.
  const isOpen = request.headers.has('x-setup-token')
    ? (await lockOf(env).try(hash, ip)) === 'open'
    : await lockOf(env).isOpenedBy(hash);
  return isOpen ? { kind: 'setup', id: 'setup' } : { kind: 'anonymous' };
}

/** Writes a new token to the log when none is live: whoever reads the Worker's log may set it up. */
export async function announceToken(env: Env, origin: string): Promise<void> {
  const token = randomToken(20);
  if (await lockOf(env).offer(await sha256Hex(token)))
    console.log(`Set-up token, for one hour: ${token}   Open ${origin}/setup`);
}

/** How the set-up's first page takes the token. */
export function setupDoor(env: Env, request: Request, actor: Actor): SetupDoor {
  const url = new URL(request.url);
  return {
    isOpen: actor.kind === 'setup',
    unlock: async (token) => {
      const ip = request.headers.get('cf-connecting-ip') ?? '127.0.0.1';
      const outcome = await lockOf(env).try(await sha256Hex(token), ip);
      if (outcome === 'limited')
        return { ok: false, message: 'Too many wrong tokens from this address. Try again in an hour.' };
      if (outcome === 'wrong')
        return {
          ok: false,
          message: 'This token does not open the set-up. It is in the log of the Worker, and lasts an hour.',
        };
      const secure = url.protocol === 'https:' ? '; Secure' : '';
      return {
        ok: true,
        cookie: `${COOKIE}=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${COOKIE_SECONDS}${secure}`,
      };
    },
  };
}

export const closeLock = async (env: Env): Promise<void> => {
  await lockOf(env).close();
  isKnownComplete = true;
};
