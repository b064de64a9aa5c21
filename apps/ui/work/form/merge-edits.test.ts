import { describe, expect, it } from 'vitest';
import { mergeEdits } from './merge-edits.ts';

const FIELDS = ['title', 'vendor', 'tags'];
const base = { title: 'Mug', vendor: 'A', tags: 'x' };

describe('mergeEdits', () => {
  it('takes over what only they changed and keeps what only I changed', () => {
    const { merged, clashes } = mergeEdits(FIELDS, base, { ...base, title: 'Cup' }, { ...base, vendor: 'B' });
    expect(merged).toEqual({ title: 'Cup', vendor: 'B', tags: 'x' });
    expect(clashes).toEqual([{ field: 'vendor', theirs: 'B', mine: null }]);
  });

  it('keeps mine where both changed and tells theirs', () => {
    const { merged, clashes } = mergeEdits(
      FIELDS,
      base,
      { ...base, title: 'Cup' },
      { ...base, title: 'Beaker' },
    );
    expect(merged.title).toBe('Cup');
    expect(clashes).toEqual([{ field: 'title', theirs: 'Beaker', mine: 'Cup' }]);
  });

  it('sees no clash where both typed the same', () => {
    expect(mergeEdits(FIELDS, base, { ...base, title: 'Cup' }, { ...base, title: 'Cup' }).clashes).toEqual(
      [],
    );
  });
});
