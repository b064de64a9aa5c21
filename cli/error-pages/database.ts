import { pages } from './page.ts';

export const DATABASE_PAGES = pages({
  'db.dns_failed': [
    'The host name has no address',
    'DNS knows no such name, or does not answer.',
    'Compare the host with the one your provider shows.',
    'Try another name: if none resolves, the network has no DNS.',
  ],
  'db.refused': [
    'Nothing listens there',
    'The machine answers, and no server listens on the port.',
    'Start the server, or correct host and port.',
    'In a container, localhost is the container: use the name of the database’s service.',
  ],
  'db.unreachable': [
    'There is no way there',
    'The network has no route to the address.',
    'Check the network, VPN, and IPv6.',
  ],
  'db.timeout': [
    'No answer within ten seconds',
    'Packets are dropped on the way, mostly by a firewall.',
    'Open port 5432 to the host, or connect from an allowed network.',
    'At Neon: see whether the project is paused.',
  ],
  'db.connection_lost': [
    'The connection broke off',
    'The server restarted, a proxy closed the connection, or it ran too long.',
    'Give the command again: what was done stays done.',
    'If it stays, look into the log of the server.',
  ],
  'db.tls_failed': [
    'The certificate cannot be trusted',
    'It is self-signed, expired, of another name, or of an authority that Node does not know.',
    'Check the host name.',
    'For an own authority: NODE_EXTRA_CA_CERTS=/path/ca.pem',
  ],
  'db.tls_required': [
    'The server takes encrypted connections only',
    'The address does not ask for TLS.',
    'Add ?sslmode=verify-full.',
  ],
  'db.tls_unsupported': [
    'The server does not speak TLS',
    'The address asks for TLS and the server declines.',
    'On this machine: take sslmode away. Elsewhere: switch ssl on in postgresql.conf.',
  ],
  'db.wrong_password': [
    'The password is refused',
    'User or password of the address are wrong, or the password holds characters that an address needs encoded.',
    'Copy the address again.',
    'Encode @ as %40, # as %23, / as %2F, : as %3A.',
  ],
  'db.role_missing': [
    'The user does not exist',
    'The server knows no role of this name.',
    'Correct the user, or create the role.',
  ],
  'db.database_missing': [
    'The database does not exist',
    'The server answers and has none of this name.',
    'createdb NAME, or correct the last part of the address.',
  ],
  'db.endpoint_missing': [
    'Neon has no compute there',
    'The endpoint or its branch was deleted, or the first part of the host is cut off.',
    'Copy the address again from the project’s dashboard.',
  ],
  'db.ip_not_allowed': [
    'This address is not allowed in',
    'The server has a list of addresses that may connect.',
    'Neon: Settings, Network security, IP Allow. Own server: pg_hba.conf, then reload.',
  ],
  'db.asleep': [
    'The compute is waking up',
    'Serverless computes sleep when nobody asks. The first connection wakes them; CGK tries for ten seconds.',
    'Give the command again.',
    'If it does not wake, see whether the project is paused or over its quota.',
  ],
  'db.too_many_connections': [
    'No connection is left',
    'Every connection of the server is taken.',
    'Use the pooled address in DATABASE_URL.',
    'See who holds them: select usename, count(*) from pg_stat_activity group by 1;',
  ],
  'db.no_createrole': [
    'The login may not create roles',
    'Every brand has a role of its own, which is what keeps brands apart; the owner’s login makes them.',
    'Use the owner of the Neon project, or: alter role NAME createrole;',
  ],
  'db.pooled_url': [
    'A pooled address was given for migrations',
    'A pool hands each transaction another session, so locks and settings of a session do not hold.',
    'Give the direct address (without -pooler) in DATABASE_URL_DIRECT.',
  ],
  'db.version_too_old': [
    'Postgres is too old',
    'CGK needs grants without inheritance: Postgres 16, or 15 with less.',
    'Upgrade to 16 or newer.',
  ],
  'db.url_invalid': [
    'The address is not one',
    'It must be postgres://user:password@host:5432/database.',
    'Quote it in the shell, and encode special characters of the password.',
  ],
  'db.embedded_in_use': [
    'The embedded database is open elsewhere',
    'Two processes on the same files would destroy them, so the second is refused.',
    'Stop the other process, or give another CGK_DATA.',
  ],
  'neon.unauthorised': [
    'Neon refuses the API key',
    'The key is wrong, revoked, or of another organisation.',
    'Make a new one at console.neon.tech and set NEON_API_KEY.',
  ],
  'neon.refused': [
    'Neon refused the request',
    'The message is Neon’s own: often a limit of the plan.',
    'Delete a project or branch that nobody needs, or use the address of one that exists: --db-url',
  ],
  'neon.unreachable': [
    'Neon’s API does not answer',
    'The network, or Neon.',
    'Try again; neonstatus.com tells of outages.',
  ],
  'neon.slow': [
    'Neon did not finish in time',
    'The project was made, and its compute did not start within two minutes.',
    'Give the command again: it finds the project by its name.',
  ],
});
