import { PGlite } from '@electric-sql/pglite';
import { afterEach, describe, expect, it } from 'vitest';
import { DatabaseUnreachable, diagnoseConnectionError, explainConnectionError } from './connection-errors.ts';
import { probeDatabase } from './probe.ts';
import { selfSigned } from './testing/certificate.ts';
import {
  askForPassword,
  refusal,
  startWireServer,
  type WireBehaviour,
  type WireServer,
} from './testing/wire-server.ts';

const servers: WireServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(behaviour: WireBehaviour): Promise<WireServer> {
  const server = await startWireServer(behaviour);
  servers.push(server);
  return server;
}

const addressOf = ({ port }: WireServer, query = '', password = ':wrong-password'): string =>
  `postgres://ana${password}@127.0.0.1:${port}/shop${query}`;

/** What the real driver makes of it, as the command line would say it. */
async function failure(url: string, timeoutMs = 5_000): Promise<DatabaseUnreachable> {
  const error: unknown = await probeDatabase(url, { timeoutMs, patience: [] }).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseUnreachable)) throw new Error(`not classified: ${String(error)}`);
  return error;
}

describe('errors of the real driver on real sockets', () => {
  it('nothing listens', async () => {
    const server = await startWireServer({});
    await server.close();
    const error = await failure(addressOf(server));
    expect(error).toMatchObject({ code: 'db.refused', exit: 4 });
    expect(error.message).toContain(`127.0.0.1:${server.port}`);
    expect(error.message).toContain('ECONNREFUSED');
  });

  it('both addresses of localhost refuse', async () => {
    const server = await startWireServer({});
    await server.close();
    expect(await failure(`postgres://ana:x@localhost:${server.port}/shop`)).toMatchObject({
      code: 'db.refused',
    });
  });

  it('the name does not exist', async () => {
    const error = await failure('postgres://ana:x@no-such-host.invalid/shop');
    expect(error).toMatchObject({ code: 'db.dns_failed', exit: 4 });
    expect(error.message).toContain('no-such-host.invalid');
  });

  it('the server is silent: the wait has an end', async () => {
    const server = await serve({ answer: () => 'silence' });
    const started = Date.now();
    expect(await failure(addressOf(server), 300)).toMatchObject({ code: 'db.timeout' });
    expect(Date.now() - started).toBeLessThan(3_000);
    expect(server.connections()).toBe(1);
  });

  it('the server hangs up', async () => {
    expect(await failure(addressOf(await serve({})))).toMatchObject({ code: 'db.connection_lost' });
  });

  it('the server does not speak TLS', async () => {
    const url = addressOf(await serve({}), '?sslmode=require');
    expect(await failure(url)).toMatchObject({ code: 'db.tls_unsupported', exit: 4 });
  });

  it('the certificate is self-signed', async () => {
    const server = await serve({ tls: selfSigned('127.0.0.1') });
    const error = await failure(addressOf(server, '?sslmode=verify-full'));
    expect(error.code).toBe('db.tls_failed');
    expect(error.message).toMatch(/self.signed/i);
  });

  it.each([
    ['28P01', 'password authentication failed for user "ana"', 'db.wrong_password'],
    ['28000', 'role "ana" does not exist', 'db.role_missing'],
    ['3D000', 'database "shop" does not exist', 'db.database_missing'],
    ['53300', 'sorry, too many clients already', 'db.too_many_connections'],
    ['57P03', 'the database system is starting up', 'db.asleep'],
    [
      '28000',
      'no pg_hba.conf entry for host "203.0.113.7", user "ana", database "shop", no encryption',
      'db.tls_required',
    ],
    [
      '28000',
      'no pg_hba.conf entry for host "203.0.113.7", user "ana", database "shop", SSL encryption',
      'db.ip_not_allowed',
    ],
    ['XX000', 'This IP address 203.0.113.7 is not allowed to connect to this endpoint.', 'db.ip_not_allowed'],
    ['XX000', "Couldn't connect to compute node", 'db.asleep'],
    ['08P01', 'unsupported startup parameter: options', 'db.pooled_url'],
    [
      'XX000',
      'Endpoint ID is not specified. Either please upgrade the postgres client library (libpq) for SNI support',
      'db.endpoint_missing',
    ],
    ['XX000', 'connection is insecure (try using `sslmode=require`)', 'db.tls_required'],
  ])('%s %s', async (code, message, expected) => {
    const error = await failure(addressOf(await serve({ answer: () => refusal(code, message) })));
    expect(error.code).toBe(expected);
    expect(error.message).toContain(message);
    expect(error.fix).toBeTruthy();
    expect(error.message + error.fix).not.toContain('wrong-password');
  });

  it('a password is asked for and the address has none', async () => {
    const url = addressOf(await serve({ answer: () => askForPassword() }), '', '');
    expect(await failure(url)).toMatchObject({ code: 'db.wrong_password' });
  });

  it('a compute that sleeps is tried again, and what comes then counts', async () => {
    const server = await serve({
      answer: (connection) =>
        connection < 3
          ? refusal('57P03', 'the database system is starting up')
          : refusal('3D000', 'database "shop" does not exist'),
    });
    const waits: number[] = [];
    const tried = probeDatabase(addressOf(server), {
      patience: [10, 20, 30],
      onRetry: (_, ms) => waits.push(ms),
    });
    await expect(tried).rejects.toMatchObject({ code: 'db.database_missing' });
    expect(waits).toEqual([10, 20]);
    expect(server.connections()).toBe(3);
  });

  it.each([
    ['postgres//ana@host/shop', 'is no address'],
    ['mysql://ana@host/shop', 'begins with mysql:'],
    ['postgres://host/shop', 'names no user'],
    ['postgres://ana@host', 'names no database'],
  ])('%s is wrong usage', async (url, words) => {
    const error = await failure(url);
    expect(error).toMatchObject({ code: 'db.url_invalid', exit: 2 });
    expect(error.message).toContain(words);
  });
});

describe('errors of statements', () => {
  it('knows a login that may not create roles', async () => {
    const database = await PGlite.create();
    try {
      await database.exec('create role plain login; set session authorization plain');
      const error: unknown = await database.query('create role brand').catch((reason: unknown) => reason);
      expect(diagnoseConnectionError(error)).toMatchObject({ code: 'db.no_createrole' });
      const missing: unknown = await database
        .query('select * from nothing')
        .catch((reason: unknown) => reason);
      expect(diagnoseConnectionError(missing)).toBeNull();
      expect(explainConnectionError(missing)).toBeNull();
    } finally {
      await database.close();
    }
  }, 60_000);

  it('looks into what wraps an error', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED ::1:5432'), { code: 'ECONNREFUSED' });
    for (const wrapper of [
      new AggregateError([refused, refused], ''),
      new Error('outer', { cause: refused }),
      { type: 'error', error: refused },
    ])
      expect(diagnoseConnectionError(wrapper, 'postgres://a:b@h:1/d')).toMatchObject({ code: 'db.refused' });
    for (const none of [null, undefined, 'text', new Error('syntax error at or near "selec"')])
      expect(diagnoseConnectionError(none)).toBeNull();
  });
});
