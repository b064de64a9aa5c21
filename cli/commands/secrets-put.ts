/** `cgk secrets:put NAME`: one secret of the deployed Worker. The value never stands on a command line. */
import { readFileSync } from 'node:fs';
import { command } from '../command-line/command.ts';
import { UsageError } from '../exit-codes.ts';

export const secretsPut = command({
  name: 'secrets:put',
  summary: 'set a secret of the deployed Worker',
  description:
    'The value comes from a file, from standard input, or is asked for; never from the command line, which other programs can read.',
  args: [{ name: 'NAME', summary: 'such as AUTH_SECRET', isRequired: true }],
  options: {
    file: { type: 'string', value: 'FILE', summary: 'the file that holds the value' },
    random: { type: 'boolean', summary: 'make 32 random bytes; for AUTH_SECRET and KEK_V1' },
    'dry-run': { type: 'boolean', summary: 'check the value; send nothing' },
  },
  examples: [
    'secrets:put AUTH_SECRET --random --env production',
    'secrets:put STRIPE_KEY --env production < key.txt',
  ],
  async run(context) {
    const { args, values, output, ask } = context;
    const [{ VARIABLES }, { wranglerOf }, { newSecret }] = await Promise.all([
      import('../configuration/variables.ts'),
      import('../deploy/ports.ts'),
      import('../doctor/secret-checks.ts'),
    ]);
    const name = args.NAME;
    if (!/^[A-Z][A-Z0-9_]*$/.test(name))
      throw new UsageError(
        `${name} is no name of a secret: capitals, digits and underscores.`,
        'usage.bad_value',
      );
    const value = values.random ? newSecret() : await readValue();
    if (value === '') throw new UsageError('The value is empty.', 'usage.bad_value');
    const spec = VARIABLES.find((one) => one.name === name);
    if (spec && !spec.isSecret)
      throw new UsageError(`${name} is no secret: it belongs into ${spec.how}.`, 'usage.bad_value');
    const fault = spec?.fault?.(value);
    if (fault) throw new UsageError(`${name} ${fault}.`, 'usage.bad_value');
    const wrangler = wranglerOf(context);
    const words = ['secret', 'put', name];
    if (!values['dry-run']) await wrangler.must(words, { input: value });
    output.say(values['dry-run'] ? `Would run: ${wrangler.describe(words)}` : `${name} is set.`);
    return { document: { name, dryRun: values['dry-run'] } };

    async function readValue(): Promise<string> {
      if (values.file) {
        try {
          return readFileSync(values.file, 'utf8').trim();
        } catch {
          throw new UsageError(`There is no file ${values.file}.`, 'usage.bad_value');
        }
      }
      if (ask.isInteractive) return ask({ flag: '--file', text: name, isSecret: true });
      if (process.stdin.isTTY)
        throw new UsageError('Missing: --file, or the value on standard input.', 'usage.missing');
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString('utf8').trim();
      if (text === '')
        throw new UsageError('Missing: --file, or the value on standard input.', 'usage.missing');
      return text;
    }
  },
});
