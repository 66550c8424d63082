import {
  commandsOf,
  type CommandReason,
  type LaneStep,
  type ServiceRequest,
} from '@infra-portal/infra-common';
import { ActError } from '../acting/ActError';
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

/** @throws ActError when the command makes no sense for the request now */
export function refuseSenseless(
  request: ServiceRequest,
  { command, project }: Command,
): void {
  const reason = commandsOf(request)[command];
  if (reason) throw new ActError('senseless', SENSELESS[reason], { reason });
  if (project === undefined) return;
  const planned = request.lane.find(({ id }: LaneStep) => id === 'plan');
  if (planned?.stacks?.some(each => each.project === project)) return;
  throw new ActError(
    'no-project',
    'This pull request has no plan of a project of that name.',
  );
}
