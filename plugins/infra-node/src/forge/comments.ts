import type { Octokit } from '@octokit/rest';

interface Place {
  owner: string;
  repo: string;
}

const PAGE = 100;

/** Writes a comment of its own. */
export async function addComment(
  octokit: Octokit,
  place: Place,
  number: number,
  body: string,
): Promise<void> {
  await octokit.issues.createComment({ ...place, issue_number: number, body });
}

/** Writes the one comment that begins with a marker, in place. */
export async function putComment(
  octokit: Octokit,
  place: Place,
  number: number,
  marker: string,
  body: string,
): Promise<void> {
  const text = `${marker}\n${body}`;
  const all = await octokit.paginate(octokit.issues.listComments, {
    ...place,
    issue_number: number,
    per_page: PAGE,
  });
  // At the beginning: who quotes the comment has the marker further on.
  const known = all.find(comment => comment.body?.startsWith(marker));
  if (known?.body === text) return;
  if (!known) {
    await addComment(octokit, place, number, text);
    return;
  }
  await octokit.issues.updateComment({
    ...place,
    comment_id: known.id,
    body: text,
  });
}
