import fc from 'fast-check';
import {
  isPreviewCommit,
  PREVIEW_TRAILER,
  previewBranch,
} from './previewBranch';

const branch = previewBranch({
  product: 'authhub',
  service: 'tokens',
  digest: '0123456789abcdef'.repeat(4),
});
const message = `Preview\n\n${PREVIEW_TRAILER}: 1\n`;

it('is none of the branches that requests have', () => {
  expect(branch).toBe('portal-preview/authhub/tokens/0123456789');
  expect(branch.startsWith('portal/')).toBe(false);
});

it('knows a commit by its branches, and without any by its message', () => {
  expect(isPreviewCommit({ branches: [branch] })).toBe(true);
  expect(isPreviewCommit({ branches: [], message })).toBe(true);
  expect(isPreviewCommit({ message })).toBe(true);
  expect(isPreviewCommit({})).toBe(false);
  expect(isPreviewCommit({ message: `x ${PREVIEW_TRAILER}: 1` })).toBe(false);
});

it('lets nobody hide what is on another branch', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string().map(name => `portal-preview/${name}`)),
      fc.string().filter(name => !name.startsWith('portal-preview/')),
      fc.string(),
      (previews, other, text) => {
        const branches = [...previews, other];
        const said = `${text}\n${message}`;
        expect(isPreviewCommit({ branches, message: said })).toBe(false);
      },
    ),
  );
});
