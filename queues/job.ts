import type { z } from 'zod';
import type { Api, HouseApi } from '../domain/registry.ts';

/** What a job sees: the operations of its tenant and those of the installation, as the house itself. */
export interface JobContext {
  /** Of the job's tenant; a job of the platform has none and finds no operation here. */
  api: Api;
  houseApi: HouseApi;
  /** Null for the platform's own work. */
  tenantId: string | null;
  /** 1 for the first try. */
  attempt: number;
  now(): Date;
}

/** Seconds to wait after the first, second … failure (70 §4.4, profile S). */
const BACKOFF_SECONDS = [1, 5, 25, 120, 480] as const;

export interface JobDefinition<P extends z.ZodType> {
  /** The catalogue's name (70 §7): `<context>.<what>`. */
  name: string;
  /** Ids only; what does not fit here is dead at once, since no retry mends it. */
  payload: P;
  /** Tries before it is dead; 5 unless told. */
  attempts?: number;
  /** Seconds between tries; the last one repeats. */
  backoff?: readonly number[];
  /**
   * The work. It may be cut off anywhere and run again, also twice at once: it must lead to the same end (70 §4.6).
   */
  run(context: JobContext, payload: z.output<P>): Promise<void>;
  /** Tells whoever waits that it will not happen. */
  onDead?(context: JobContext, payload: z.output<P>, error: string): Promise<void>;
}

/** A job with its defaults filled in and its payload checked by itself. */
export interface Job {
  name: string;
  attempts: number;
  /** Seconds to wait after this many failures. */
  backoffAfter(failures: number): number;
  /** @throws PayloadError, or whatever the work throws */
  run(context: JobContext, payload: unknown): Promise<void>;
  onDead(context: JobContext, payload: unknown, error: string): Promise<void>;
}

/** A payload that its job does not understand. */
export class PayloadError extends Error {}

/** Defines background work, once (70 JOB-01). */
export function job<P extends z.ZodType>(definition: JobDefinition<P>): Job {
  const { name, attempts = 5, backoff = BACKOFF_SECONDS, payload: schema } = definition;
  return {
    name,
    attempts,
    backoffAfter: (failures) => backoff[Math.min(failures, backoff.length) - 1] ?? 0,
    run: async (context, payload) => {
      const parsed = schema.safeParse(payload);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new PayloadError(`payload.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
      }
      await definition.run(context, parsed.data);
    },
    onDead: async (context, payload, error) => {
      const parsed = schema.safeParse(payload);
      if (parsed.success) await definition.onDead?.(context, parsed.data, error);
    },
  };
}
