import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ListFilter, ListRules } from './list-query.ts';

/** A column: how it looks as a cell, and its place in a card on a phone. */
export interface ListColumn<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'end';
  /** The API's sort key; absent = not sortable. */
  sort?: string;
  startsDescending?: boolean;
  card: 'title' | 'end' | 'sub' | 'sub-end' | 'meta' | 'hide';
  /** Words before the value in a card. */
  cardLabel?: string;
  className?: string;
}

/** All a list is: what the one engine needs to draw it, filter it, sort it, walk it. */
export interface ListDefinition<Row> {
  noun: { one: string; many: string };
  searchLabel: string;
  columns: readonly ListColumn<Row>[];
  filters: readonly ListFilter[];
  defaultSort: string;
  rowId: (row: Row) => string;
  empty: { icon: LucideIcon; title: string; text: string };
}

/** The part of a definition that reads and writes URLs. */
export function rulesOf<Row>(definition: ListDefinition<Row>): ListRules {
  return {
    filters: definition.filters,
    defaultSort: definition.defaultSort,
    sorts: definition.columns.flatMap((column) => column.sort ?? []),
  };
}

/** What a list route's loader gives its page. */
export interface ListPageData<Row> {
  items: Row[];
  page: { next: string | null; prev: string | null };
  total: { value: number; relation: 'eq' | 'gte' };
}
