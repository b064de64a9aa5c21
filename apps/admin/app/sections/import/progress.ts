import { pageLoader, routeParam } from '../../server/handlers.ts';

/** How far the run is; asked every second while it runs. */
export const loader = pageLoader('products.import', async ({ api, params }) => {
  const { state, progress } = await api.imports.get({ importId: routeParam(params, 'importId') });
  return { state, progress };
});
