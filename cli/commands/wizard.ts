/** `cgk wizard`: asks what the installation is for and writes cgk.config.ts. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { command } from '../command-line/command.ts';
import {
  COMMERCE_SOURCES,
  MODULE_KEYS,
  MODULES,
  type ModuleKey,
  TENANCIES,
  USE_CASES,
} from '../configuration/config.ts';
import { configSource, PRESETS, type UseCase } from '../configuration/presets.ts';
import { PreconditionError, UsageError } from '../exit-codes.ts';

export const wizard = command({
  name: 'wizard',
  summary: 'ask what the installation is for and write cgk.config.ts',
  description:
    'Every question has a flag; --yes takes what the use case suggests for those that were not given.',
  options: {
    'use-case': { type: 'string', choices: USE_CASES, value: 'NAME', summary: 'what it is for' },
    tenancy: { type: 'string', choices: TENANCIES, value: 'KIND', summary: 'one brand or several' },
    'commerce-source': {
      type: 'string',
      choices: COMMERCE_SOURCES,
      value: 'NAME',
      summary: 'where products and orders live',
    },
    checkout: { type: 'string', choices: COMMERCE_SOURCES, value: 'NAME', summary: 'whose checkout' },
    modules: {
      type: 'string',
      value: 'LIST',
      summary: `separated by commas, or none: ${MODULE_KEYS.join(', ')}`,
    },
    'base-domain': { type: 'string', value: 'HOST', summary: 'brands are at <slug>.<host>' },
    'mail-from': { type: 'string', value: 'ADDRESS', summary: 'sender of mails' },
    force: { type: 'boolean', summary: 'write over a cgk.config.ts that is there' },
  },
  examples: ['wizard', 'wizard --use-case multi-brand --yes'],
  async run({ values, ask, output, root }) {
    const [{ CgkConfig }, { CONFIG_FILE }, { join }] = await Promise.all([
      import('../configuration/config.ts'),
      import('../configuration/load-config.ts'),
      import('node:path'),
    ]);
    const file = join(root, CONFIG_FILE);
    const choices = USE_CASES.map((value) => ({ value, label: PRESETS[value].summary }));
    const useCase = (values['use-case'] ??
      (await ask({ flag: '--use-case', text: 'What is it for', choices }))) as UseCase;
    const preset = PRESETS[useCase];
    const choose = async <T extends string>(
      flag: string,
      text: string,
      given: T | undefined,
      list: readonly T[],
      usual: T,
    ): Promise<T> =>
      given ??
      ((await ask({
        flag,
        text,
        choices: list.map((value) => ({ value, label: '' })),
        default: usual,
      })) as T);
    const tenancy = await choose('--tenancy', 'Brands', values.tenancy, TENANCIES, preset.tenancy);
    const commerceSource = await choose(
      '--commerce-source',
      'Products and orders',
      values['commerce-source'],
      COMMERCE_SOURCES,
      preset.commerceSource,
    );
    const possible = COMMERCE_SOURCES.filter((value) => value === 'none' || value === commerceSource);
    const checkout = await choose('--checkout', 'Checkout', values.checkout, possible, commerceSource);
    const listed =
      values.modules ??
      (await ask({
        flag: '--modules',
        text: `Modules of ${MODULE_KEYS.join(', ')}`,
        default: fitting(preset.modules, commerceSource, checkout).join(',') || 'none',
      }));
    const modules = listed === 'none' || listed === '' ? [] : listed.split(',').map((key) => key.trim());
    const config = CgkConfig.safeParse({
      useCase,
      tenancy,
      commerceSource,
      checkout,
      modules,
      ...(values['base-domain'] ? { baseDomain: values['base-domain'] } : {}),
      ...(values['mail-from'] ? { mail: { from: values['mail-from'] } } : {}),
    });
    if (!config.success)
      throw new UsageError(
        config.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
        'usage.bad_value',
      );
    const { profile: _, environments: __, ...chosen } = config.data;
    const source = configSource(chosen);
    const isSame = existsSync(file) && readFileSync(file, 'utf8') === source;
    if (existsSync(file) && !isSame && !values.force)
      throw new PreconditionError(
        `${CONFIG_FILE} is there already.`,
        'config.exists',
        'Say --force to write over it.',
      );
    if (!isSame) writeFileSync(file, source);
    output.say(isSame ? `${CONFIG_FILE} says so already.` : `Wrote ${CONFIG_FILE}:\n\n${source}`);
    return { document: { file, isChanged: !isSame, config: chosen } };
  },
});

/** The suggested modules that the other answers allow. */
function fitting(modules: readonly ModuleKey[], commerceSource: string, checkout: string): ModuleKey[] {
  return modules.filter((key) => {
    const { needs } = MODULES[key];
    return needs === null || (commerceSource !== 'none' && (needs === 'commerce' || checkout !== 'none'));
  });
}
