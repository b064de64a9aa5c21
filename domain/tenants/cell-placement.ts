/** Which database a new brand goes to (10 §4.6). Pure. */

export interface CellLoad {
  id: string;
  key: string;
  region: string;
  status: 'provisioning' | 'open' | 'draining' | 'full' | 'offline';
  maxRelations: number;
  relationCount: number;
  /** Null = bounded by relations alone. */
  maxTenants: number | null;
  tenantCount: number;
}

/** A table brings its primary key, its TOAST table with index, and three indexes (10 §4.6: 250 tables are 1 750 rows). */
export const RELATIONS_PER_TABLE = 7;
/** Share of its relations from which a cell raises an alert. */
export const CELL_ALERT_SHARE = 0.8;

export const relationsOf = (tables: number): number => tables * RELATIONS_PER_TABLE;

/** How many brands with so many tables fit into a cell. */
export const tenantsPerCell = (maxRelations: number, tables: number): number =>
  Math.floor(maxRelations / relationsOf(tables));

/** Cells that so many brands need. */
export const cellsFor = (tenants: number, maxRelations: number, tables: number): number =>
  Math.ceil(tenants / tenantsPerCell(maxRelations, tables));

const share = (cell: CellLoad): number => cell.relationCount / cell.maxRelations;

export const isNearlyFull = (cell: CellLoad): boolean => share(cell) >= CELL_ALERT_SHARE;

/**
 * The open cell of the region with the lowest share of its relations, ties by key; null when none has room for
 * `relations` more.
 */
export function chooseCell(cells: readonly CellLoad[], region: string, relations: number): CellLoad | null {
  const fitting = cells.filter(
    (cell) =>
      cell.status === 'open' &&
      cell.region === region &&
      cell.relationCount + relations <= cell.maxRelations &&
      (cell.maxTenants === null || cell.tenantCount < cell.maxTenants),
  );
  return (
    fitting.sort((a, b) => share(a) - share(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))[0] ?? null
  );
}
