import type { UpgradeHold } from '@infra-portal/infra-common';
import { ForgeError } from '@infra-portal/infra-node';
import { repositoryOf } from '../../requests/steps/types';
import type { StoredItem } from '../store';
import type { UpgradeContext } from './types';

/** Plans that are asked for in one pull request; more is for people to do. */
const MOST = 5;

/**
 * Asks Atlantis for the plan of stacks that nobody holds any more: it does not
 * plan them again by itself. What was asked for since the plan that waits, by
 * whomever, is not asked for again.
 * @param executable first word of comments that Atlantis listens to
 * @returns whether it was asked for now
 */
export async function planAgain(
  { forges, logger }: UpgradeContext,
  { repository, data }: StoredItem,
  { since }: UpgradeHold,
  executable: string,
): Promise<boolean> {
  const forge = forges.of(repositoryOf(repository));
  const { number } = data.pull!;
  const command = `${executable} plan`;
  try {
    const asked = (await forge.history.comments(number)).filter(({ body }) =>
      body.trim().startsWith(command),
    );
    const isAsked = asked.some(
      ({ createdAt }) => Date.parse(createdAt) > Date.parse(since),
    );
    if (isAsked || asked.length >= MOST) return false;
    await forge.addComment(number, command);
    return true;
  } catch (error) {
    // Its page says what it waits for; people can ask for the plan too.
    if (!(error instanceof ForgeError)) throw error;
    logger.warn(`#${number} cannot be planned again: ${error.message}`);
    return false;
  }
}
