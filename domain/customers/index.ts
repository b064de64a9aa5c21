/** The public door of customers. */
import { get } from './operations/get.ts';
import { list } from './operations/list.ts';
import { updateNote } from './operations/update-note.ts';

export const operations = { list, get, updateNote };
