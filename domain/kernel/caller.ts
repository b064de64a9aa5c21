import type { Api, HouseApi } from '../registry.ts';
import { type ContextName, contexts, type HouseContextName, houseContexts } from '../registry.ts';
import type { Caller } from './context.ts';
import { execute, executeHouse, type House, type TenantScope } from './execute.ts';
import type { AnyHouseOperation, AnyOperation } from './operation.ts';

/** Every operation of a context by its name there. */
export async function loadOperations(context: ContextName): Promise<Record<string, AnyOperation>> {
  const { operations } = await contexts[context].load();
  return operations;
}

/** Every operation of a context without a brand. */
export async function loadHouseOperations(
  context: HouseContextName,
): Promise<Record<string, AnyHouseOperation>> {
  const { operations } = await houseContexts[context].load();
  return operations;
}

/** All operations of the installation and of accounts. */
export async function loadAllHouseOperations(): Promise<AnyHouseOperation[]> {
  const names = Object.keys(houseContexts) as HouseContextName[];
  const loaded = await Promise.all(names.map(loadHouseOperations));
  return loaded.flatMap((operations) => Object.values(operations));
}

/** All operations of brands, for documents, tools and the suites that enumerate them. */
export async function loadAllOperations(): Promise<AnyOperation[]> {
  const names = Object.keys(contexts) as ContextName[];
  const loaded = await Promise.all(names.map(loadOperations));
  return loaded.flatMap((operations) => Object.values(operations));
}

/** The in-process caller for one request: `api.<context>.<operation>(input)`, no HTTP between. */
export function createApi(house: House, scope: TenantScope, caller: Caller): Api {
  return callerProxy(
    async (context, name) => (await loadOperations(context as ContextName))[name],
    (operation, input) => execute(house, scope, caller, operation, input),
  ) as Api;
}

/** The same for what belongs to no brand. */
export function createHouseApi(house: House, caller: Caller): HouseApi {
  return callerProxy(
    async (context, name) => (await loadHouseOperations(context as HouseContextName))[name],
    (operation, input) => executeHouse(house, caller, operation, input),
  ) as HouseApi;
}

function callerProxy<T>(
  find: (context: string, name: string) => Promise<T | undefined>,
  run: (operation: T, input: unknown) => Promise<unknown>,
): object {
  const contextCaller = (context: string) =>
    new Proxy(
      {},
      {
        get: (_, name) => async (input: unknown) => {
          const operation = await find(context, String(name));
          if (!operation) throw new TypeError(`there is no operation ${context}.${String(name)}`);
          return run(operation, input);
        },
      },
    );
  return new Proxy({}, { get: (_, context) => contextCaller(String(context)) });
}
