import {
  environmentOf,
  exceptionCovers,
  type Standards,
  type StandardsException,
} from '@infra-portal/infra-common';
import { type FixedFile, NoFixError } from '../fixes';
import { editStandards, readStandards, StandardsError } from '../standards';

/** The rule that exceptions of `portal.yaml` name to silence drift. */
export const DRIFT_RULE = 'drift';

/** What is silenced, until when and why. */
export interface Snooze {
  /** The stack's folder. */
  dir: string;
  product?: string;
  environment?: string;
  reason: string;
  /** Last day, UTC. */
  until: string;
}

const FILE = 'portal.yaml';
const LIST = 'exceptions';

const isOnly = (exception: StandardsException, dir: string) =>
  exception.stacks.length === 1 &&
  !exception.stacks[0].includes('*') &&
  exceptionCovers(exception, dir);

/**
 * Writes that drift of a stack is known and accepted for a while, as an exception
 * of the standards. One that speaks of this folder alone is renewed.
 * @param before what `portal.yaml` has; undefined where there is none
 * @throws NoFixError where it cannot be written, with what to do instead
 */
export function snoozeDrift(
  snooze: Snooze,
  before: string | undefined,
): FixedFile {
  const standards = standardsOf(before);
  if (/[*]/.test(snooze.dir)) {
    throw new NoFixError(
      'The folder of the stack has a * in its name, which would mean any folder.',
      'Rename it.',
    );
  }
  const { exceptions } = standards;
  const own = exceptions.findIndex(
    each => each.rule === DRIFT_RULE && isOnly(each, snooze.dir),
  );
  const exception: StandardsException = {
    id: own < 0 ? newId(snooze.dir, exceptions) : exceptions[own].id,
    rule: DRIFT_RULE,
    stacks: own < 0 ? [snooze.dir] : exceptions[own].stacks,
    until: snooze.until,
    reason: snooze.reason.replace(/\s+/g, ' ').trim(),
    approvedBy: approverOf(snooze, standards),
  };
  const file = editStandards(
    before!,
    own < 0
      ? [{ kind: 'insert', path: [LIST], values: [{ ...exception }] }]
      : (['until', 'reason', 'approvedBy'] as const).map(name => ({
          kind: 'set',
          path: [LIST, own, name],
          value: exception[name],
        })),
  );
  if (file.after === before) {
    throw new NoFixError(
      'The drift is snoozed already, until this day and for this reason.',
      'Choose a later day.',
    );
  }
  return file;
}

function standardsOf(text: string | undefined): Standards {
  if (text === undefined) {
    throw new NoFixError(
      `The repository has no ${FILE}, and that is where it is written what is accepted for a while.`,
      `Add a ${FILE} with the standards of the organisation, or end the drift: revert it or adopt it.`,
    );
  }
  try {
    return readStandards(text);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    throw new NoFixError(
      `${FILE} has problems: ${error.message}`,
      'Mend the file first.',
    );
  }
}

function newId(dir: string, exceptions: readonly StandardsException[]): string {
  const words = dir.toLowerCase().match(/[a-z0-9]+/g) ?? ['root'];
  const id = ['drift', ...words].join('-').slice(0, 80).replace(/-$/, '');
  const taken = new Set(exceptions.map(each => each.id));
  for (let count = 2; ; count += 1) {
    if (!taken.has(id)) return id;
    if (!taken.has(`${id}-${count}`)) return `${id}-${count}`;
  }
}

/**
 * Who has to approve it, and does so by merging: whom the standards ask for the
 * environment, else who owns what is there.
 */
function approverOf(
  { environment, product }: Snooze,
  { environments, owners }: Standards,
): string {
  const name = environment && environmentOf(environment, { environments });
  const approver = name ? environments[name]?.approvers[0] : undefined;
  if (approver) return approver;
  if (name === 'shared') return owners.shared;
  const own =
    product !== undefined && Object.hasOwn(owners.products, product)
      ? owners.products[product]
      : undefined;
  return own ?? owners.default;
}
