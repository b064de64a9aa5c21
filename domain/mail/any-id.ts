import { z } from 'zod';
import { type IdKind, idInput } from '../kernel/ids.ts';

/** An id as jobs and events carry it: TypeID or UUID. */
export function anyId(kind: IdKind) {
  return z.union([idInput(kind), z.uuid()]);
}
