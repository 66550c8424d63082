import { type CSSProperties, memo, useEffect, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReviewFile } from '@infra-portal/infra-common';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { FileBody } from './FileBody';
import { FileHead } from './FileHead';
import { Near } from './near/Near';
import type { FileSlots, LinePlace } from './slots';
import type { Target } from './target';
import styles from './FileBox.module.css';

/** What can be done with files; the same functions for all of them. */
export interface FileActs {
  open(path: string, open: boolean): void;
  view(file: ReviewFile, viewed: boolean): void;
  /** A line was chosen; what is there already stays where it is. */
  mark(path: string, place: LinePlace, still: boolean): void;
}

export interface FileBoxProps {
  file: ReviewFile;
  open: boolean;
  viewed: boolean;
  slots?: FileSlots;
  /** Only of the file that somebody goes to. */
  target?: Target;
  acts: FileActs;
}

/** Lines around changes, folds and the like, at a guess. */
const AROUND = 8;
const ROW = 20;
/** Height of what stands above the lines, in pixels. */
const HEAD = 40;
/** Above this a file has folds: its length says little of its height. */
const MOST_ROWS = 400;

function PlainFileBox(props: FileBoxProps) {
  const { file, open, viewed, slots, target, acts } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const [compares, setCompares] = useState(false);
  const root = useRef<HTMLElement>(null);
  const { path } = file;

  useEffect(() => {
    if (!target || target.place) return;
    const head = root.current?.querySelector<HTMLElement>('[data-file-head]');
    head?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: 'start' });
  }, [target]);
  useEffect(() => {
    if (target?.place) setCompares(false);
  }, [target]);

  const rows = Math.min(file.added + file.removed + AROUND, MOST_ROWS);
  const guess = rows * ROW;
  return (
    <article
      ref={root}
      className={styles.file}
      style={{ '--guess': `${open ? HEAD + guess : HEAD}px` } as CSSProperties}
      aria-label={t('diff.file.label', { path })}
      data-viewed={viewed}
    >
      <FileHead
        file={file}
        open={open}
        viewed={viewed}
        remarks={slots?.places.length ?? 0}
        compares={compares}
        onCompare={() => {
          setCompares(!compares);
          acts.open(path, true);
        }}
        onOpen={() => acts.open(path, !open)}
        onView={() => acts.view(file, !viewed)}
      />
      {open && (
        <Near guess={guess} always={target !== undefined}>
          {() => (
            <FileBody
              file={file}
              slots={slots}
              target={target}
              compares={compares}
              onMark={place => acts.mark(path, place, true)}
              onEnd={place => acts.mark(path, place, false)}
            />
          )}
        </Near>
      )}
    </article>
  );
}

/** One file: what happens to it, and its text as far as it is near. */
export const FileBox = memo(PlainFileBox);
