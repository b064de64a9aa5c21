import type { InstallationCheck, InstallationPort } from '../domain/setup/installation-checks.ts';
import type { Env } from './env.ts';

/** What the running Worker tells of its installation during a first run. */
export function installationPort(env: Env): InstallationPort {
  return {
    environment: async () => [
      secretCheck('AUTH_SECRET', 'Secret of sessions', env.AUTH_SECRET, 32),
      secretCheck('DATABASE_URL', 'Connection of the database', env.DATABASE_URL, 10),
      {
        key: 'BASE_DOMAIN',
        label: 'Base domain',
        state: env.BASE_DOMAIN
          ? env.BASE_DOMAIN === 'localhost' && env.ENVIRONMENT === 'production'
            ? 'warning'
            : 'ok'
          : 'failed',
        detail: env.BASE_DOMAIN ? `Brands live at <name>.${env.BASE_DOMAIN}` : 'is missing',
        fix:
          env.BASE_DOMAIN && env.BASE_DOMAIN !== 'localhost'
            ? null
            : 'Set BASE_DOMAIN under [vars] in wrangler.toml',
      },
      {
        key: 'ENVIRONMENT',
        label: 'Environment',
        state: 'ok',
        detail: env.ENVIRONMENT,
        fix: null,
      },
    ],
    storage: async () =>
      Promise.all([
        probe('files', 'Files (R2)', 'wrangler r2 bucket create cgk-media', async () => {
          await env.MEDIA.put('setup-probe', 'ok');
          if ((await (await env.MEDIA.get('setup-probe'))?.text()) !== 'ok')
            throw new Error('what was written did not come back');
          await env.MEDIA.delete('setup-probe');
        }),
        probe('routes', 'Routes (KV)', 'wrangler kv namespace create ROUTES', async () => {
          await env.ROUTES.put('setup-probe', 'ok', { expirationTtl: 60 });
        }),
        probe('queue', 'Queue', 'wrangler queues create cgk-jobs', async () => {
          await env.JOBS.send({ kind: 'platform_bell' });
        }),
        probe('objects', 'Durable Objects', 'npm run deploy', async () => {
          await env.TENANT_STATE.get(env.TENANT_STATE.idFromName('state:platform')).generation();
        }),
      ]),
    platformMigrations: Number(process.env.CGK_PLATFORM_MIGRATIONS ?? '0'),
    hashPassword: async (password) => (await import('../domain/access/password.ts')).hashPassword(password),
    closeSetup: async () => (await import('./house/setup-gate.ts')).closeLock(env),
  };
}

function secretCheck(
  key: string,
  label: string,
  value: string | undefined,
  shortest: number,
): InstallationCheck {
  const isFine = (value ?? '').length >= shortest;
  return {
    key,
    label,
    state: isFine ? 'ok' : 'failed',
    detail: isFine ? `${key} is set` : `${key} is missing or shorter than ${shortest} characters`,
    fix: isFine ? null : `wrangler secret put ${key}`,
  };
}

async function probe(
  key: string,
  label: string,
  fix: string,
  run: () => Promise<void>,
): Promise<InstallationCheck> {
  try {
    await run();
    return { key, label, state: 'ok', detail: 'answers', fix: null };
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : 'does not answer';
    return { key, label, state: 'failed', detail, fix };
  }
}
