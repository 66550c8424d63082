import {
  commandsOf,
  type CommandReason,
  type LaneStep,
  type ServiceRequest,
} from '@infra-portal/infra-common';
import { ForgeError } from '@infra-portal/infra-node';
import { CommandError } from './CommandError';
import type { Command } from './types';

const SENSELESS: Record<CommandReason, string> = {
  'not-open': 'The pull request is not open.',
  'no-atlantis': 'No Atlantis is known for this repository.',
  running: 'Atlantis is at work on it. Wait until that is over.',
  'no-plan': 'There is no successful plan of this commit. Plan first.',
  'no-changes': 'The plans change nothing.',
  applied: 'Everything is applied already.',
  policy: 'The policies have not passed.',
  'no-policy': 'No policy stands in the way.',
  approval: 'Approvals are missing.',
  locked: 'Another pull request holds one of its stacks.',
  'nothing-held': 'Nothing is held for this pull request.',
};

/** @throws CommandError when the command makes no sense for the request now */
export function refuseSenseless(
  request: ServiceRequest,
  { command, project }: Command,
): void {
  const reason = commandsOf(request)[command];
  if (reason) throw new CommandError('senseless', SENSELESS[reason], reason);
  if (project === undefined) return;
  const planned = request.lane.find(({ id }: LaneStep) => id === 'plan');
  if (planned?.stacks?.some(each => each.project === project)) return;
  throw new CommandError(
    'no-project',
    'This pull request has no plan of a project of that name.',
  );
}

/** What went wrong where the portal itself asks GitHub. */
export const unavailable = (error: unknown) =>
  error instanceof ForgeError
    ? new CommandError('unavailable', error.message)
    : error;

/** What GitHub has against the person's call. */
export function refusalOf(error: unknown, now: Date): CommandError {
  if (!(error instanceof ForgeError)) throw error;
  switch (error.failure) {
    case 'unauthorised':
      return new CommandError(
        'token',
        'GitHub does not accept your sign-in any more. Sign in to GitHub again.',
      );
    case 'forbidden':
    case 'not-found':
      return new CommandError(
        'forbidden',
        'GitHub does not let you comment on this pull request.',
      );
    case 'rate-limited': {
      const { retryAt } = error.details;
      const wait = retryAt && (retryAt.getTime() - now.getTime()) / 1_000;
      return new CommandError(
        'rate-limited',
        'GitHub asks you to wait, you have asked too often.',
        undefined,
        wait === undefined ? undefined : Math.max(1, Math.ceil(wait)),
      );
    }
    case 'unavailable':
    case 'timeout':
      return new CommandError(
        'unsure',
        'GitHub did not answer: it is not known whether the comment was written. Look at the pull request.',
      );
    default:
      return new CommandError('forbidden', 'GitHub does not take the comment.');
  }
}
