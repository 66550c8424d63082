import { findLine } from './patch';

const patch = `@@ -1,3 +1,3 @@
 a
-b
+B
 c
@@ -10,2 +10,3 @@ name
 x
+y
 z
\\ No newline at end of file`;

describe('findLine', () => {
  it.each([
    [{ line: 1, side: 'RIGHT' }, 1],
    [{ line: 2, side: 'LEFT' }, 2],
    [{ line: 2, side: 'RIGHT' }, 3],
    [{ line: 3, side: 'LEFT' }, 4],
    // The second hunk's header counts as a position.
    [{ line: 11, side: 'RIGHT' }, 7],
    [{ line: 12, side: 'RIGHT' }, 8],
  ] as const)('finds %j at position %d', (wanted, position) => {
    expect(findLine(patch, wanted)).toMatchObject({ ...wanted, position });
    expect(findLine(patch, { position })).toMatchObject({ position });
  });

  it('gives the hunk up to the line', () => {
    expect(findLine(patch, { line: 11, side: 'RIGHT' })?.hunk).toBe(
      '@@ -10,2 +10,3 @@ name\n x\n+y',
    );
  });

  it('finds nothing outside the hunks', () => {
    expect(findLine(patch, { line: 5, side: 'RIGHT' })).toBeUndefined();
    expect(findLine(patch, { line: 11, side: 'LEFT' })).toMatchObject({
      position: 8,
    });
    expect(findLine(patch, { position: 5 })).toBeUndefined();
    expect(findLine('', { line: 1, side: 'RIGHT' })).toBeUndefined();
  });
});
