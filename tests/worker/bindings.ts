/// <reference types="@cloudflare/vitest-pool-workers/types" />
import { env } from 'cloudflare:test';
import type { Env } from '../../workers/env.ts';

/** Bindings of `wrangler.toml` beside this file. */
export const bindings = env as unknown as Env;

let sequence = 0;

/** A name that no other test uses. */
export const freshName = (kind: string): string => `${kind}:${++sequence}`;
