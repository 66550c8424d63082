import { useCallback, useMemo, useState } from 'react';
import type { ReviewFile } from '@infra-portal/infra-common';
import { matches } from './fileTree';
import type { Target } from './target';
import { useViewed } from './useViewed';
import { isViewed } from './viewed';

/** Which files are there, in which order, and which of them are open. */
export function useFiles(options: {
  files: readonly ReviewFile[];
  /** `host/owner/name#number` */
  pull: string;
  target?: Target;
}) {
  const { files, pull, target } = options;
  const { viewed, view } = useViewed(pull);
  const [filter, setFilter] = useState('');
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [showsIdentical, setShowsIdentical] = useState(false);

  const shown = useMemo(
    () => files.filter(file => matches(file, filter)),
    [files, filter],
  );
  const own = shown.filter(file => file.pathState !== 'identical');
  const identical = shown.filter(file => file.pathState === 'identical');
  // What somebody looks for, or goes to, is not folded away.
  const isOut =
    showsIdentical ||
    filter !== '' ||
    identical.some(file => file.path === target?.path);

  const open = useCallback(
    (path: string, isOpen: boolean) =>
      setOpened(known => new Map(known).set(path, isOpen)),
    [],
  );
  const setViewed = useCallback(
    (file: ReviewFile, isIt: boolean) => {
      view(file, isIt);
      open(file.path, !isIt);
    },
    [view, open],
  );
  const isOpen = (file: ReviewFile) =>
    opened.get(file.path) ?? !isViewed(viewed, file);
  return {
    ...{ viewed, view: setViewed, filter, setFilter, open, isOpen },
    ...{ shown, own, identical, isOut, setShowsIdentical },
    order: isOut ? [...own, ...identical] : own,
  };
}

export type Files = ReturnType<typeof useFiles>;
