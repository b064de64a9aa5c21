import { describe, expect, it } from 'vitest';
import { isNarrowed, type ListRules, listSearch, nextSort, readListQuery, sortState } from './list-query.ts';

const rules: ListRules = {
  filters: [
    {
      kind: 'choice',
      param: 'status',
      label: 'Status',
      isMultiple: true,
      options: [
        { value: 'open', label: 'Open' },
        { value: 'done', label: 'Done' },
      ],
    },
    { kind: 'dates', fromParam: 'from', toParam: 'to', label: 'Placed' },
  ],
  sorts: ['placedAt', 'total'],
  defaultSort: '-placedAt',
};
const read = (text: string) => readListQuery(rules, new URLSearchParams(text));

describe('readListQuery', () => {
  it('reads what the list declares', () => {
    expect(read('q=+mug+&status=open&status=done&from=2026-11-01&sort=total&cursor=abc')).toEqual({
      q: 'mug',
      sort: 'total',
      cursor: 'abc',
      filters: { status: ['open', 'done'], from: ['2026-11-01'] },
    });
  });

  it('drops what it does not', () => {
    expect(read('status=evil&from=yesterday&sort=password&x=1')).toEqual({
      q: '',
      sort: '-placedAt',
      cursor: undefined,
      filters: {},
    });
  });
});

describe('listSearch', () => {
  it('writes the shortest address and starts at the first page', () => {
    const query = read('q=mug&status=open&cursor=abc');
    expect(listSearch(rules, query)).toBe('?q=mug&status=open');
    expect(listSearch(rules, query, { cursor: 'def' })).toBe('?q=mug&status=open&cursor=def');
    expect(listSearch(rules, query, { q: '', filters: {} })).toBe('');
    expect(listSearch(rules, query, { sort: 'total' })).toBe('?q=mug&status=open&sort=total');
  });

  it('reads back what it writes', () => {
    const query = read('q=a%26b&status=open&to=2026-01-31&sort=-total');
    expect(read(listSearch(rules, query))).toEqual(query);
  });
});

describe('sorting', () => {
  it('turns a column around and starts others their way', () => {
    expect(nextSort('-total', 'total', true)).toBe('total');
    expect(nextSort('total', 'total', true)).toBe('-total');
    expect(nextSort('title', 'total', true)).toBe('-total');
    expect(nextSort('-total', 'title', false)).toBe('title');
    expect(sortState('-total', 'total')).toBe('descending');
    expect(sortState('total', 'total')).toBe('ascending');
    expect(sortState('title', 'total')).toBe('none');
  });

  it('knows whether anything narrows', () => {
    expect(isNarrowed(read('sort=total'))).toBe(false);
    expect(isNarrowed(read('status=open'))).toBe(true);
  });
});
