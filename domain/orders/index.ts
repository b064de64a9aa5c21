/** The public door of orders. */
import { adminOperations } from './admin-operations.ts';
import { getStatus } from './operations/get-status.ts';

export { type OrderRowRecord, orderRowColumns, orderRowView } from './order-rows.ts';
export { OrderRow } from './views.ts';

export const operations = { ...adminOperations, getStatus };
