import { type ActionFunctionArgs, redirect } from '@remix-run/cloudflare';
import { localPath } from '@ui/work/shell/local-path.ts';
import { THEMES } from '@ui/work/shell/shell-cookies.ts';
import { cookies } from '../../server/cookies.ts';

/** Keeps theme and sidebar for this browser and goes back to where the form stood. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const headers = new Headers();
  const theme = THEMES.find((candidate) => candidate === form.get('theme'));
  if (theme) headers.append('Set-Cookie', cookies.theme(theme));
  const sidebar = form.get('sidebar');
  if (sidebar === 'collapsed' || sidebar === 'open')
    headers.append('Set-Cookie', cookies.sidebar(sidebar === 'collapsed'));
  return redirect(localPath(form.get('to')), { headers });
}

export function loader() {
  return redirect('/');
}
