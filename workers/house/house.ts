/** The house's own hosts: the platform's console and the sign-in origin. No brand lives here. */

import { createHouseApi } from '../../domain/kernel/caller.ts';
import type { SetupDoor } from '../../domain/platform-app-context.ts';
import type { HouseApi } from '../../domain/registry.ts';
import type { Database } from '../../schema/index.ts';
import { answerHouseRest } from '../api/rest.ts';
import { answerHandOff } from '../auth/hand-off.ts';
import { actorOfHouseSession, houseSession } from '../auth/platform-session.ts';
import { forgetSessions } from '../auth/staff-session.ts';
import { authHostOf, type Env } from '../env.ts';
import { housePage } from '../html.ts';
import { problemResponse } from '../problem-response.ts';
import { createCaller, createHouse } from '../routing/request-scope.ts';
import { hostNameOf } from '../routing/tenants.ts';
import { refusedAddress } from './address-gate.ts';
import { answerAuthApp } from './auth-app.ts';
import { answerPlatformApp } from './platform-app.ts';
import { answerSetup } from './setup-app.ts';
import { isSetUp } from './setup-completion.ts';
import { isSetupPath } from './setup-gate.ts';

/** A request to one of the house's own hosts, with whoever sent it. */
export interface HouseRequest {
  env: Env;
  request: Request;
  url: URL;
  requestId: string;
  database: Database;
  session: Awaited<ReturnType<typeof houseSession>>;
  api: HouseApi;
  /** Null once the installation is set up. */
  setup: SetupDoor | null;
  waitUntil(work: Promise<unknown>): void;
  /** CSP nonce of the page, and other origins that its forms may lead to. */
  setNonce(nonce: string, formTargets?: readonly string[]): void;
}

export async function answerHouse(
  env: Env,
  execution: Pick<ExecutionContext, 'waitUntil'>,
  database: Database,
  request: Request,
  requestId: string,
  setNonce: (nonce: string, formTargets?: readonly string[]) => void,
): Promise<Response> {
  const url = new URL(request.url);
  const waitUntil = (work: Promise<unknown>) => execution.waitUntil(work);
  const house = createHouse(env, waitUntil, database);
  const isAuth = hostNameOf(request) === authHostOf(env);
  const isReady = await isSetUp(database);
  if (!isReady) return answerSetup({ env, database, request, url, requestId, house, waitUntil, setNonce });
  if (isSetupPath(url.pathname)) return nothingHere();
  if (!isAuth) {
    const refused = await refusedAddress(database, request);
    if (refused) return refused;
  }
  const session = await houseSession(database, request);
  const source = url.pathname.startsWith('/api/') ? 'api' : isAuth ? 'auth' : 'platform';
  const { caller, cookies } = createCaller(
    request,
    source,
    actorOfHouseSession(session),
    requestId,
    session?.facts ?? null,
  );
  const answer = async (): Promise<Response> => {
    if (url.pathname.startsWith('/api/v1/')) {
      try {
        return await answerHouseRest(house, caller, request, url.pathname.slice('/api/v1'.length));
      } catch (error) {
        return problemResponse(error, requestId);
      }
    }
    if (url.pathname.startsWith('/__dev/mail') && env.ENVIRONMENT !== 'production') {
      const { answerHouseMailbox } = await import('../dev/house-mailbox.ts');
      return answerHouseMailbox(house, url, requestId);
    }
    if (!isAuth && url.pathname.startsWith('/_auth/')) {
      const handedOff = await answerHandOff(env, house, request, requestId);
      if (handedOff) return handedOff;
    }
    const api = createHouseApi(house, caller);
    const asked: HouseRequest = {
      env,
      request,
      url,
      requestId,
      database,
      session,
      api,
      setup: null,
      waitUntil,
      setNonce,
    };
    return isAuth ? answerAuthApp(asked) : answerPlatformApp(asked);
  };
  return withCookies(await answer(), cookies);
}

/** Cookies that operations asked for go with the answer, whatever it is. */
function withCookies(response: Response, cookies: readonly string[]): Response {
  if (cookies.length === 0) return response;
  // A session began, changed or ended: what this isolate believes of brands' sessions may be over.
  forgetSessions();
  const answer = new Response(response.body, response);
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

const nothingHere = (): Response =>
  housePage('Not found', '<h1>Not found</h1><p>There is nothing at this address.</p>', 404);
