import type { Octokit } from '@octokit/rest';
import type { ForgeRepository } from './types';

/** What GitHub says of a repository as a whole. */
export async function describeRepository(
  octokit: Octokit,
  place: { owner: string; repo: string },
): Promise<ForgeRepository> {
  const { data } = await octokit.repos.get(place);
  const branch = data.default_branch;
  const empty = await octokit.repos.getBranch({ ...place, branch }).then(
    () => false,
    error => {
      if (error?.status === 404) return true;
      throw error;
    },
  );
  return {
    defaultBranch: branch,
    url: data.html_url,
    private: data.private,
    empty,
    archived: data.archived,
  };
}
