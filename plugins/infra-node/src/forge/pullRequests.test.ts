import { toPullRequest } from './pullRequests';

const pull = (head: string | null) => ({
  ...{ number: 1, html_url: '', title: '', state: 'open', labels: [] },
  head: { ref: 'b', sha: 'c', repo: head && { full_name: head } },
  base: { ref: 'main', repo: { full_name: 'acme/infrastructure' } },
});

it.each([
  ['acme/infrastructure', undefined],
  ['minji/infrastructure', true],
  // The fork is gone.
  [null, true],
])('knows whether the branch of %s is of a fork', (head, fromFork) => {
  expect(toPullRequest(pull(head)).fromFork).toBe(fromFork);
});
