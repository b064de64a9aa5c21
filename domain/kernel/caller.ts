import type { Api } from '../registry.ts';
import { type ContextName, contexts } from '../registry.ts';
import type { Caller } from './context.ts';
import { execute, type House, type TenantScope } from './execute.ts';
import type { AnyOperation } from './operation.ts';

/** Every operation of a context by its name there. */
export async function loadOperations(context: ContextName): Promise<Record<string, AnyOperation>> {
  const { operations } = await contexts[context].load();
  return operations;
}

/** All operations of the house, for documents, tools and the suites that enumerate them. */
export async function loadAllOperations(): Promise<AnyOperation[]> {
  const names = Object.keys(contexts) as ContextName[];
  const loaded = await Promise.all(names.map(loadOperations));
  return loaded.flatMap((operations) => Object.values(operations));
}

/** The in-process caller for one request: `api.<context>.<operation>(input)`, no HTTP between. */
export function createApi(house: House, scope: TenantScope, caller: Caller): Api {
  const contextCaller = (context: ContextName) =>
    new Proxy(
      {},
      {
        get: (_, name) => async (input: unknown) => {
          const operation = (await loadOperations(context))[String(name)];
          if (!operation) throw new TypeError(`there is no operation ${context}.${String(name)}`);
          return execute(house, scope, caller, operation, input);
        },
      },
    );
  return new Proxy({} as Api, { get: (_, context) => contextCaller(context as ContextName) });
}
