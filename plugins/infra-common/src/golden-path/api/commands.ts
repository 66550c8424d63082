import { z } from 'zod';
import type { LaneStep } from './lane';
import type { ServiceRequest } from './requests';

/** What a person can ask Atlantis for on the page of a pull request. */
export const ATLANTIS_COMMANDS = [
  'plan',
  'approve_policies',
  'apply',
  'unlock',
] as const;

export type AtlantisCommand = (typeof ATLANTIS_COMMANDS)[number];

/** GitHub's tokens are words of at most so many characters. */
const TOKEN = /^[\w.-]{10,255}$/;

/** As Atlantis allows them, and nothing that reads as a flag. */
const projectName = z
  .string()
  .regex(/^[A-Za-z0-9][\w.~/-]{0,199}$/, 'is no name of a project');

/** Writes a command as a comment of the person whose token it is. */
export const commandOrderSchema = z.strictObject({
  command: z.enum(ATLANTIS_COMMANDS),
  /** One project of the plans; without it all of them. Unlocking frees all. */
  project: projectName.optional(),
  /** The head of the pull request that the person looked at. */
  head: z.string().regex(/^[0-9a-f]{40,64}$/),
  /** Made once for a press of the button: the same key posts once. */
  key: z.uuid(),
  /** Of the signed-in person at GitHub. It is used for this, and not kept. */
  token: z.string().regex(TOKEN, 'is not a token of GitHub'),
});

export type CommandOrder = z.input<typeof commandOrderSchema>;

/** The comment that was written. */
export const commandOutcomeSchema = z.object({
  command: z.enum(ATLANTIS_COMMANDS),
  /** Address of the comment. */
  url: z.string(),
  /** Login of who wrote it. */
  by: z.string(),
  at: z.iso.datetime(),
});

export type CommandOutcome = z.output<typeof commandOutcomeSchema>;

/** Why a command makes no sense now. */
export const COMMAND_REASONS = [
  /** The pull request is merged or closed, or not there yet. */
  'not-open',
  /** No Atlantis is known for the repository. */
  'no-atlantis',
  /** Atlantis is at work on it. */
  'running',
  /** There is no plan of this commit, or it failed. */
  'no-plan',
  /** The plans change nothing. */
  'no-changes',
  /** Everything is applied. */
  'applied',
  /** A policy failed. */
  'policy',
  /** No policy failed. */
  'no-policy',
  /** Approvals are missing, or somebody asks for changes. */
  'approval',
  /** Another pull request has a stack. */
  'locked',
  /** Nothing is held for it. */
  'nothing-held',
] as const;

export type CommandReason = (typeof COMMAND_REASONS)[number];

/** States of a plan in which Atlantis keeps it, and its stack. */
const HOLDING = ['succeeded', 'failed', 'running'];

/** Why a command was not given, beside its making no sense. */
export const COMMAND_REFUSALS = [
  /** The pull request was merged or closed meanwhile. */
  'closed',
  /** There is a newer commit than the person saw. */
  'stale',
  /** See {@link COMMAND_REASONS}. */
  'senseless',
  'no-project',
  /** The same press is under way, or was lost on its way. */
  'being-posted',
  'key-used',
  /** People sign in with another GitHub. */
  'other-host',
  /** GitHub does not accept the token any more. */
  'token',
  /** The token is somebody else's. */
  'not-you',
  /** The catalog does not say who the person is at GitHub. */
  'unknown-you',
  'forbidden',
  /** GitHub does not take the comment. */
  'not-taken',
  'rate-limited',
  /** GitHub fell silent: the comment may be there. */
  'unsure',
  'unavailable',
] as const;

export type CommandRefusal = (typeof COMMAND_REFUSALS)[number];

type CommandedRequest = Pick<
  ServiceRequest,
  'state' | 'closing' | 'pullRequest' | 'lane' | 'atlantis'
>;

/**
 * Which commands make sense for a request now: undefined where one does, else
 * why not. Atlantis asks for its own requirements again.
 */
export function commandsOf(
  request: CommandedRequest,
): Record<AtlantisCommand, CommandReason | undefined> {
  const always = barOf(request);
  if (always) {
    return {
      plan: always,
      approve_policies: always,
      apply: always,
      unlock: always,
    };
  }
  const step = (id: LaneStep['id']) =>
    request.lane.find(each => each.id === id);
  const isRunning = request.lane.some(
    ({ id, stacks }) =>
      ['plan', 'policy', 'applied'].includes(id) &&
      stacks?.some(({ state }) => state === 'running'),
  );
  const planned = step('plan');
  const isHeld = planned?.stacks
    ? planned.stacks.some(({ state }) => HOLDING.includes(state))
    : planned?.state === 'done' || planned?.state === 'failed';
  const running = isRunning ? 'running' : undefined;
  const isRefused = step('policy')?.state === 'failed';
  return {
    plan: running,
    approve_policies: isRefused ? running : 'no-policy',
    apply: running ?? applyBar(step),
    unlock: isHeld ? running : 'nothing-held',
  };
}

function barOf(request: CommandedRequest): CommandReason | undefined {
  const { state, closing, pullRequest, atlantis } = request;
  if (state !== 'open' || closing || !pullRequest) return 'not-open';
  return atlantis ? undefined : 'no-atlantis';
}

function applyBar(
  step: (id: LaneStep['id']) => LaneStep | undefined,
): CommandReason | undefined {
  const plan = step('plan');
  if (plan?.state !== 'done') return 'no-plan';
  if (step('applied')?.state === 'done') {
    return plan.stacks?.every(({ unchanged }) => unchanged)
      ? 'no-changes'
      : 'applied';
  }
  const policy = step('policy')?.state;
  if (policy !== undefined && policy !== 'done') return 'policy';
  const approval = step('approval')?.state;
  // What the portal cannot know, Atlantis does.
  if (approval !== 'done' && approval !== 'unknown') return 'approval';
  return step('lock')?.state === 'active' ? 'locked' : undefined;
}
