import { useEffect, useMemo, useRef } from 'react';
import type { ReviewDocument } from '@infra-portal/infra-common';
import { mergeSlots, useTalkSlots } from '../conversation';
import { useTalk } from '../conversation/Talk';
import type { DiffHost } from '../diff/DiffHost';
import { FilesSection } from '../diff/FilesSection';
import type { Target } from '../diff/target';
import type { useDiffOptions } from '../diff/useDiffOptions';
import { findingSlots } from './findingSlots';
import { Unread } from './Unread';

/** Files of a review, with what is said of their lines and what was found there. */
export function ReviewFiles(props: {
  review: ReviewDocument;
  /** The newest head that is known. */
  latest: string;
  host: DiffHost;
  choices: ReturnType<typeof useDiffOptions>;
  target?: Target;
  onGo(target: Target): void;
  onReload(): void;
}) {
  const { review, latest, host, choices, target, onGo, onReload } = props;
  const { pull, findings } = review;
  const talk = useTalkSlots();
  const slotsOf = useMemo(
    () => mergeSlots(findingSlots(findings), talk),
    [findings, talk],
  );
  const { live } = useTalk();
  useNewerHead(live.value?.head, latest, onReload);
  return (
    <>
      <Unread review={review} part="files" />
      <FilesSection
        pull={`${pull.repository}#${pull.number}`}
        files={review.files}
        more={review.moreFiles}
        goldenPath={review.goldenPath}
        host={host}
        choices={choices}
        slotsOf={slotsOf}
        target={target}
        onGo={onGo}
      />
    </>
  );
}

/** The conversation is looked at more often: it may know of a newer head first. */
function useNewerHead(
  said: string | undefined,
  latest: string,
  onReload: () => void,
) {
  const reload = useRef(onReload);
  reload.current = onReload;
  useEffect(() => {
    if (said !== undefined && said !== latest) reload.current();
  }, [said, latest]);
}
