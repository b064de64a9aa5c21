import type { AppContext } from '../../../domain/app-context.ts';

declare module '@remix-run/cloudflare' {
  interface AppLoadContext extends AppContext {}
}
