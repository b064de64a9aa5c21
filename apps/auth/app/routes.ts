import { index, layout, prefix, type RouteConfig, route } from '@remix-run/route-config';

export default [
  index('routes/home.ts'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-in/code', 'routes/sign-in-code.tsx'),
  route('callback/:provider', 'routes/callback.tsx'),
  route('mfa', 'routes/mfa.tsx'),
  route('mfa/enrol', 'routes/enrol.tsx'),
  route('step-up', 'routes/step-up.tsx'),
  route('join', 'routes/join.tsx'),
  route('joined', 'routes/joined.tsx'),
  route('verify', 'routes/verify.tsx'),
  route('reset', 'routes/reset.tsx'),
  route('reset/new', 'routes/reset-new.tsx'),
  route('email/:what', 'routes/email.tsx'),
  route('authorize', 'routes/authorize.tsx'),
  route('signed-out', 'routes/signed-out.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  layout('shell/account-shell.tsx', [
    ...prefix('account', [
      index('routes/account/home.ts'),
      route('profile', 'routes/account/profile.tsx'),
      route('security', 'routes/account/security.tsx'),
      route('sessions', 'routes/account/sessions.tsx'),
      route('notifications', 'routes/account/notifications.tsx'),
      route('data', 'routes/account/data.tsx'),
    ]),
  ]),
  route('account/data/export', 'routes/account/export.ts'),
] satisfies RouteConfig;
