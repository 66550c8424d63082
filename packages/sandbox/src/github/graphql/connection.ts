import { graphqlError } from './context';

export interface PageArgs {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

const encode = (key: string | number) =>
  Buffer.from(`cursor:v2:${key}`).toString('base64');

/**
 * A page of `items`. Cursors name an item by its key, not by its place, so a
 * list that changes between two pages neither repeats nor skips the rest.
 * `make` runs only for the items of the page.
 */
export function connection<T, N>(
  items: T[],
  args: PageArgs,
  key: (item: T) => string | number,
  make: (item: T) => N,
) {
  const { first, last, after, before } = args;
  if (first === undefined && last === undefined) {
    throw graphqlError(
      'MISSING_PAGINATION_BOUNDARIES',
      'You must provide a `first` or `last` value to properly paginate this connection.',
    );
  }
  for (const [name, size] of [
    ['first', first],
    ['last', last],
  ] as const) {
    if (size !== undefined && size !== null && (size < 0 || size > 100)) {
      throw graphqlError(
        'EXCESSIVE_PAGINATION',
        `Requesting ${size} records on the connection exceeds the \`${name}\` limit of 100 records.`,
      );
    }
  }
  const place = (cursor: string) => {
    const at = items.findIndex(item => encode(key(item)) === cursor);
    if (at < 0) {
      throw graphqlError(
        'INVALID_CURSOR_ARGUMENTS',
        `\`${cursor}\` does not appear to be a valid cursor.`,
      );
    }
    return at;
  };
  let from = after ? place(after) + 1 : 0;
  let to = before ? place(before) : items.length;
  if (typeof first === 'number') to = Math.min(to, from + first);
  if (typeof last === 'number') from = Math.max(from, to - last);
  const page = items.slice(from, Math.max(from, to));
  const cursors = page.map(item => encode(key(item)));
  const nodes = page.map(make);
  return {
    nodes,
    edges: nodes.map((node, index) => ({ node, cursor: cursors[index] })),
    totalCount: items.length,
    pageInfo: {
      hasNextPage: to < items.length,
      hasPreviousPage: from > 0,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  };
}
