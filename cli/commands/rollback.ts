/** `cgk rollback`: all traffic to a version from before. Migrations stay: code runs on the schema after its own. */
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { EXIT, PreconditionError } from '../exit-codes.ts';

const Deployments = z.array(
  z.looseObject({
    created_on: z.string().optional(),
    versions: z.array(z.looseObject({ version_id: z.string(), percentage: z.number() })),
  }),
);

export const rollback = command({
  name: 'rollback',
  summary: 'give all traffic to the version before',
  args: [{ name: 'VERSION', summary: 'id of a version (default: the one that had all traffic before)' }],
  options: { message: { type: 'string', value: 'TEXT', summary: 'why', default: 'Rolled back with cgk' } },
  async run(context) {
    const { args, values, output, environmentName, ask } = context;
    const [{ wranglerOf }, { currentDeployment, leadingVersion, splitTraffic }] = await Promise.all([
      import('../deploy/ports.ts'),
      import('../deploy/versions.ts'),
    ]);
    const wrangler = wranglerOf(context);
    const current = await currentDeployment(wrangler);
    const now = current ? leadingVersion(current) : undefined;
    const version = args.VERSION ?? (await versionBefore());
    if (!version || !now)
      throw new PreconditionError(
        'There is no version before this one.',
        'deploy.nothing_before',
        'npx wrangler deployments list shows them.',
      );
    output.say(`${environmentName}: ${now} → ${version}`);
    if (!(await ask.confirm('Give all traffic to it?')))
      return { exit: EXIT.failure, document: { isConfirmed: false } };
    await splitTraffic(wrangler, [[version, 100]], values.message);
    output.say(`All traffic is on ${version}.`);
    return { document: { from: now, to: version } };

    /** A half-done deploy goes back to its larger part; a whole one to the last other version that had all traffic. */
    async function versionBefore(): Promise<string | undefined> {
      if (current && current.versions.length > 1) return now;
      const { stdout } = await wrangler.must(['deployments', 'list', '--json'], { timeoutMs: 60_000 });
      const list = Deployments.parse(JSON.parse(stdout.slice(stdout.indexOf('['))));
      return list
        .sort((a, b) => (b.created_on ?? '').localeCompare(a.created_on ?? ''))
        .flatMap(({ versions }) => versions)
        .find(({ version_id, percentage }) => percentage === 100 && version_id !== now)?.version_id;
    }
  },
});
