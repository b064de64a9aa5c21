import { notFound } from '@domain/kernel/problem.ts';
import { pageLoader } from '../server/handlers.ts';

/** Any other address of the console. */
export const loader = pageLoader<null>(null, async () => {
  throw notFound('page');
});

export default function NotFound() {
  return null;
}

export { PageError as ErrorBoundary } from '@ui/work/shell/page-error.tsx';
