import type { LinePlace } from './slots';
import type { Target } from './target';

/**
 * The next thing to look at (1), or the one before (-1): in the same file, or
 * at the near end of its neighbour.
 *
 * @param order - paths of open files, as they stand
 * @param stopsOf - of a file whose text is there
 */
export function wayOf(
  from: Target | undefined,
  step: 1 | -1,
  order: readonly string[],
  stopsOf: (path: string) => readonly LinePlace[] | undefined,
): Target | undefined {
  const end = step === 1 ? 'first' : 'last';
  const at = from ? order.indexOf(from.path) : -1;
  if (!from || at === -1) {
    return order.length > 0 ? { path: order[0], end: 'first' } : undefined;
  }
  const next = nextStop(from, step, stopsOf(from.path) ?? []);
  if (next) return { path: from.path, place: next };
  const neighbour = order[at + step];
  return neighbour === undefined ? undefined : { path: neighbour, end };
}

function nextStop(
  { place }: Target,
  step: 1 | -1,
  stops: readonly LinePlace[],
): LinePlace | undefined {
  // Before the first line of the file.
  if (!place) return step === 1 ? stops[0] : undefined;
  const at = stops.findIndex(
    stop => stop.side === place.side && stop.line === place.line,
  );
  if (at !== -1) return stops[at + step];
  // From a line between: numbers of both texts grow together.
  return step === 1
    ? stops.find(stop => stop.line > place.line)
    : stops.findLast(stop => stop.line < place.line);
}

/** The next file (1), or the one before (-1). */
export function neighbourOf(
  from: Target | undefined,
  step: 1 | -1,
  order: readonly string[],
): Target | undefined {
  const at = from ? order.indexOf(from.path) : -1;
  const path = at === -1 ? order[0] : order[at + step];
  return path === undefined ? undefined : { path };
}
