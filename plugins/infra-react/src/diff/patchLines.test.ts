import fc from 'fast-check';
import { patchLines } from './patchLines';

describe('patchLines', () => {
  it('numbers lines on both sides', () => {
    const patch = [
      '--- atlantis.yaml',
      '+++ atlantis.yaml',
      '@@ -2,3 +2,2 @@',
      ' projects:',
      '-  - name: gone',
      '+  - name: kept',
      '\\ No newline at end of file',
      '@@ -20 +19 @@',
      '-x',
      '',
    ].join('\n');
    expect(patchLines(patch)).toEqual([
      { kind: 'hunk', text: '@@ -2,3 +2,2 @@' },
      { kind: 'same', text: 'projects:', before: 2, after: 2 },
      { kind: 'removed', text: '  - name: gone', before: 3 },
      { kind: 'added', text: '  - name: kept', after: 3 },
      { kind: 'hunk', text: '@@ -20 +19 @@' },
      { kind: 'removed', text: 'x', before: 20 },
    ]);
  });

  it('reads whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(Array.isArray(patchLines(text))).toBe(true);
      }),
    );
  });
});
