import { pageLoader, routeParam } from '../../server/handlers.ts';

/** The published value of a group as a file. */
export const loader = pageLoader('tenant.settings.view', async ({ api, ctx, params }) => {
  const group = routeParam(params, 'group');
  const document = await api.settings.exportGroup({ group });
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="${ctx.tenant.slug}-${document.group}.json"`,
      'Cache-Control': 'no-store',
    },
  });
});
