import { notFound } from '@domain/kernel/problem.ts';
import type { PlatformAppContext, SetupDoor } from '@domain/platform-app-context.ts';
import type { AppLoadContext } from '@remix-run/cloudflare';
import { errorResponse } from '@ui/work/shell/problems.ts';
import { platformContext } from '../../server/context.ts';

/** The load context during a first run; after it there is no such page. */
export function setupContext(context: AppLoadContext): PlatformAppContext & { setup: SetupDoor } {
  const ctx = platformContext(context);
  const { setup } = ctx;
  if (setup === null) throw errorResponse(notFound('page'), ctx.requestId);
  return { ...ctx, setup };
}
