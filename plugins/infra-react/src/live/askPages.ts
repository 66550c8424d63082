/** Items that one page of a list has. */
const PAGE = 50;
/** The most that the server gives in one answer. */
const MOST = 200;

/** The first pages of a list, in as few questions as there can be. */
export async function askPages<
  T extends { items: unknown[]; nextCursor?: string },
>(
  ask: (part: { cursor?: string; limit: number }) => Promise<T>,
  pages: number,
): Promise<T> {
  let missing = pages * PAGE;
  let loaded: T | undefined;
  do {
    const limit = Math.min(missing, MOST);
    const page: T = await ask({ cursor: loaded?.nextCursor, limit });
    missing -= limit;
    loaded = { ...page, items: [...(loaded?.items ?? []), ...page.items] };
  } while (missing > 0 && loaded.nextCursor);
  return loaded;
}
