import type { ProposedFile } from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';

/** The same branch for the same change of the same stack. */
export function named(dir: string, files: ProposedFile[]) {
  const digest = createHash('sha256')
    .update(
      JSON.stringify(
        files.map(each => [each.path, each.before, each.after ?? null]),
      ),
    )
    .digest('hex');
  const slug = dir
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(-40);
  const name = slug.replace(/^-+|-+$/g, '') || 'root';
  return {
    ...{ files, digest },
    branch: `portal/take-over/${name}-${digest.slice(0, 10)}`,
  };
}
