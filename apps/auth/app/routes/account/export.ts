import type { LoaderFunctionArgs } from '@remix-run/cloudflare';
import { signedIn } from '../../server/context.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api } = signedIn(context, request);
  return new Response(JSON.stringify(await api.accounts.exportAccount({}), null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-account.json"',
      'cache-control': 'no-store',
    },
  });
}
