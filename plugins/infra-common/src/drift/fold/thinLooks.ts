import type { DriftLook } from './types';

const DATE = 'YYYY-MM-DD'.length;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, DATE);

const planOf = ({ result }: DriftLook) =>
  result.kind === 'drifted' ? result.plan : undefined;

/**
 * Which looks are not needed any more: those older than a time, between two
 * of the same result on the same day. One that goes counts with the one before
 * it, so that episodes made of the rest are the same.
 * @param before milliseconds since 1970
 * @returns looks that go, and those that now stand for more than before
 */
export function thinLooks(
  looks: readonly DriftLook[],
  before: number,
): { kept: DriftLook[]; gone: DriftLook[] } {
  const sorted = [...looks].sort(
    (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
  );
  const gone: DriftLook[] = [];
  const more = new Map<string, DriftLook>();
  let last: DriftLook | undefined;
  for (const [index, look] of sorted.entries()) {
    const next = sorted[index + 1];
    const isBetween =
      last &&
      next &&
      look.at < before &&
      last.result.kind === look.result.kind &&
      next.result.kind === look.result.kind &&
      dayOf(last.at) === dayOf(look.at) &&
      // The newest plan of an episode is the one that is shown.
      (planOf(look) === undefined || planOf(next) !== undefined);
    if (!last || !isBetween) {
      last = look;
      continue;
    }
    gone.push(look);
    last = { ...last, looks: (last.looks ?? 1) + (look.looks ?? 1) };
    more.set(last.id, last);
  }
  return { kept: [...more.values()], gone };
}
