import type { GateFinding, OpenPull } from '@infra-portal/infra-common';
import { checkStacks } from '../../gates/terraform/terraformGate';
import type { GateOutcome } from '../../gates/types';
import type { RepositoryModel } from '../../repository/readRepository';
import { createPauses } from '../../util/steps';
import type { ReviewedPull } from '../ReviewedPulls';
import { filesAt } from './filesAt';

type Stack = OpenPull['stacks'][number];

/** Stacks that have Terraform at a commit. */
export async function stacksAt(
  reviewed: ReviewedPull,
  commit: string,
  stacks: readonly Stack[],
): Promise<Stack[]> {
  const files = filesAt(reviewed, commit);
  const found: Stack[] = [];
  for (const stack of stacks) {
    const own = await files.moduleFiles(stack.dir);
    if (own.length > 0) found.push(stack);
  }
  return found;
}

/** A finding, wherever its line went. */
const said = ({ code, file, message }: GateFinding) =>
  JSON.stringify([code, file, message.en]);

/**
 * What is wrong with arguments, references and module inputs of stacks, and was
 * not before: nobody is told of what they did not touch.
 */
export async function newlyFound(
  reviewed: ReviewedPull,
  model: RepositoryModel,
  dirs: readonly string[],
): Promise<GateOutcome | undefined> {
  const { standards } = model.reading;
  if (!standards) return undefined;
  const at = (commit: string) =>
    checkStacks(
      dirs,
      { model, standards, overlay: filesAt(reviewed, commit), commit },
      createPauses(),
    );
  const [before, after] = [
    await at(reviewed.mergeBase),
    await at(reviewed.head),
  ];
  if (!after || 'reason' in after) return after;
  const known = new Set(
    before && 'findings' in before ? before.findings.map(said) : [],
  );
  return {
    ...after,
    findings: after.findings.filter(each => !known.has(said(each))),
  };
}
