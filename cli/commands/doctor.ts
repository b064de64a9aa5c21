/** `cgk doctor`: says what is wrong with this installation and what to do about it (10 CLI-04). */
import { type AnyCommand, command } from '../command-line/command.ts';
import { EXIT } from '../exit-codes.ts';
import type { Output } from '../output.ts';

export const doctor: AnyCommand = command({
  name: 'doctor',
  summary: 'check this installation',
  description:
    'Looks at Node, packages, configuration, variables and bindings, then at the database: address, speed, encryption, version, roles, grants, migrations, tables, and whether two scratch brands can reach each other (they are dropped again). Changes nothing else without --fix.',
  options: {
    fix: {
      type: 'boolean',
      summary:
        'do what is safe: roles, extensions, schema public, local keys; migrations in development or with --yes',
    },
    offline: { type: 'boolean', summary: 'leave out what asks Cloudflare and DNS' },
    'no-probe': { type: 'boolean', summary: 'leave out the two scratch brands' },
  },
  async run(context) {
    const { examine } = await import('../doctor/examine.ts');
    const { values, output } = context;
    const first = await examine(context);
    let report = first;
    const repaired: string[] = [];
    if (values.fix && first.checks.some(({ repair }) => repair)) {
      repaired.push(...first.repaired);
      report = await examine({ ...context, values: { ...values, fix: false } });
    }
    const { checks, isReachable } = report;
    for (const check of checks) say(output, check);
    for (const done of repaired) output.say(`fixed  ${done}`);
    const count = (status: string): number => checks.filter((check) => check.status === status).length;
    output.say(`${count('pass')} pass, ${count('warn')} to look at, ${count('fail')} failed`);
    const exit = !isReachable ? EXIT.unreachable : count('fail') > 0 ? EXIT.failure : EXIT.ok;
    return {
      exit,
      document: {
        checks: checks.map(({ repair: _, ...check }) => check),
        ...(values.fix ? { repaired } : {}),
      },
    };
  },
});

const MARKS = { pass: 'pass', warn: 'warn', fail: 'FAIL' } as const;

function say(
  output: Output,
  {
    name,
    status,
    message,
    fix,
    docs,
  }: { name: string; status: keyof typeof MARKS; message: string; fix?: string; docs: string },
): void {
  output.say(`${MARKS[status]}  ${name}: ${message}${fix ? `\n      → ${fix}   (${docs})` : ''}`);
}
