import {
  excerptOf,
  type Preview,
  type PreviewFile,
} from '@infra-portal/infra-common';

/** Shorter files travel whole, before and after together. UTF-16 units. */
const LONG = 32 * 1024;

/** A preview with excerpts of long files instead of their whole texts. */
export function excerpted(preview: Preview): Preview {
  return { ...preview, files: preview.files.map(withExcerpt) };
}

function withExcerpt(file: PreviewFile): PreviewFile {
  const { before, after, ...rest } = file;
  if (before === undefined || after === undefined) return file;
  if (before.length + after.length < LONG) return file;
  const excerpt = excerptOf(before, after);
  return excerpt ? { ...rest, excerpt } : file;
}
