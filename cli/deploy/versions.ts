/** Versions of the deployed Worker and how traffic is split between them, by way of wrangler. */
import { z } from 'zod';
import type { Wrangler } from '../cloudflare/wrangler.ts';
import { notSignedIn } from '../cloudflare/wrangler.ts';
import { CliError, EXIT, PreconditionError } from '../exit-codes.ts';
import { ToolFailed } from '../processes/run-tool.ts';

const Deployment = z.looseObject({
  id: z.string(),
  created_on: z.string().optional(),
  versions: z.array(z.looseObject({ version_id: z.string(), percentage: z.number() })),
});
export type Deployment = z.output<typeof Deployment>;

export interface Upload {
  versionId: string;
  previewUrl: string | null;
}

const NEVER_DEPLOYED =
  /This Worker does not exist|code: 10007|no deployments|has no deployments|could not find/i;
const OBJECT_MIGRATION = /durable object.{0,80}migration|migration.{0,80}durable object|code: 10211/is;

/** The deployment that has the traffic now, or null when the Worker does not exist. */
export async function currentDeployment(wrangler: Wrangler): Promise<Deployment | null> {
  const result = await wrangler.run(['deployments', 'status', '--json'], { timeoutMs: 60_000 });
  const said = result.stdout + result.stderr;
  if (result.code === 0) return Deployment.parse(JSON.parse(result.stdout.slice(result.stdout.indexOf('{'))));
  if (NEVER_DEPLOYED.test(said)) return null;
  if (/not authenticated|CLOUDFLARE_API_TOKEN|code: 10000/i.test(said)) throw notSignedIn();
  throw new ToolFailed('wrangler deployments status', result, 'cloudflare.failed');
}

/** The version with the most traffic. */
export function leadingVersion({ versions }: Deployment): string | undefined {
  return [...versions].sort((a, b) => b.percentage - a.percentage)[0]?.version_id;
}

/** Uploads what is in `build/` as a version without traffic. */
export async function uploadVersion(wrangler: Wrangler, args: readonly string[]): Promise<Upload> {
  const result = await wrangler.must(['versions', 'upload', ...args]).catch((error: unknown) => {
    if (error instanceof ToolFailed && OBJECT_MIGRATION.test(error.message))
      throw new PreconditionError(
        'This version brings a Durable Object migration, which Cloudflare applies to the whole Worker at once.',
        'deploy.migration_first',
        'Deploy it without steps: cgk deploy --all-at-once',
      );
    throw error;
  });
  const event = result.events.find(({ type }) => type === 'version-upload');
  if (!event?.version_id)
    throw new CliError('Wrangler did not say which version it uploaded.', {
      code: 'deploy.no_version',
      exit: EXIT.failure,
    });
  return { versionId: event.version_id, previewUrl: event.preview_alias_url ?? event.preview_url ?? null };
}

/** Splits the traffic: percentages by version, 100 together. */
export async function splitTraffic(
  wrangler: Wrangler,
  split: readonly (readonly [versionId: string, percentage: number])[],
  message: string,
): Promise<void> {
  const specs = split.map(([versionId, percentage]) => `${versionId}@${percentage}%`);
  await wrangler.must(['versions', 'deploy', ...specs, '--message', message, '--yes']);
}
