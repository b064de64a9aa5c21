import { index, type RouteConfig, route } from '@remix-run/route-config';

export default [
  index('routes/home.ts'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('authorize', 'routes/authorize.tsx'),
  route('signed-out', 'routes/signed-out.tsx'),
  route('account', 'routes/account.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
] satisfies RouteConfig;
