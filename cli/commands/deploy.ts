/** `cgk deploy`. */
import { command } from '../command-line/command.ts';
import { CliError, EXIT, UsageError } from '../exit-codes.ts';

export const deploy = command({
  name: 'deploy',
  summary: 'check, migrate and roll out to Cloudflare, in steps',
  description:
    'Validates configuration and secrets, runs the checks, builds, applies expand migrations, uploads a version, gives it a tenth of the traffic, looks at every app on it, then gives it all. A failed look gives the traffic back to the version before; migrations stay, since that version runs on them. One deploy an environment at a time.',
  options: {
    'dry-run': { type: 'boolean', summary: 'print the plan and do all of it that changes nothing' },
    gate: {
      type: 'string',
      choices: ['check', 'test'],
      value: 'NAME',
      default: 'test',
      summary: 'what must pass: lint and types, or also the unit tests',
    },
    'first-share': { type: 'number', value: 'PERCENT', default: 10, summary: 'traffic of the first step' },
    'all-at-once': { type: 'boolean', summary: 'without steps; new Durable Object classes need it' },
    'smoke-url': {
      type: 'string',
      value: 'URL',
      summary: 'a brand’s address to look at (default: cgk.config.ts, else the first brand)',
    },
    message: { type: 'string', value: 'TEXT', summary: 'kept with the version' },
  },
  examples: ['deploy --env production --dry-run', 'deploy --env production --yes'],
  async run(context) {
    const { values, output, environmentName, variables, dataDir, root, ask } = context;
    const [
      { deploy: roll, planOf, rehearse },
      { deployPorts, GATES, wranglerOf },
      { withDeployLock },
      { withOwner },
      { directUrl },
      { runTool },
    ] = await Promise.all([
      import('../deploy/deploy.ts'),
      import('../deploy/ports.ts'),
      import('../deploy/lock.ts'),
      import('../database/with-owner.ts'),
      import('../database/connection-string.ts'),
      import('../processes/run-tool.ts'),
    ]);
    const share = values['first-share'];
    if (share < 1 || share > 99) throw new UsageError('--first-share must be 1 to 99.', 'usage.bad_value');
    if (values['smoke-url'] && !URL.canParse(values['smoke-url']))
      throw new UsageError('--smoke-url is no address.', 'usage.bad_value');
    const target = environmentName === 'development' ? 'production' : environmentName;
    if (environmentName === 'development' && !values['dry-run'])
      throw new UsageError('Missing: --env, where to deploy to (production, preview).', 'usage.missing');
    const world = { ...context, environmentName: target };
    const revision = await runTool('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: root });
    const tag = revision.code === 0 ? revision.stdout.trim() : 'local';
    const options = {
      firstShare: share,
      isAllAtOnce: values['all-at-once'],
      tag,
      message: values.message ?? `cgk deploy ${tag}`,
      gateCommand: GATES[values.gate].map((words) => `npm ${words.join(' ')}`).join(', '),
    };
    const plan = planOf(options, wranglerOf(world));
    output.say(`Deploy to ${target}:\n${plan.map((line, index) => `  ${index + 1}  ${line}`).join('\n')}\n`);
    const owner = variables.DATABASE_URL_DIRECT ?? variables.DATABASE_URL;
    const urls = owner ? { app: variables.DATABASE_URL ?? owner, owner } : undefined;
    const ports = { gate: values.gate, smokeOrigin: values['smoke-url'] };
    if (values['dry-run']) {
      const rehearsal = await (urls
        ? withOwner(
            dataDir,
            (client) => rehearse(deployPorts(world, { ...ports, client, isRehearsal: true })),
            urls,
          )
        : rehearse(deployPorts(world, { ...ports, client: null, isRehearsal: true })));
      output.say('Dry run: nothing was changed.');
      const isReady = rehearsal.faults.length === 0;
      return {
        exit: isReady ? EXIT.ok : EXIT.precondition,
        document: { dryRun: true, environment: target, plan, ...rehearsal },
      };
    }
    if (!urls)
      throw new CliError('There is no address of the database.', {
        code: 'env.incomplete',
        exit: EXIT.precondition,
        fix: `Run: cgk init --env ${target}`,
      });
    if (!(await ask.confirm(`Deploy ${tag} to ${target}?`)))
      return { exit: EXIT.failure, document: { environment: target, isConfirmed: false } };
    const report = await withDeployLock(directUrl(urls.owner), target, () =>
      withOwner(
        dataDir,
        (client) => roll(deployPorts(world, { ...ports, client, isRehearsal: false }), options),
        urls,
      ),
    );
    const isGood = report.smoke.every((one) => one.isGood);
    if (!isGood)
      output.complain(
        report.isRolledBack
          ? 'The new version does not answer as it must; the traffic is back on the version before. cgk docs deploy.smoke_failed'
          : 'The new version does not answer as it must, and there is none before it. cgk docs deploy.smoke_failed',
      );
    return {
      exit: isGood ? EXIT.ok : EXIT.failure,
      document: {
        environment: target,
        plan,
        ...report,
        ...(isGood ? {} : { error: { code: 'deploy.smoke_failed' } }),
      },
    };
  },
});
