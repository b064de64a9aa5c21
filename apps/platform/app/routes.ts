import { index, layout, type RouteConfig, route } from '@remix-run/route-config';

export default [
  route('sign-in', 'sections/account/sign-in.ts'),
  route('sign-out', 'sections/account/sign-out.ts'),
  route('preferences', 'sections/account/preferences.ts'),
  route('brands/:tenantId/progress', 'sections/brands/progress.ts'),
  route('slugs', 'sections/onboarding/slug-check.ts'),
  route('setup', 'sections/setup/unlock.tsx'),
  route('setup/:step', 'sections/setup/step.tsx'),
  layout('shell/shell.tsx', [
    index('sections/dashboard/dashboard.tsx'),
    route('brands', 'sections/brands/list.tsx'),
    route('brands/new', 'sections/onboarding/new.tsx'),
    route('brands/new/:sessionId/:step', 'sections/onboarding/wizard.tsx'),
    route('brands/onboarding', 'sections/onboarding/list.tsx'),
    route('brands/:tenantId', 'sections/brands/detail.tsx'),
    route('users', 'sections/users/list.tsx'),
    route('users/disable', 'sections/users/bulk-disable.tsx'),
    route('users/:userId', 'sections/users/detail.tsx', [route('disable', 'sections/users/disable.tsx')]),
    route('users/:userId/activity', 'sections/users/activity.tsx'),
    route('admins', 'sections/admins/admins.tsx', [
      route('grant', 'sections/admins/grant.tsx'),
      route(':userId', 'sections/admins/change.tsx'),
    ]),
    route('admins/ip', 'sections/addresses/addresses.tsx'),
    route('settings/maintenance', 'sections/maintenance/maintenance.tsx'),
    route('settings/:group?', 'sections/settings/settings.tsx'),
    route('*', 'shell/not-found.tsx'),
  ]),
] satisfies RouteConfig;
