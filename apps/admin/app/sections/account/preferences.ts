import { type ActionFunctionArgs, redirect } from '@remix-run/cloudflare';
import { sidebarCookie, THEMES, themeCookie } from '../../server/cookies.ts';

/** Keeps theme and sidebar for this browser and goes back to where the form stood. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const headers = new Headers();
  const theme = THEMES.find((candidate) => candidate === form.get('theme'));
  if (theme) headers.append('Set-Cookie', themeCookie(theme));
  const sidebar = form.get('sidebar');
  if (sidebar === 'collapsed' || sidebar === 'open')
    headers.append('Set-Cookie', sidebarCookie(sidebar === 'collapsed'));
  return redirect(localPath(form.get('to')), { headers });
}

export function loader() {
  return redirect('/');
}

function localPath(to: FormDataEntryValue | null): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/';
}
