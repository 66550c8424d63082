import { approve, commentOn, commentsOf, mergePull } from './sandbox.mjs';
import { eventually } from './session.mjs';

const TOO_EARLY = 'Wait until the previous command is complete';

/** Whether somebody, or Atlantis, said all of some words in one comment. */
export const isSaid =
  (number, repository, ...words) =>
  async () =>
    (await commentsOf(number, repository)).some(body =>
      words.every(each => body.includes(each)),
    );

/**
 * Applies a planned pull request. Right after a plan its policies are still
 * checked: Atlantis refuses then, and people ask once more.
 */
export async function applyPull(number, repository) {
  await eventually(isSaid(number, repository, 'Ran Plan'));
  await commentOn(number, 'atlantis apply', repository);
  await eventually(async () => {
    const said = await commentsOf(number, repository);
    if (said.some(body => body.includes('Apply complete'))) return true;
    const asked = said.filter(body => body === 'atlantis apply');
    const refused = said.filter(body => body.includes(TOO_EARLY));
    if (refused.length >= asked.length) {
      await commentOn(number, 'atlantis apply', repository);
    }
    // What was said instead, should it never come.
    throw new Error(
      `#${number} was not applied:\n${said.slice(-3).join('\n')}`,
    );
  });
}

/** Approves, applies and merges a pull request, as people do. */
export async function bringHome({ number }) {
  await eventually(isSaid(number, undefined, 'Ran Plan'));
  await approve(number);
  await applyPull(number);
  await mergePull(number);
}
