import type { ReviewFile } from '@infra-portal/infra-common';
import type { DiffHost } from './DiffHost';
import { moveLine } from './moveLine';
import type { SlotsOf } from './slots';
import type { Target } from './target';
import { useDiffKeys } from './useDiffKeys';
import type { Files } from './useFiles';
import { isViewed } from './viewed';
import { neighbourOf, wayOf } from './wayOf';

interface FileKeysOptions
  extends Pick<Files, 'open' | 'view' | 'viewed' | 'isOpen'> {
  host: DiffHost;
  /** Files in the order in which they stand. */
  order: readonly ReviewFile[];
  target?: Target;
  slotsOf: SlotsOf;
  onGo(target: Target): void;
  onHelp(): void;
}

/** Walks through files and what is to be looked at in them with the keyboard. */
export function useFileKeys(options: FileKeysOptions): void {
  const { host, order, target, onGo, isOpen } = options;
  const paths = order.map(file => file.path);
  const current = order.find(file => file.path === target?.path);
  const go = (next: Target | undefined) => (next ? onGo(next) : undefined);

  const toChange = (step: 1 | -1) =>
    go(
      wayOf(
        target,
        step,
        order
          .filter(file => isOpen(file) || file.path === target?.path)
          .map(file => file.path),
        path => host.stops.get(path),
      ),
    );
  const toFile = (step: 1 | -1) => go(neighbourOf(target, step, paths));
  const view = () => {
    if (!current) return false;
    const wasViewed = isViewed(options.viewed, current);
    options.view(current, !wasViewed);
    // What was read is out of the way: on to the next.
    if (!wasViewed) toFile(1);
    return undefined;
  };
  const comment = () => {
    const { onComment } = (target && options.slotsOf(target.path)) ?? {};
    if (!target?.place || !onComment) return false;
    onComment(target.place);
    return undefined;
  };
  const line = (step: 1 | -1) => {
    const row = moveLine(step);
    if (!row || !target) return false;
    const { before, after } = row.dataset;
    const place =
      after === undefined
        ? { side: 'before' as const, line: Number(before) }
        : { side: 'after' as const, line: Number(after) };
    onGo({ path: target.path, place, still: true });
    return undefined;
  };
  useDiffKeys(
    {
      KeyJ: () => toFile(1),
      KeyK: () => toFile(-1),
      KeyN: () => toChange(1),
      KeyP: () => toChange(-1),
      KeyV: view,
      KeyC: comment,
      KeyO: () => current && options.open(current.path, !isOpen(current)),
      ArrowDown: () => line(1),
      ArrowUp: () => line(-1),
      '?': options.onHelp,
    },
    host.options.keys,
  );
}
