import { FileDiff } from '../git/diff';
import { Repository } from '../store/repositories';
import { Urls } from './urls';

/** A path as it stands in an address: slashes stay. */
export const encodePath = (path: string) =>
  path.split('/').map(encodeURIComponent).join('/');

/** `diff-entry`: one changed file of a commit, comparison or pull request. */
export function diffEntry(
  urls: Urls,
  repository: Pick<Repository, 'owner' | 'name'>,
  file: FileDiff,
  commit: string,
) {
  const name = `${repository.owner}/${repository.name}`;
  const path = encodePath(file.filename);
  const api = urls.api(`/repos/${name}/contents/${path}?ref=${commit}`);
  return {
    sha: file.sha,
    filename: file.filename,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.changes,
    blob_url: urls.html(`/${name}/blob/${commit}/${path}`),
    raw_url: urls.html(`/${name}/raw/${commit}/${path}`),
    contents_url: api,
    ...(file.patch !== undefined && { patch: file.patch }),
    ...(file.previous_filename !== undefined && {
      previous_filename: file.previous_filename,
    }),
  };
}
