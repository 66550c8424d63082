import { CommitInfo } from '../git/commitInfo';
import { Repository } from '../store/repositories';
import { simpleUser } from './account';
import { Account } from '../store/accounts';
import { nodeId, Urls } from './urls';

/** The commit inside a `status` event. */
export function eventCommit(
  urls: Urls,
  repository: Repository,
  commit: CommitInfo,
  accountOf: (email: string) => Account | undefined,
) {
  const path = `/${repository.owner}/${repository.name}`;
  const api = (tail: string) => urls.api(`/repos${path}${tail}`);
  const html = (sha: string) => urls.html(`${path}/commit/${sha}`);
  const user = (email: string) => {
    const account = accountOf(email);
    return account ? simpleUser(urls, account) : null;
  };
  return {
    sha: commit.sha,
    node_id: `${nodeId('C', repository.id)}${commit.sha}`,
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: api(`/git/trees/${commit.tree}`) },
      url: api(`/git/commits/${commit.sha}`),
      comment_count: 0,
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    url: api(`/commits/${commit.sha}`),
    html_url: html(commit.sha),
    comments_url: api(`/commits/${commit.sha}/comments`),
    author: user(commit.author.email),
    committer: user(commit.committer.email),
    parents: commit.parents.map(sha => ({
      sha,
      url: api(`/commits/${sha}`),
      html_url: html(sha),
    })),
  };
}
