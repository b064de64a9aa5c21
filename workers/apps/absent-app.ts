import { housePage } from '../html.ts';

/** Answers for an app that this installation is built without: its front door leads to the admin. */
export function answerAbsent(request: Request): Response {
  const { pathname } = new URL(request.url);
  if (pathname === '/')
    return new Response(null, { status: 302, headers: { location: '/admin', 'cache-control': 'no-store' } });
  return housePage(
    'Not found',
    '<h1>Not found</h1><p>This installation has no shop of its own at this address. <a href="/admin">Admin</a></p>',
    404,
  );
}
