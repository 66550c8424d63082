import { InputError } from '@backstage/errors';
import type {
  CostExceptionRequest,
  Standards,
  StandardsException,
} from '@infra-portal/infra-common';
import {
  type CodeownersRule,
  editYaml,
  type FixedFile,
  ownerRef,
  ownersOf,
} from '@infra-portal/infra-node';
import type { PulledStack } from '../types';

export const STANDARDS_FILE = 'portal.yaml';
/** Days that an exception may last. */
const LONGEST = 184;
const DAY = 24 * 60 * 60_000;

const OWNER =
  /^((group|user):)?([a-z0-9][a-z0-9-]*\/)?[a-zA-Z0-9][a-zA-Z0-9._-]*$/;

/** @throws InputError that says what to do instead */
export function checkRequest(
  { stacks, until }: CostExceptionRequest,
  touched: readonly Pick<PulledStack, 'dir'>[],
  now: Date,
): void {
  const dirs = new Set(touched.map(({ dir }) => dir));
  // In the standards it would stand for every folder.
  const strange = stacks.find(each => !dirs.has(each) || each.includes('*'));
  if (strange !== undefined) {
    throw new InputError(
      `The body is not as it must be: stacks: ${JSON.stringify(
        strange,
      )} is no folder of a stack that the pull request touches.`,
    );
  }
  const last = new Date(now.getTime() + LONGEST * DAY);
  const [today, latest] = [now, last].map(at => at.toISOString().slice(0, 10));
  if (until < today || until > latest) {
    throw new InputError(
      `The body is not as it must be: until: must be a day from ${today} to ${latest}.`,
    );
  }
}

/**
 * Who must approve a change of the standards: their code owners, or else who
 * approves changes of the environments.
 * @throws InputError when nobody is named
 */
export function approversOf(
  rules: readonly CodeownersRule[],
  { environments }: Pick<Standards, 'environments'>,
  touched: readonly Pick<PulledStack, 'environment'>[],
): string[] {
  const owners = ownersOf(rules, STANDARDS_FILE);
  const others = touched.flatMap(({ environment = '' }) => {
    const found = Object.entries(environments).find(
      ([name]) => name === environment,
    );
    return found?.[1]?.approvers ?? [];
  });
  const all = (owners.length > 0 ? owners : others).map(ownerRef);
  const named = [...new Set(all)].filter(each => OWNER.test(each));
  if (named.length > 0) return named;
  throw new InputError(
    `Nobody is named who may approve an exception. Give ${STANDARDS_FILE} an owner in CODEOWNERS, such as "/${STANDARDS_FILE} @acme/platform".`,
  );
}

/** What is written; the id tells the pull request that it was asked for. */
export function exceptionOf(
  { rule, stacks, until, reason }: CostExceptionRequest,
  number: number,
  approvedBy: string,
  known: readonly Pick<StandardsException, 'id'>[],
): StandardsException {
  const ids = new Set(known.map(({ id }) => id));
  const name = `${rule}-pull-${number}`;
  let id = name;
  for (let turn = 2; ids.has(id); turn += 1) id = `${name}-${turn}`;
  return {
    ...{ id, rule, stacks: [...new Set(stacks)].sort(), until },
    ...{ reason: reason.replace(/\s+/g, ' ').trim(), approvedBy },
  };
}

/** @throws EditConflict when it cannot be added without changing other parts */
export function writeException(
  before: string,
  exception: StandardsException,
): FixedFile {
  const { id, rule, stacks, until, reason, approvedBy } = exception;
  const after = editYaml({ file: STANDARDS_FILE, text: before }, [
    {
      kind: 'insert',
      path: ['exceptions'],
      values: [{ id, rule, stacks, until, reason, approvedBy }],
    },
  ]);
  return { path: STANDARDS_FILE, before, after };
}
