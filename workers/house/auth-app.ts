import { housePage } from '../html.ts';
import type { HouseRequest } from './house.ts';

/** The sign-in origin. */
export async function answerAuthApp(_: HouseRequest): Promise<Response> {
  return housePage('Not found', '<h1>Not found</h1><p>There is nothing at this address.</p>', 404);
}
