import { type CallToolResult, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { Caller } from '../../domain/kernel/context.ts';
import { execute, type House, type TenantScope } from '../../domain/kernel/execute.ts';
import type { AnyOperation } from '../../domain/kernel/operation.ts';
import { isProblem, Problem } from '../../domain/kernel/problem.ts';
import { findTool } from './tool-catalogue.ts';
import { byteLength, envelopeOf, LARGEST_RESULT, problemResult } from './tool-result.ts';

/** Arguments of a call as JSON (55 §10). */
const LARGEST_ARGUMENTS = 64 * 1024;
/** Tries to make a list fit by asking for fewer rows. */
const SMALLER_PAGES = 3;

/**
 * Runs a tool. What the model can mend (arguments, rights, limits) is a result with `isError`; a tool that is not there
 * for this caller is a protocol error, whether it exists for others or not.
 */
export async function callTool(
  house: House,
  scope: TenantScope,
  caller: Caller,
  name: string,
  given: Record<string, unknown>,
): Promise<CallToolResult> {
  const operation = await findTool(caller, name);
  if (!operation) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool: ${name}`);
  try {
    if (byteLength(JSON.stringify(given)) > LARGEST_ARGUMENTS)
      throw tooLarge('arguments_too_large', 'Send less.');
    return await answer(house, scope, caller, operation, given);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return problemResult(error);
  }
}

async function answer(
  house: House,
  scope: TenantScope,
  caller: Caller,
  operation: AnyOperation,
  given: Record<string, unknown>,
): Promise<CallToolResult> {
  const { idempotency_key: key, ...input } = given;
  const isCommand = operation.kind === 'command';
  const asked =
    isCommand && typeof key === 'string' ? { ...caller, idempotencyKey: key.slice(0, 255) } : caller;
  let limit = typeof input.limit === 'number' ? input.limit : 50;
  let isTruncated = false;
  for (let turn = 0; ; turn++) {
    const output = await execute(house, scope, asked, operation, isTruncated ? { ...input, limit } : input);
    // Strips what the schema does not name: the result keeps what `outputSchema` promised.
    const checked = operation.output.safeParse(output);
    const envelope = envelopeOf(
      scope.tenant,
      checked.success ? checked.data : output,
      house.now(),
      isTruncated,
    );
    const text = JSON.stringify(envelope);
    const size = byteLength(text);
    if (size <= LARGEST_RESULT) {
      return { content: [{ type: 'text', text }], structuredContent: JSON.parse(text) };
    }
    if (isCommand) {
      throw tooLarge(
        'result_too_large',
        'It was done. Its answer is too long to show: read the record instead.',
      );
    }
    if (envelope.page === undefined || turn >= SMALLER_PAGES || limit <= 1) {
      throw tooLarge(
        'result_too_large',
        'Ask for less: a lower limit, a narrower filter, or a single record.',
      );
    }
    limit = Math.max(1, Math.floor((limit * LARGEST_RESULT * 0.8) / size));
    isTruncated = true;
  }
}

const tooLarge = (code: string, hint: string): Problem =>
  new Problem({
    status: 413,
    code,
    title: 'Too large',
    detail: `At most ${LARGEST_RESULT / 1024} KB go through here. ${hint}`,
  });
