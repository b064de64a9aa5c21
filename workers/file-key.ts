import { Problem } from '../domain/kernel/problem.ts';

/** R2 key of a tenant's file; `..` and absolute parts never reach R2 (10 TEN-08). */
export function mediaKey(tenantId: string, key: string): string {
  if (key.startsWith('/') || key.split('/').some((part) => part === '' || part === '.' || part === '..')) {
    throw new Problem({ status: 422, code: 'invalid_file_name', title: 'Invalid file name' });
  }
  return `t/${tenantId}/media/${key}`;
}
