import { type RefObject, useEffect } from 'react';
import { type Fold, isAt, linesIn, type Section } from './sections';
import type { LinePlace } from './slots';
import type { Target } from './target';

/** Lines shown around one that somebody goes to, or says something of. */
const AROUND = 3;

/**
 * Goes to where somebody wants to: unfolds the line, gives it the focus and
 * brings it into view. Lines that something is said of are unfolded too.
 */
export function useGoTo(options: {
  root: RefObject<HTMLElement>;
  sections: readonly Section[];
  places: readonly LinePlace[];
  target?: Target;
  /** What the first and last things to look at are. */
  ways: readonly LinePlace[];
  open(fold: Fold, part: 'all'): void;
  onEnd(place: LinePlace): void;
}): void {
  const { root, sections, places, target, ways, open, onEnd } = options;

  useEffect(() => {
    for (const place of [...places, target?.place]) {
      const fold = place && foldAround(sections, place);
      if (fold) open(fold, 'all');
    }
  }, [sections, places, target, open]);

  useEffect(() => {
    const end = target?.end === 'last' ? ways.at(-1) : ways[0];
    if (target?.end && end) onEnd(end);
  }, [target, ways, onEnd]);

  const { place } = target ?? {};
  const isShown =
    place !== undefined && linesIn(sections).some(line => isAt(line, place));
  useEffect(() => {
    if (!isShown || target?.still) return;
    const { side, line } = target!.place!;
    const row = root.current?.querySelector<HTMLElement>(
      `[data-${side}="${line}"]`,
    );
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'center' });
  }, [root, target, isShown]);
}

/** The part of a fold around a line that is folded away. */
function foldAround(
  sections: readonly Section[],
  { side, line }: LinePlace,
): Fold | undefined {
  const fold = sections.find(
    (section): section is Fold =>
      section.kind === 'fold' &&
      line >= section[side] &&
      line < section[side] + section.count,
  );
  if (!fold) return undefined;
  const at = line - fold[side];
  const start = Math.max(0, at - AROUND);
  const end = Math.min(fold.count, at + AROUND + 1);
  return {
    kind: 'fold',
    before: fold.before + start,
    after: fold.after + start,
    count: end - start,
  };
}
