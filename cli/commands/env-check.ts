/** `cgk env:check`: every variable of an environment, where it comes from and what is wrong with it. */
import { command } from '../command-line/command.ts';
import { EXIT } from '../exit-codes.ts';
import { textTable } from '../output.ts';

export const envCheck = command({
  name: 'env:check',
  summary: 'check the variables and secrets of an environment',
  options: { remote: { type: 'boolean', summary: 'also ask Cloudflare which secrets the Worker has' } },
  async run(context) {
    const { values, root, environmentName, output, sources } = context;
    const [
      { variableStates },
      { plainVariables, readWranglerConfig, sectionOf },
      { remoteSecrets },
      { wranglerOf },
    ] = await Promise.all([
      import('../configuration/variables.ts'),
      import('../configuration/wrangler-config.ts'),
      import('../doctor/examine.ts'),
      import('../deploy/ports.ts'),
    ]);
    const file = readWranglerConfig(root);
    const states = variableStates(environmentName, sources, {
      plain: file ? plainVariables(sectionOf(file, environmentName).section) : {},
      remote: values.remote ? await remoteSecrets(wranglerOf(context)) : [],
    });
    const rows = states.map(({ name, usedBy, from, fault, how }) => [
      name,
      usedBy.join(', '),
      from ?? '–',
      fault ? `✗ ${fault}: ${how}` : from ? '✓' : 'not needed here',
    ]);
    output.say(textTable([['variable', 'read by', 'from', environmentName], ...rows]));
    const isGood = states.every(({ fault }) => fault === null);
    return {
      exit: isGood ? EXIT.ok : EXIT.precondition,
      document: { environment: environmentName, variables: states },
    };
  },
});
