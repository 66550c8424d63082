import {
  applyExcerpt,
  type Preview,
  type PreviewFile,
} from '@infra-portal/infra-common';
import { previewFileOf } from '@infra-portal/infra-node';
import { excerpted } from './excerpted';

const items = Array.from({ length: 5000 }, (_, at) => `  - name: n${at}\n`);
const list = `version: 3\nprojects:\n${items.join('')}`;

const shown = (...files: PreviewFile[]) =>
  excerpted({ digest: 'd', files } as unknown as Preview);

describe('excerpted', () => {
  it('sends of a long file only what changes, from which it can be made', () => {
    const after = `${list}  - name: young\n`;
    const { files, digest } = shown(
      previewFileOf({ path: 'atlantis.yaml', before: list, after }),
    );
    const [{ excerpt, ...rest }] = files;
    expect(rest).toEqual({
      ...{ path: 'atlantis.yaml', state: 'changed', added: 1, removed: 0 },
    });
    expect(applyExcerpt(list, excerpt!)).toBe(after);
    expect(JSON.stringify(files).length).toBeLessThan(1000);
    expect(digest).toBe('d');
  });

  it.each([
    ['new', { after: list }],
    ['gone', { before: list }],
    ['short', { before: 'a\n', after: 'b\n' }],
    ['cut off within a line', { before: list, after: `${list}  - name` }],
    ['another altogether', { before: list, after: list.toUpperCase() }],
  ])('sends a file whole that is %s', (_, change) => {
    const file = previewFileOf({ path: 'atlantis.yaml', ...change });
    expect(shown(file).files).toEqual([file]);
  });
});
