/** Secrets and variables that the programs need. Never printed. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { faultOfKek, KEK_BYTES, type VariableState, weaknessOfSecret } from '../configuration/variables.ts';
import { writeVariables } from '../configuration/write-variables.ts';
import { type Check, fail, pass, warn } from './check.ts';

export interface SecretSituation {
  isDeployed: boolean;
  root: string;
  /** Names set in the deployed Worker. */
  remote: readonly string[];
}

export const newSecret = (): string => randomBytes(KEK_BYTES).toString('base64');

/** The key that wraps the brands' keys: there, and 32 bytes. */
export function checkKek(value: string | undefined, { isDeployed, root, remote }: SecretSituation): Check {
  const fix = 'Make one: openssl rand -base64 32; then: cgk secrets:put KEK_V1';
  if (value === undefined) {
    if (remote.includes('KEK_V1')) return pass('kek', 'KEK_V1 is set in the Worker');
    if (isDeployed) return fail('kek', 'KEK_V1 is not set', fix);
    const repair = async (): Promise<string> => {
      writeVariables(join(root, '.dev.vars'), { KEK_V1: newSecret() });
      return 'wrote a new KEK_V1 into .dev.vars';
    };
    return warn('kek', 'KEK_V1 is not set', 'cgk doctor --fix makes one for this machine.', { repair });
  }
  const fault = faultOfKek(value);
  return fault ? fail('kek', `KEK_V1 ${fault}`, fix) : pass('kek', `KEK_V1 holds ${KEK_BYTES} bytes`);
}

/** Sessions are signed with it. */
export function checkAuthSecret(value: string | undefined, { isDeployed, remote }: SecretSituation): Check {
  const fix = 'Make one: openssl rand -base64 32; then: cgk secrets:put AUTH_SECRET';
  if (value === undefined) {
    if (remote.includes('AUTH_SECRET')) return pass('auth-secret', 'set in the Worker');
    return isDeployed
      ? fail('auth-secret', 'AUTH_SECRET is not set', fix)
      : pass('auth-secret', 'this machine makes its own');
  }
  const weakness = weaknessOfSecret(value);
  if (weakness === null) return pass('auth-secret', `${value.length} characters`);
  return (isDeployed ? fail : warn)('auth-secret', `AUTH_SECRET ${weakness}`, fix);
}

/** Everything else that a program reads, one line a program. */
export function checkVariables(states: readonly VariableState[]): Check[] {
  return (['worker', 'cli'] as const).map((program) => {
    const name = `variables of the ${program}`;
    const own = states.filter(({ usedBy }) => usedBy.includes(program));
    const broken = own.filter(({ fault }) => fault !== null);
    const [first] = broken;
    if (!first) {
      const set = own.filter(({ from }) => from !== null).length;
      return pass('variables', `${set} of ${own.length} set, none missing`, { name });
    }
    const list = broken.map((state) => `${state.name} ${state.fault}`).join('; ');
    return fail('variables', list, `${first.name}: ${first.how}. All: cgk env:check`, { name });
  });
}
