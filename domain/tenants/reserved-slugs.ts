import { RESERVED_NAMES, RESERVED_PATTERNS } from './generated/reserved-names.ts';

/** Hosts, paths and roles of the house itself, and names under which somebody could pose as it. */
const RESERVED = `
  abuse access account accounts admin administrator agent ai alert alerts analytics api app apps archive asset assets
  audit auth autoconfig autodiscover backup beta billing blog bot bots bucket cache calendar cart cdn cgk checkout client
  clients cms collect collector commerce community config connect console contact content control cron customer
  customers dashboard data database demo-platform dev developer developers dns docs domain domains download downloads
  email enterprise error errors events example export faq feed feedback file files finance forum ftp gateway git graphql
  health help home host hosting hub id identity imap import info internal invoice invoices job jobs kb legal live
  localhost log login logout logs mail mailer manage marketing mcp me media member members message messages metrics
  mobile monitor mx my network news newsletter noreply notifications ns ns1 ns2 oauth office official ops order orders
  org owner owners page pages partner partners pay payment payments payout payouts platform plus policy pop pop3 portal
  portals postmaster press preview pricing privacy private prod production profile proxy public queue redirect register
  registration remote report reports root router sandbox schema search secret secrets secure security sell server
  service services session sessions setting settings setup shop shops signin signup site sites smtp sql ssl sso staff
  staging static stats status store stores storefront subscribe super superadmin superuser support svc sync sysadmin
  system task tasks team teams temp template tenant tenants terms test testing theme themes tls token tokens tools
  tracking trust undefined update updates upload uploads user users vault verify vpn web webhook webhooks webmail
  website widget widgets wiki worker workers www www1 www2 xml`;

let names: ReadonlySet<string> | undefined;
let patterns: RegExp | undefined;

/** Every name that no brand may have as its slug (10 TEN-01), numbered ones (`ns1`, `web2`) apart. */
export function reservedSlugs(): ReadonlySet<string> {
  names ??= new Set(`${RESERVED} ${RESERVED_NAMES}`.trim().split(/\s+/));
  return names;
}

/** True for a name that the house keeps for itself or for whom it belongs to. */
export function isReservedSlug(slug: string): boolean {
  patterns ??= new RegExp(`^(?:${RESERVED_PATTERNS.join('|')})$`);
  return reservedSlugs().has(slug) || patterns.test(slug);
}
