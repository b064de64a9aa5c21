import { pageLoader } from '../../server/handlers.ts';

/** Whether the slug that is being typed can be had. */
export const loader = pageLoader('platform.onboarding.view', async ({ api, url }) => {
  const slug = url.searchParams.get('slug') ?? '';
  return slug === '' ? null : { slug, ...(await api.tenants.checkSlug({ slug: slug.slice(0, 100) })) };
});
