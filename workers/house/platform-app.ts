import { asc, inArray } from 'drizzle-orm';
import { platformTables } from '../../schema/index.ts';
import { escapeHtml, housePage } from '../html.ts';
import type { HouseRequest } from './house.ts';

/** The platform's own host: which brands run here. The platform admin app takes this place. */
export async function answerPlatformApp({ env, request, url, database }: HouseRequest): Promise<Response> {
  if (request.method !== 'GET' || url.pathname !== '/') {
    return housePage(
      'Not found',
      '<h1>Not found</h1><p>There is nothing at this address. <a href="/">All brands</a></p>',
      404,
    );
  }
  const { tenants } = platformTables;
  const platform = database.platform();
  const rows = await platform.run(
    platform.q
      .select()
      .from(tenants)
      .where(inArray(tenants.status, ['active', 'onboarding']))
      .orderBy(asc(tenants.name))
      .limit(100),
  );
  const origin = (slug: string): string => `${url.protocol}//${slug}.${url.host}`;
  const list = rows
    .map(
      (tenant) =>
        `<tr><td><a href="${origin(tenant.slug)}">${escapeHtml(tenant.name)}</a></td><td>${escapeHtml(tenant.country)} · ${escapeHtml(tenant.currency)}</td><td><a href="${origin(tenant.slug)}/admin">Admin</a> · <a href="${origin(tenant.slug)}/api/v1">API</a>${env.ENVIRONMENT === 'production' ? '' : ` · <a href="${origin(tenant.slug)}/__dev/mail">Mailbox</a>`}</td></tr>`,
    )
    .join('');
  return housePage(
    'CGK',
    `<h1>Commerce Growth Kit</h1><p>Brands on this installation.</p><table><thead><tr><th scope="col">Brand</th><th scope="col">Market</th><th scope="col">Open</th></tr></thead><tbody>${list}</tbody></table>`,
  );
}
