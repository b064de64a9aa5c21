import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../commands/index.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { createAsking } from './asking.ts';
import { type AnyCommand, command } from './command.ts';
import { commandHelp } from './help.ts';
import { createMask, maskUrl, secretValues } from './mask.ts';
import { nearest } from './resolve.ts';
import { runCommandLine, stopIfAborted } from './run.ts';

let root: string;
let out = '';
let err = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'cgk-frame-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});

const greet = command({
  name: 'people:greet',
  summary: 'greet somebody',
  args: [{ name: 'NAME', summary: 'whom', isRequired: true }],
  options: {
    times: { type: 'number', summary: 'how often', default: 1 },
    tone: { type: 'string', choices: ['warm', 'cool'], summary: 'how' },
    key: { type: 'string', summary: 'a key', variable: 'GREET_KEY', isSecret: true },
    from: { type: 'string', summary: 'who greets', isRequired: true },
    loud: { type: 'boolean', summary: 'in capitals' },
  },
  async run({ args, values, output, variables, environmentName, dataDir }) {
    const { times, tone, key, from, loud } = values;
    output.say(`${from} greets ${args.NAME} ${times} times with ${key} and ${variables.PROBE_TOKEN}`);
    return {
      document: {
        name: args.NAME,
        times,
        tone,
        key,
        from,
        loud,
        environmentName,
        dataDir,
        lent: process.env.PROBE_NAME,
      },
    };
  },
});
const failing = command({
  name: 'fail',
  summary: 'fails',
  options: { how: { type: 'string', summary: 'how' } },
  async run({ values, signal }) {
    if (values.how === 'abort') stopIfAborted(signal);
    if (values.how === 'partial') return { exit: EXIT.partial, document: { done: 3 } };
    if (values.how === 'plain') throw new Error('postgres://ana:topsecret@host/d broke');
    throw new CliError('no way', { code: 'server.unreachable', exit: EXIT.unreachable, fix: 'Try later.' });
  },
});
const commands: readonly AnyCommand[] = [greet, failing];
const run = (...argv: string[]): Promise<number> => runCommandLine(argv, { commands, home: root });

describe('a command line', () => {
  it.each([
    ['people:greet', 'Ada', '--from', 'Bob', '--json'],
    ['people', 'greet', '--from=Bob', 'Ada', '--json'],
    ['--json', 'people:greet', '--from', 'Bob', 'Ada'],
    ['--cwd', '.', '--json', 'people', 'greet', 'Ada', '--from', 'Bob'],
  ])('%j %j %j %j', async (...argv) => {
    expect(await run(...argv)).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      name: 'Ada',
      times: 1,
      from: 'Bob',
      loud: false,
      environmentName: 'development',
    });
  });

  it.each([
    [['people:greet', '--json'], 'usage.missing', /--from, NAME/],
    [['people', 'greet', 'Ada'], 'usage.missing', /--from\./],
    [['people'], 'usage.missing', /cgk people:greet/],
    [['people', 'grete'], 'usage.unknown_command', /Did you mean people:greet\?/],
    [['poeple:greet'], 'usage.unknown_command', /Did you mean people:greet\?/],
    [['people:greet', '--form', 'Bob'], 'usage.unknown_option', /Did you mean --from\?/],
    [['people:greet', 'Ada', '--from'], 'usage.bad_value', /argument missing/],
    [
      ['people:greet', 'Ada', '--from', 'Bob', '--times', 'often'],
      'usage.bad_value',
      /--times must be a number/,
    ],
    [
      ['people:greet', 'Ada', '--from', 'Bob', '--times', '-1'],
      'usage.bad_value',
      /ambiguous|must be a number/,
    ],
    [['people:greet', 'Ada', '--from', 'Bob', '--tone', 'hot'], 'usage.bad_value', /warm, cool/],
    [['people:greet', 'Ada', 'Eve', '--from', 'Bob'], 'usage.too_many', /Eve/],
    [['people:greet', 'Ada', '--from', 'Bob', '--cwd', '/no/such/folder'], 'usage.bad_value', /no folder/],
    [['people:greet', 'Ada', '--from', 'Bob', '--env', 'Prod uction'], 'usage.bad_value', /--env/],
    [['--fast'], 'usage.unknown_option', /--fast/],
  ])('%j ends with 2 and %s', async (argv, code, words) => {
    expect(await run(...argv)).toBe(2);
    expect(err).toMatch(words);
    expect(err).toContain(`cgk docs ${code}`);
  });

  it('turns every end into an exit code and one document', async () => {
    expect(await run('fail', '--json')).toBe(4);
    expect(JSON.parse(out)).toEqual({
      ok: false,
      error: {
        code: 'server.unreachable',
        message: 'no way',
        fix: 'Try later.',
        docs: 'cgk docs server.unreachable',
      },
    });
    out = '';
    expect(await run('fail', '--how', 'partial', '--json')).toBe(5);
    expect(JSON.parse(out)).toEqual({ ok: false, done: 3 });
    expect(await run('fail', '--how', 'plain')).toBe(1);
    expect(err).toContain('postgres://ana:***@host/d broke');
    expect(err).not.toContain('topsecret');
  });

  it('ends with 130 after Ctrl-C, whatever the step said', async () => {
    const controller = new AbortController();
    controller.abort();
    for (const how of ['abort', 'partial', 'plain'])
      expect(
        await runCommandLine(['fail', '--how', how], { commands, home: root, signal: controller.signal }),
      ).toBe(130);
    expect(err).toContain('goes on from there');
  });

  it('says nothing with --quiet but errors', async () => {
    expect(await run('people:greet', 'Ada', '--from', 'Bob', '--quiet')).toBe(0);
    expect(out + err).toBe('');
    expect(await run('fail', '-q')).toBe(4);
    expect(err).toContain('no way');
  });

  it('masks secrets in words and documents', async () => {
    vi.stubEnv('PROBE_TOKEN', 'tok-1234567890');
    vi.stubEnv('GREET_KEY', 'key-abcdefgh');
    try {
      expect(await run('people:greet', 'Ada', '--from', 'Bob', '--json')).toBe(0);
      expect(JSON.parse(out).key).toBe('***');
      expect(err).toBe('Bob greets Ada 1 times with *** and ***\n');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('reads the files of its environment, the process first, and gives variables back', async () => {
    const project = join(root, 'project');
    mkdirSync(project);
    writeFileSync(join(project, '.env'), 'PROBE_NAME=from-env\nCGK_DATA=data\n');
    writeFileSync(join(project, '.dev.vars'), 'PROBE_NAME="from dev.vars"\n');
    writeFileSync(join(project, '.env.production'), 'PROBE_NAME=from-production\n');
    const lent = async (...more: string[]) => {
      out = '';
      expect(await run('people:greet', 'Ada', '--from', 'Bob', '--json', '--cwd', project, ...more)).toBe(0);
      return JSON.parse(out) as { lent: string; dataDir: string };
    };
    expect(await lent()).toMatchObject({ lent: 'from dev.vars', dataDir: join(project, 'data') });
    expect(await lent('--env', 'production')).toMatchObject({
      lent: 'from-production',
      dataDir: join(project, '.data'),
    });
    vi.stubEnv('PROBE_NAME', 'own');
    expect((await lent()).lent).toBe('own');
    vi.unstubAllEnvs();
    expect(process.env.PROBE_NAME).toBeUndefined();
  });
});

describe('questions', () => {
  const terminal = (answers: string) => {
    const input = new PassThrough();
    const output = new PassThrough();
    let shown = '';
    output.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
      const line = /: $|\] $/.test(shown) ? queue.shift() : undefined;
      if (line !== undefined) {
        shown += '\n';
        input.write(`${line}\n`);
      }
    });
    const queue = answers.split('|');
    return { ask: createAsking({ isInteractive: true, isYes: false, input, output }), shown: () => shown };
  };

  it('are asked at a terminal until the answer fits', async () => {
    const { ask, shown } = terminal('9|2');
    const choices = [
      { value: 'full', label: 'everything' },
      { value: 'basic', label: 'the admin' },
    ];
    expect(await ask({ flag: '--template', text: 'Template', choices })).toBe('basic');
    expect(shown()).toContain('choose a number or a name');
  });

  it('take the default at Enter and with --yes, and name their flag elsewhere', async () => {
    expect(await terminal('').ask({ flag: '--x', text: 'X', default: 'usual' })).toBe('usual');
    const alone = createAsking({ isInteractive: false, isYes: true });
    expect(await alone({ flag: '--x', text: 'X', default: 'usual' })).toBe('usual');
    await expect(alone({ flag: '--x', text: 'X' })).rejects.toMatchObject({
      exit: 2,
      message: 'Missing: --x.',
    });
    const nobody = createAsking({ isInteractive: false, isYes: false });
    await expect(nobody({ flag: '--x', text: 'X', default: 'usual' })).rejects.toThrow('--x');
    await expect(nobody.confirm('Really?')).rejects.toThrow('--yes');
    expect(await alone.confirm('Really?')).toBe(true);
  });
});

describe('masking', () => {
  it.each([
    ['postgres://ana:s3cret@host:5432/shop?x=1', 'postgres://ana:***@host:5432/shop?x=1'],
    ['see postgresql://u:a%40b@h/d, then', 'see postgresql://u:***@h/d, then'],
    ['https://example.com/a:b@c', 'https://example.com/a:b@c'],
    ['http://localhost:8787/x@y', 'http://localhost:8787/x@y'],
    ['Authorization: Bearer abcdefgh12345', 'Authorization: Bearer ***'],
    ['key cgk_live_abcdefghijklmnop', 'key ***'],
    ['napi_abcdefghijklmnopqrst', '***'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', '***'],
  ])('%s', (text, masked) => {
    expect(maskUrl(text)).toBe(masked);
  });

  it('takes the values of secret variables, the longest first, and no others', () => {
    const secrets = secretValues({
      AUTH_SECRET: 'abcdefghij',
      KEK_V1: 'abcdefghijklmn',
      DATABASE_URL: 'postgres://u:p%40ssw0rd!@h/d',
      SHOP_URL: 'https://example.com',
      BASE_DOMAIN: 'shops.example.com',
      SHORT_TOKEN: 'abc',
    });
    expect(secrets).toEqual(['abcdefghijklmn', 'p%40ssw0rd!', 'abcdefghij', 'p@ssw0rd!']);
    expect(createMask(secrets)('abcdefghijklmn p@ssw0rd! shops.example.com')).toBe(
      '*** *** shops.example.com',
    );
  });
});

describe('every command', () => {
  it('is declared whole, with options that do not hide those of all', () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const one of COMMANDS) {
      expect(one.name).toMatch(/^[a-z][a-z-]*(:[a-z][a-z-]*)?$/);
      expect(one.summary).toMatch(/^[^A-Z].*[^.]$/);
      for (const [flag, spec] of Object.entries(one.options)) {
        expect(['json', 'quiet', 'cwd', 'env', 'yes', 'help']).not.toContain(flag);
        expect(spec.summary, `${one.name} --${flag}`).toMatch(/[^.]$/);
      }
      expect(commandHelp(one)).toContain('--json');
    }
  });

  it.each(['tenant:create', 'tenant create', 'tenant', 'help tenant:create'])(
    '%s explains itself',
    async (line) => {
      const argv = line.startsWith('help') ? line.split(' ') : [...line.split(' '), '--help'];
      expect(await runCommandLine(argv, { commands: COMMANDS, home: root })).toBe(0);
      expect(out).toContain('tenant:create');
      expect(out).toContain('Exit codes: 0');
    },
  );

  it('knows names that are nearly right', () => {
    expect(nearest('docter', ['doctor', 'docs'])).toBe('doctor');
    expect(nearest('xyz', ['doctor', 'docs'])).toBeUndefined();
  });
});
