/** The house's own hosts: the platform's console and the sign-in origin. No brand lives here. */

import { createHouseApi } from '../../domain/kernel/caller.ts';
import type { HouseApi } from '../../domain/registry.ts';
import type { Database } from '../../schema/index.ts';
import { answerHouseRest } from '../api/rest.ts';
import { actorOfHouseSession, houseSession } from '../auth/platform-session.ts';
import { authHostOf, type Env } from '../env.ts';
import { problemResponse } from '../problem-response.ts';
import { createCaller, createHouse } from '../routing/request-scope.ts';
import { hostNameOf } from '../routing/tenants.ts';
import { refusedAddress } from './address-gate.ts';
import { answerAuthApp } from './auth-app.ts';
import { answerPlatformApp } from './platform-app.ts';

/** A request to one of the house's own hosts, with whoever sent it. */
export interface HouseRequest {
  env: Env;
  request: Request;
  url: URL;
  requestId: string;
  database: Database;
  session: Awaited<ReturnType<typeof houseSession>>;
  api: HouseApi;
  waitUntil(work: Promise<unknown>): void;
  setNonce(nonce: string): void;
}

export async function answerHouse(
  env: Env,
  execution: Pick<ExecutionContext, 'waitUntil'>,
  database: Database,
  request: Request,
  requestId: string,
  setNonce: (nonce: string) => void,
): Promise<Response> {
  const url = new URL(request.url);
  const waitUntil = (work: Promise<unknown>) => execution.waitUntil(work);
  const house = createHouse(env, waitUntil, database);
  const isAuth = hostNameOf(request) === authHostOf(env);
  if (!isAuth) {
    const refused = await refusedAddress(database, request);
    if (refused) return refused;
  }
  const session = await houseSession(database, request);
  const source = url.pathname.startsWith('/api/') ? 'api' : isAuth ? 'auth' : 'platform';
  const { caller } = createCaller(
    request,
    source,
    actorOfHouseSession(session),
    requestId,
    session?.facts ?? null,
  );
  if (url.pathname.startsWith('/api/v1/')) {
    try {
      return await answerHouseRest(house, caller, request, url.pathname.slice('/api/v1'.length));
    } catch (error) {
      return problemResponse(error, requestId);
    }
  }
  const api = createHouseApi(house, caller);
  const asked: HouseRequest = { env, request, url, requestId, database, session, api, waitUntil, setNonce };
  return isAuth ? answerAuthApp(asked) : answerPlatformApp(asked);
}
