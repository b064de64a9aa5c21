import { index, layout, type RouteConfig, route } from '@remix-run/route-config';

export default [
  route('sign-in', 'sections/account/sign-in.tsx'),
  route('sign-out', 'sections/account/sign-out.ts'),
  route('preferences', 'sections/account/preferences.ts'),
  route('brands/:tenantId/progress', 'sections/brands/progress.ts'),
  route('slugs', 'sections/onboarding/slug-check.ts'),
  layout('shell/shell.tsx', [
    index('sections/dashboard/dashboard.tsx'),
    route('brands', 'sections/brands/list.tsx'),
    route('brands/new', 'sections/onboarding/new.tsx'),
    route('brands/new/:sessionId/:step', 'sections/onboarding/wizard.tsx'),
    route('brands/onboarding', 'sections/onboarding/list.tsx'),
    route('brands/:tenantId', 'sections/brands/detail.tsx'),
    route('*', 'shell/not-found.tsx'),
  ]),
] satisfies RouteConfig;
