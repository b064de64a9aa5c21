/** `cgk env:push`: the Worker's secrets out of this machine's files, in one request. */
import { command } from '../command-line/command.ts';
import { DEFAULT_ENVIRONMENT } from '../command-line/environment.ts';
import { EXIT, PreconditionError, UsageError } from '../exit-codes.ts';

export const envPush = command({
  name: 'env:push',
  summary: 'send the secrets of .dev.vars.<env> to the deployed Worker',
  description:
    'Sends what the Worker reads and nothing else: addresses of owners and keys of this machine stay here.',
  options: { 'dry-run': { type: 'boolean', summary: 'say which names would be sent; send nothing' } },
  examples: ['env:push --env production --dry-run'],
  async run(context) {
    const { values, environmentName, output, ask, sources } = context;
    if (environmentName === DEFAULT_ENVIRONMENT)
      throw new UsageError('Missing: --env, whose secrets (production, preview).', 'usage.missing');
    const [{ VARIABLES }, { wranglerOf }] = await Promise.all([
      import('../configuration/variables.ts'),
      import('../deploy/ports.ts'),
    ]);
    const secrets: Record<string, string> = {};
    const faults: string[] = [];
    for (const { name, isSecret, usedBy, fault } of VARIABLES) {
      const value = isSecret && usedBy.includes('worker') ? sources.get(name)?.value : undefined;
      if (value === undefined) continue;
      const words = fault?.(value);
      if (words) faults.push(`${name} ${words}`);
      secrets[name] = value;
    }
    const names = Object.keys(secrets);
    if (faults.length > 0)
      throw new PreconditionError(faults.join('; '), 'env.incomplete', 'Nothing was sent.');
    if (names.length === 0)
      throw new PreconditionError(
        `There are no secrets of ${environmentName} here.`,
        'env.incomplete',
        `Write .dev.vars.${environmentName}, or: cgk init --env ${environmentName}`,
      );
    const wrangler = wranglerOf(context);
    output.say(`${names.join(', ')} → ${environmentName}   (${wrangler.describe(['secret', 'bulk'])})`);
    if (values['dry-run']) return { document: { dryRun: true, names } };
    if (!(await ask.confirm('Send them?')))
      return { exit: EXIT.failure, document: { isConfirmed: false, names } };
    await wrangler.must(['secret', 'bulk'], { input: JSON.stringify(secrets) });
    output.say(`Set ${names.length} secrets.`);
    return { document: { dryRun: false, names } };
  },
});
