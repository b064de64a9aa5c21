import { index, layout, type RouteConfig, route } from '@remix-run/route-config';

export default [
  route('sign-in', 'sections/account/sign-in.ts'),
  route('sign-out', 'sections/account/sign-out.ts'),
  route('preferences', 'sections/account/preferences.ts'),
  layout('shell/shell.tsx', [index('sections/dashboard/dashboard.tsx'), route('*', 'shell/not-found.tsx')]),
] satisfies RouteConfig;
