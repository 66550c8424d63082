import { InputError } from '@backstage/errors';
import type { Standards } from '@infra-portal/infra-common';
import {
  type ProposalBase,
  readStandards,
  StandardsError,
} from '@infra-portal/infra-node';
import { STANDARDS_FILE } from './writeException';

/**
 * The standards that a proposal starts from, as text too.
 * @throws InputError when there are none, or they cannot be used
 */
export async function standardsAt({
  mirror,
  commit,
}: ProposalBase): Promise<{ text: string; standards: Standards }> {
  const text = await mirror.read(commit, STANDARDS_FILE);
  if (text === undefined) {
    throw new InputError(
      `The repository has no ${STANDARDS_FILE}, which exceptions are written into. Its stacks are judged by the usual rules.`,
    );
  }
  try {
    return { text, standards: readStandards(text, STANDARDS_FILE) };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    throw new InputError(
      `Nothing can be added to ${STANDARDS_FILE} while it is wrong: ${error.message}`,
    );
  }
}
