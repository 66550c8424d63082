import { InputError } from '@backstage/errors';
import {
  type Objective,
  type SLO_ORDERS,
  SLO_STATES,
} from '@infra-portal/infra-common';
import { z } from 'zod';

type Order = (typeof SLO_ORDERS)[number];

/** Where an objective stands in a list; what is not known comes last. */
type Place = [rank: number, value: number | null, id: string];

const placeSchema = z.tuple([
  z.number(),
  z.number().nullable(),
  z.string().max(200),
]);

function placeOf(each: Objective, order: Order): Place {
  const { status, target, id } = each;
  if (order === 'worst') {
    return [SLO_STATES.indexOf(status.state), status.budgetLeft ?? null, id];
  }
  if (order === 'target') return [0, -target, id];
  if (order === 'burn') {
    const burn = status.burn['6h'] ?? status.burn['1h'];
    return [0, burn === undefined ? null : -burn, id];
  }
  return [0, null, id];
}

function compare(one: Place, other: Place): number {
  if (one[0] !== other[0]) return one[0] - other[0];
  if (one[1] !== other[1]) {
    if (one[1] === null) return 1;
    if (other[1] === null) return -1;
    return one[1] - other[1];
  }
  if (one[2] === other[2]) return 0;
  return one[2] < other[2] ? -1 : 1;
}

function readCursor(cursor: string): Place {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    return placeSchema.parse(JSON.parse(text));
  } catch {
    throw new InputError(
      'The cursor is not one of this list. Begin again without it.',
    );
  }
}

/**
 * A page of objectives in an order. An objective that moved meanwhile may come
 * twice or not at all; none that stayed does.
 * @throws InputError when the cursor is none
 */
export function pageOf(
  objectives: readonly Objective[],
  { order, cursor, limit }: { order: Order; cursor?: string; limit: number },
): { items: Objective[]; nextCursor?: string } {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const placed = objectives
    .map(each => ({ each, place: placeOf(each, order) }))
    .filter(({ place }) => after === undefined || compare(after, place) < 0)
    .sort((one, other) => compare(one.place, other.place));
  const page = placed.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ each }) => each),
    ...(last &&
      placed.length > limit && {
        nextCursor: Buffer.from(JSON.stringify(last.place)).toString(
          'base64url',
        ),
      }),
  };
}
