import { ConflictError, InputError } from '@backstage/errors';
import {
  exceptionCovers,
  type ExceptionOrder,
  type Standards,
  type StandardsException,
} from '@infra-portal/infra-common';
import {
  addException,
  extendException,
  type FixedFile,
  freeExceptionId,
  NoFixError,
  ownerRef,
  removeException,
} from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';

/** Days that an exception may last. */
const LONGEST = 366;
const DAY = 24 * 60 * 60_000;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const digestOf = (parts: unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 10);

/** What the standards are at the commit that is changed, and what is there. */
export interface StandardsNow {
  text: string;
  standards: Standards;
  /** Folders that may be stacks. */
  folders: ReadonlySet<string>;
  /** Code owners of the standards, as CODEOWNERS writes them. */
  owners: readonly string[];
}

export interface WrittenOrder {
  file: FixedFile;
  /** As it is then; of a removal as it was. */
  exception: StandardsException;
  /** The same for the same order. */
  branch: string;
}

/** @throws InputError unless the day is from today to a year from now, UTC */
export function checkUntil(until: string, now: Date): void {
  const last = new Date(now.getTime() + LONGEST * DAY);
  const [today, latest] = [now, last].map(at => at.toISOString().slice(0, 10));
  if (until >= today && until <= latest) return;
  throw new InputError(
    `The body is not as it must be: until: must be a day from ${today} to ${latest}.`,
  );
}

/**
 * Writes what is asked for into the standards.
 * @param idOf the id of the exception with the order's key
 * @param by entity ref of who asks
 * @throws InputError or NoFixError that says what to do instead; ConflictError
 *   where the exception is not there any more
 */
export function writeOrder(
  order: ExceptionOrder,
  { now, by, id }: { now: Date; by: string; id?: string },
  standards: StandardsNow,
): WrittenOrder {
  if (order.act !== 'remove') checkUntil(order.until, now);
  if (order.act === 'add') return added(order, by, standards);
  const all = standards.standards.exceptions;
  const at = all.findIndex(each => each.id === id);
  if (at < 0) {
    throw new ConflictError(
      'The exception is not in the standards any more. Look at the list once more.',
    );
  }
  const exception = all[at];
  if (order.act === 'remove') {
    const file = removeException(standards.text, at);
    return { file, exception, branch: `portal/exceptions/remove-${id}` };
  }
  const change = { until: order.until, reason: oneLine(order.reason) };
  const digest = digestOf([change.until, change.reason]);
  return {
    file: extendException(standards.text, at, change),
    exception: { ...exception, ...change },
    branch: `portal/exceptions/extend-${id}-${digest}`,
  };
}

type Added = Extract<ExceptionOrder, { act: 'add' }>;

function added(order: Added, by: string, now: StandardsNow): WrittenOrder {
  const stacks = [...new Set(order.stacks)].sort();
  for (const pattern of stacks) {
    const covers = (dir: string) => exceptionCovers({ stacks: [pattern] }, dir);
    if ([...now.folders].some(covers)) continue;
    throw new InputError(
      `The body is not as it must be: stacks: no stack is in ${JSON.stringify(
        pattern,
      )}. Write its folder, such as "stacks/shop/api/prod"; * stands for one folder name.`,
    );
  }
  const { rule, until } = order;
  const { exceptions } = now.standards;
  const exception: StandardsException = {
    id: freeExceptionId(`${rule} ${stacks[0]}`, exceptions),
    ...{ rule, stacks, until, reason: oneLine(order.reason) },
    approvedBy: order.approvedBy ?? approverOf(now),
    owner: order.owner ?? by,
  };
  const digest = digestOf([rule, stacks, until, exception.reason]);
  return {
    file: addException(now.text, exception),
    exception,
    branch: `portal/exceptions/add-${digest}`,
  };
}

const OWNER =
  /^((group|user):)?([a-z0-9][a-z0-9-]*\/)?[a-zA-Z0-9][a-zA-Z0-9._-]*$/;

/** Who owns the standards, and approves by merging. */
function approverOf({ owners, standards }: StandardsNow): string {
  const found = [...owners.map(ownerRef), standards.owners.default].find(each =>
    OWNER.test(each),
  );
  if (found !== undefined) return found;
  throw new NoFixError(
    'Nobody is named who may approve an exception.',
    'Give portal.yaml an owner in CODEOWNERS.',
  );
}
