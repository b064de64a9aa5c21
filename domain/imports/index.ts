/** The public door of imports. */
import { cancel } from './operations/cancel.ts';
import { check } from './operations/check.ts';
import { fail } from './operations/fail.ts';
import { get } from './operations/get.ts';
import { list } from './operations/list.ts';
import { runChunk } from './operations/run-chunk.ts';
import { start } from './operations/start.ts';

export const operations = { check, get, list, start, cancel, runChunk, fail };
