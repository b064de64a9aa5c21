/** The public door of inventory. */
import { adjust } from './operations/adjust.ts';
import { audit } from './operations/audit.ts';
import { releaseExpired } from './operations/release-expired.ts';

export { announceAvailability, availabilityChange, type ItemDelta } from './availability-change.ts';
export { ensureInventory, followSalesPolicy } from './ensure-inventory.ts';
export {
  type CommittedStock,
  committedStock,
  type ItemDemand,
  itemDemands,
  type LineItem,
  lineItems,
  releaseCommitted,
  restockItems,
  shipCommitted,
  takeCommitted,
} from './order-stock.ts';
export { type StockFigures, stockFigures } from './stock-figures.ts';

export const operations = { adjust, releaseExpired, audit };
