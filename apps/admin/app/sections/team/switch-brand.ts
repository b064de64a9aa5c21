import { redirect } from '@remix-run/cloudflare';
import { pageAction, readForm } from '../../server/handlers.ts';

/** Goes to another brand, or says where one lands. */
export const action = pageAction(null, async ({ request, ctx }) => {
  const reader = await readForm({ request, ctx });
  if (reader.has('default')) {
    const tenantId = reader.text('isDefault') === 'no' ? null : reader.text('default');
    await ctx.houseApi.joining.setDefaultBrand({ tenantId });
    const to = reader.text('to');
    return redirect(to.startsWith('/') && !to.startsWith('//') ? to : '/');
  }
  const { url } = await ctx.houseApi.joining.switchBrand({ tenantId: reader.text('tenantId') });
  return redirect(url);
});
