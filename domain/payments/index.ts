import { receiveEvent } from './operations/receive-event.ts';

export const operations = { receiveEvent };
