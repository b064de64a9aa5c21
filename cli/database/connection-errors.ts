/**
 * What a driver's error means and what to do about it (10 DBUX-02). Pure: an error in, a diagnosis out. The driver's own
 * words are always kept.
 */
import { CliError, EXIT, type ExitCode } from '../exit-codes.ts';

export interface Diagnosis {
  /** Page: `cgk docs <code>`. */
  code: ConnectionErrorCode;
  /** What happened, in plain words. */
  cause: string;
  fix: string;
  /** True when waiting may help: the compute wakes up, the server starts. */
  isPassing: boolean;
  /** The driver's own words. */
  original: string;
}

export type ConnectionErrorCode =
  | 'db.dns_failed'
  | 'db.refused'
  | 'db.unreachable'
  | 'db.timeout'
  | 'db.connection_lost'
  | 'db.tls_failed'
  | 'db.tls_required'
  | 'db.tls_unsupported'
  | 'db.wrong_password'
  | 'db.role_missing'
  | 'db.database_missing'
  | 'db.endpoint_missing'
  | 'db.ip_not_allowed'
  | 'db.asleep'
  | 'db.too_many_connections'
  | 'db.no_createrole'
  | 'db.pooled_url'
  | 'db.version_too_old'
  | 'db.url_invalid'
  | 'db.embedded_in_use';

interface Facts {
  /** `ENOTFOUND`, `28P01`, `DEPTH_ZERO_SELF_SIGNED_CERT` … */
  code: string;
  message: string;
  host: string;
}

interface Rule {
  code: ConnectionErrorCode;
  isPassing?: boolean;
  matches(facts: Facts): boolean;
  cause(facts: Facts): string;
  fix: string;
}

const oneOf =
  (...codes: string[]) =>
  ({ code }: Facts): boolean =>
    codes.includes(code);
const says =
  (pattern: RegExp) =>
  ({ message }: Facts): boolean =>
    pattern.test(message);

/** The first rule that matches wins: the special before the general. */
const RULES: readonly Rule[] = [
  {
    code: 'db.pooled_url',
    matches: says(
      /unsupported startup parameter|prepared statement "[^"]*" (does not|already) exist|pgbouncer cannot/i,
    ),
    cause: ({ host }) => `${host} is a pooled address, and a pool cannot carry migrations`,
    fix: 'Use the direct address (without -pooler) in DATABASE_URL_DIRECT.',
  },
  {
    code: 'db.ip_not_allowed',
    matches: (facts) =>
      says(/is not allowed to connect|ip (address )?(is )?not (in the )?allow/i)(facts) ||
      (says(/no pg_hba\.conf entry/i)(facts) && !says(/no encryption|SSL off/i)(facts)),
    cause: ({ host }) => `${host} does not accept connections from this address`,
    fix: 'Add this machine to the allowed addresses (Neon: Settings, IP Allow; own server: pg_hba.conf).',
  },
  {
    code: 'db.tls_required',
    matches: says(
      /no pg_hba\.conf entry.*(no encryption|SSL off)|connection is insecure|SSL\/TLS required|requires? (an )?(SSL|TLS)/i,
    ),
    cause: ({ host }) => `${host} takes encrypted connections only`,
    fix: 'Add ?sslmode=verify-full to the address.',
  },
  {
    code: 'db.tls_unsupported',
    matches: says(/server does not support SSL/i),
    cause: ({ host }) => `${host} does not speak TLS, and the address asks for it`,
    fix: 'Take sslmode out of the address if the server is on this machine; elsewhere switch TLS on in the server.',
  },
  {
    code: 'db.tls_failed',
    matches: (facts) =>
      /^(ERR_TLS_|ERR_SSL_|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|EPROTO)/.test(facts.code) ||
      says(/self.signed certificate|certificate has expired|altnames|wrong version number|tlsv1 alert/i)(
        facts,
      ),
    cause: ({ host, code }) => `the certificate of ${host} cannot be trusted${code ? ` (${code})` : ''}`,
    fix: 'Check the host name. For an own certificate authority set NODE_EXTRA_CA_CERTS to its file.',
  },
  {
    code: 'db.wrong_password',
    matches: (facts) =>
      oneOf('28P01')(facts) ||
      says(/password authentication failed|client password must be a string|SASL authentication failed/i)(
        facts,
      ),
    cause: ({ host }) => `${host} answers, and refuses the password`,
    fix: 'Copy the address again from your provider; write special characters of the password as %40 and so on.',
  },
  {
    code: 'db.role_missing',
    matches: (facts) => oneOf('28000')(facts) && says(/role .* does not exist/i)(facts),
    cause: () => 'the user of the address does not exist in this database server',
    fix: 'Create the role or correct the user in the address.',
  },
  {
    code: 'db.database_missing',
    matches: oneOf('3D000'),
    cause: () => 'the server answers, and has no database of this name',
    fix: 'Create it (createdb NAME) or correct the last part of the address.',
  },
  {
    code: 'db.no_createrole',
    matches: (facts) =>
      oneOf('42501')(facts) &&
      says(/create role|createrole|alter role|grant role|must have admin option|permission denied to/i)(
        facts,
      ),
    cause: () => 'the login may not create roles, and each brand needs one of its own',
    fix: 'Use the owner of the project, or: alter role NAME createrole;',
  },
  {
    code: 'db.endpoint_missing',
    matches: says(
      /endpoint ID is not specified|endpoint (could not be|not) found|project ID is not specified/i,
    ),
    cause: ({ host }) => `Neon has no compute behind ${host}`,
    fix: 'Copy the address again: the endpoint or its branch was deleted, or the host name is cut off.',
  },
  {
    code: 'db.asleep',
    isPassing: true,
    matches: (facts) =>
      oneOf('57P03')(facts) ||
      says(
        /couldn't connect to compute node|control plane request failed|console request failed|database system is (starting up|not yet accepting)|endpoint is (disabled|suspended)|compute (is|was) (starting|suspended)/i,
      )(facts),
    cause: ({ host }) => `the compute of ${host} is waking up`,
    fix: 'Wait a few seconds and try again; a compute that stays away was paused in the console of the provider.',
  },
  {
    code: 'db.too_many_connections',
    isPassing: true,
    matches: (facts) => oneOf('53300')(facts) || says(/too many (clients|connections)/i)(facts),
    cause: ({ host }) => `${host} has no connection left`,
    fix: 'Use the pooled address in DATABASE_URL, or close what holds connections.',
  },
  {
    code: 'db.dns_failed',
    matches: oneOf('ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'ENODATA'),
    cause: ({ host }) => `the name ${host} has no address`,
    fix: 'Check the host name for a slip, then the network and its DNS.',
  },
  {
    code: 'db.refused',
    matches: oneOf('ECONNREFUSED'),
    cause: ({ host }) => `nothing listens at ${host}`,
    fix: 'Start the database server, or correct host and port in the address.',
  },
  {
    code: 'db.timeout',
    isPassing: true,
    matches: (facts) =>
      oneOf('ETIMEDOUT', 'ESOCKETTIMEDOUT', 'CONNECT_TIMEOUT')(facts) ||
      says(/timeout expired|connection timeout|timeout exceeded when trying to connect/i)(facts),
    cause: ({ host }) => `${host} did not answer in time`,
    fix: 'A firewall may drop the packets: open the port, or connect from where the database allows it.',
  },
  {
    code: 'db.unreachable',
    matches: oneOf('EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'),
    cause: ({ host }) => `there is no way to ${host} from this network`,
    fix: 'Check the network, a VPN, and whether the server has IPv4.',
  },
  {
    code: 'db.embedded_in_use',
    matches: says(/database in .* is (in use|being opened) by/i),
    cause: () => 'another process has the embedded database open',
    fix: 'Stop that process, or let this command go through the running server (npm start).',
  },
  {
    code: 'db.version_too_old',
    matches: says(/unrecognized (role|privilege) option|syntax error at or near "inherit"/i),
    cause: () => 'the server is too old for the grants that CGK sets',
    fix: 'Use Postgres 16 or newer.',
  },
  {
    code: 'db.connection_lost',
    isPassing: true,
    matches: (facts) =>
      oneOf('ECONNRESET', 'EPIPE', '08006', '57P01', '57P02')(facts) ||
      says(/connection terminated|closed the connection|socket hang up|network connection (was )?lost/i)(
        facts,
      ),
    cause: ({ host }) => `${host} broke the connection off`,
    fix: 'Try again; if it stays, look into the log of the server.',
  },
];

/**
 * The diagnosis of an error of `pg`, of the Neon driver, of TLS or of the network, also when another error wraps it;
 * null when it is none of these. `url` names the host in the sentences.
 */
export function diagnoseConnectionError(error: unknown, url?: string): Diagnosis | null {
  const host = hostOf(url);
  for (const inner of unwrapped(error)) {
    const facts = { ...factsOf(inner), host };
    const rule = RULES.find(({ matches }) => matches(facts));
    if (!rule) continue;
    const { code, cause, fix, isPassing = false } = rule;
    return { code, cause: cause(facts), fix, isPassing, original: facts.message || facts.code };
  }
  return null;
}

/** Exit code of a diagnosis: what needs a change first, or what does not answer. */
export function exitOf(code: ConnectionErrorCode): ExitCode {
  const wantsChange: readonly ConnectionErrorCode[] = [
    'db.no_createrole',
    'db.pooled_url',
    'db.version_too_old',
    'db.embedded_in_use',
  ];
  if (code === 'db.url_invalid') return EXIT.usage;
  return wantsChange.includes(code) ? EXIT.precondition : EXIT.unreachable;
}

/** The database cannot be used; message, fix and code say why. */
export class DatabaseUnreachable extends CliError {
  readonly isPassing: boolean;

  constructor({ code, cause, fix, original, isPassing }: Diagnosis, underlying?: unknown) {
    const words = original && !cause.includes(original) ? ` The driver says: ${original.trim()}` : '';
    super(`The database cannot be used: ${cause}.${words}`, {
      code,
      exit: exitOf(code),
      fix,
      cause: underlying,
    });
    this.isPassing = isPassing;
  }
}

/** For the end of any command: an error of the driver as an error with a code, or null. */
export function explainConnectionError(error: unknown): CliError | null {
  if (error instanceof CliError) return error;
  const diagnosis = diagnoseConnectionError(
    error,
    process.env.DATABASE_URL_DIRECT ?? process.env.DATABASE_URL,
  );
  return diagnosis ? new DatabaseUnreachable(diagnosis, error) : null;
}

/** The error and what it wraps: `cause`, the parts of an AggregateError (both addresses of a name), an ErrorEvent's error. */
function unwrapped(error: unknown, depth = 0): unknown[] {
  if (depth > 4 || typeof error !== 'object' || error === null) return depth === 0 ? [error] : [];
  const inner: unknown[] = [];
  if ('errors' in error && Array.isArray(error.errors)) inner.push(...error.errors);
  if ('cause' in error) inner.push(error.cause);
  if ('error' in error) inner.push(error.error);
  return [error, ...inner.flatMap((one) => unwrapped(one, depth + 1))];
}

function factsOf(error: unknown): { code: string; message: string } {
  if (typeof error !== 'object' || error === null) return { code: '', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
  return { code, message };
}

function hostOf(url: string | undefined): string {
  if (!url || !URL.canParse(url)) return 'the server';
  return new URL(url).host || 'the server';
}
