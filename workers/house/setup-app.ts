import { createHouseApi } from '../../domain/kernel/caller.ts';
import type { House } from '../../domain/kernel/execute.ts';
import type { Database } from '../../schema/index.ts';
import { answerHouseRest } from '../api/rest.ts';
import type { Env } from '../env.ts';
import { problemResponse } from '../problem-response.ts';
import { createCaller } from '../routing/request-scope.ts';
import { answerPlatformApp } from './platform-app.ts';
import { announceToken, isSetupPath, setupActor, setupDoor } from './setup-gate.ts';

interface SetupRequest {
  env: Env;
  database: Database;
  request: Request;
  url: URL;
  requestId: string;
  house: House;
  waitUntil(work: Promise<unknown>): void;
  setNonce(nonce: string): void;
}

/** A house host before the installation is set up: the set-up, and the way to it from everywhere (10 WIZ-01). */
export async function answerSetup(asked: SetupRequest): Promise<Response> {
  const { env, request, url, requestId, house } = asked;
  const setupOrigin = `${url.protocol}//${env.BASE_DOMAIN}${url.port ? `:${url.port}` : ''}`;
  const isForApp =
    isSetupPath(url.pathname) || url.pathname === '/preferences' || url.pathname.startsWith('/__manifest');
  if (!isForApp || url.origin !== setupOrigin) {
    if (request.method === 'GET') return Response.redirect(`${setupOrigin}/setup`, 302);
    return new Response('This installation is not set up yet.', {
      status: 503,
      headers: { 'retry-after': '600' },
    });
  }
  const actor = await setupActor(env, request);
  if (actor.kind !== 'setup') await announceToken(env, setupOrigin);
  const { caller } = createCaller(request, 'platform', actor, requestId, null);
  if (url.pathname.startsWith('/api/v1/')) {
    try {
      return await answerHouseRest(house, caller, request, url.pathname.slice('/api/v1'.length));
    } catch (error) {
      return problemResponse(error, requestId);
    }
  }
  const api = createHouseApi(house, caller);
  return answerPlatformApp({ ...asked, session: null, api, setup: setupDoor(env, request, actor) });
}
