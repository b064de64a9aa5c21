/** `cgk config:validate`: every fault of cgk.config.ts and wrangler.toml. */
import { command } from '../command-line/command.ts';
import { DEFAULT_ENVIRONMENT } from '../command-line/environment.ts';
import { EXIT } from '../exit-codes.ts';

export const configValidate = command({
  name: 'config:validate',
  summary: 'check cgk.config.ts and wrangler.toml',
  async run({ root, environmentName, output }) {
    const [
      { CONFIG_FILE, loadConfig },
      { checkBindings, exportedObjects },
      { plainVariables, readWranglerConfig, sectionOf },
    ] = await Promise.all([
      import('../configuration/load-config.ts'),
      import('../doctor/binding-checks.ts'),
      import('../configuration/wrangler-config.ts'),
    ]);
    const { config, faults, isThere } = await loadConfig(root);
    const file = readWranglerConfig(root);
    const section = file ? sectionOf(file, environmentName).section : null;
    const isDeployed = environmentName !== DEFAULT_ENVIRONMENT;
    const bindings = checkBindings(section, exportedObjects(root), { isDeployed }).filter(
      ({ status }) => status !== 'pass',
    );
    const base = section ? plainVariables(section).BASE_DOMAIN : undefined;
    const all = [
      ...faults.map(({ path, message }) => ({ file: CONFIG_FILE, path, message })),
      ...(config?.baseDomain && isDeployed && base !== config.baseDomain
        ? [
            {
              file: 'wrangler.toml',
              path: 'vars.BASE_DOMAIN',
              message: `is ${base ?? 'missing'}, and ${CONFIG_FILE} says ${config.baseDomain}`,
            },
          ]
        : []),
      ...bindings.map(({ name, message, fix }) => ({
        file: 'wrangler.toml',
        path: name,
        message: `${message}. ${fix ?? ''}`.trim(),
      })),
    ];
    for (const fault of all)
      output.say(`${fault.file}: ${fault.path ? `${fault.path} ` : ''}${fault.message}`);
    if (all.length === 0)
      output.say(
        isThere
          ? `${CONFIG_FILE} and wrangler.toml are valid.`
          : `No ${CONFIG_FILE}: everything has its default. wrangler.toml is valid.`,
      );
    return { exit: all.length === 0 ? EXIT.ok : EXIT.failure, document: { faults: all, config } };
  },
});
