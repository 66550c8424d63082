import { keepSame } from './keepSame';

const files = [{ path: 'a.tf' }, { path: 'b.tf' }];
const before = { files, commits: 1, at: 'now' };

it('keeps the parts that say the same', () => {
  const after = { ...structuredClone(before), at: 'later' };
  const kept = keepSame(before, after);
  expect(kept).toEqual(after);
  expect(kept.files).toBe(files);
});

it('takes parts that say something else', () => {
  const after = structuredClone(before);
  after.files[1].path = 'c.tf';
  expect(keepSame(before, after).files).toBe(after.files);
});

it('is the earlier one where nothing changed', () => {
  expect(keepSame(before, structuredClone(before))).toBe(before);
});

it('does not take what went away, or what came', () => {
  const more: { a: number; b?: number } = { a: 1, b: 2 };
  expect(keepSame(more, { a: 1 })).toEqual({ a: 1 });
  expect(keepSame({ a: 1 } as typeof more, more)).toEqual(more);
});
