import { InputError } from '@backstage/errors';
import { PULL_PAGE, type ShownPull } from '@infra-portal/infra-common';
import { z } from 'zod';

/** What lists are ordered by; no two pull requests have the same. */
const placeSchema = z.tuple([z.string(), z.string(), z.number()]);
type Place = z.output<typeof placeSchema>;

const placeOf = ({ updatedAt, repository, number }: ShownPull): Place => [
  new Date(updatedAt).toISOString(),
  repository,
  number,
];

function compare(one: Place, other: Place): number {
  for (let index = 0; index < one.length; index += 1) {
    if (one[index] !== other[index]) return one[index] < other[index] ? -1 : 1;
  }
  return 0;
}

/** @throws InputError when the text is no cursor of ours */
function readCursor(cursor: string): Place {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    return placeSchema.parse(JSON.parse(text));
  } catch {
    throw new InputError(
      'The cursor is none that the portal gave. Leave it out to begin at the first page.',
    );
  }
}

/**
 * A page of pull requests by when they last changed. A cursor names the last of
 * the page before, which may have gone since: the next page goes on behind it.
 * @throws InputError when the cursor is none
 */
export function pageOf(
  pulls: readonly ShownPull[],
  options: { oldestFirst: boolean; cursor?: string; limit?: number },
): { items: ShownPull[]; nextCursor?: string } {
  const { oldestFirst, cursor, limit = PULL_PAGE.usual } = options;
  const step = oldestFirst ? 1 : -1;
  const last = cursor === undefined ? undefined : readCursor(cursor);
  const left = pulls
    .map(pull => ({ pull, place: placeOf(pull) }))
    .filter(({ place }) => !last || compare(place, last) * step > 0)
    .sort((one, other) => compare(one.place, other.place) * step);
  const items = left.slice(0, limit);
  const end = items.at(-1);
  return {
    items: items.map(({ pull }) => pull),
    ...(end &&
      left.length > limit && {
        nextCursor: Buffer.from(JSON.stringify(end.place)).toString(
          'base64url',
        ),
      }),
  };
}
