import { type Resource, ResourceNotFoundError } from '@modelcontextprotocol/server';
import { createApi } from '../../domain/kernel/caller.ts';
import type { Caller } from '../../domain/kernel/context.ts';
import type { House, TenantScope } from '../../domain/kernel/execute.ts';

/** What a client may read without calling a tool (55 §9.4): the part of the list whose operations exist. */
const RESOURCES: readonly (Resource & { read(api: ReturnType<typeof createApi>): Promise<unknown> })[] = [
  {
    uri: 'cgk://tenant/current',
    name: 'tenant_current',
    title: 'This brand',
    description: 'Names, currency, time zone and languages of the brand of this host',
    mimeType: 'application/json',
    read: (api) => api.identity.getBrand({}),
  },
  {
    uri: 'cgk://user/current',
    name: 'user_current',
    title: 'Who is calling',
    description: 'The key or member behind this connection and what it may do',
    mimeType: 'application/json',
    read: (api) => api.identity.whoami({}),
  },
];

export const listResources = (): Resource[] => RESOURCES.map(({ read: _, ...resource }) => resource);

/** @throws ResourceNotFoundError for an address that is none of ours, or not for this caller */
export async function readResource(house: House, scope: TenantScope, caller: Caller, uri: string) {
  const found = RESOURCES.find((resource) => resource.uri === uri);
  if (!found) throw new ResourceNotFoundError(uri);
  const value = await found.read(createApi(house, scope, caller)).catch(() => {
    throw new ResourceNotFoundError(uri);
  });
  return { contents: [{ uri, mimeType: 'application/json', text: JSON.stringify(value) }] };
}
