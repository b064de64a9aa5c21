import { addNote } from './operations/add-note.ts';
import { fulfil } from './operations/fulfil.ts';
import { get } from './operations/get.ts';
import { list } from './operations/list.ts';
import { previewRefund } from './operations/preview-refund.ts';
import { refund } from './operations/refund.ts';
import { settleRefund } from './operations/settle-refund.ts';

/** What the brand's team does with orders, and what jobs do after it. */
export const adminOperations = { list, get, addNote, fulfil, previewRefund, refund, settleRefund };
