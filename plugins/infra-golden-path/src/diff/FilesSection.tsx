import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import type { ReviewFile } from '@infra-portal/infra-common';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { type DiffHost, DiffHostProvider } from './DiffHost';
import { type FileActs, FileBox } from './FileBox';
import { FilesBar } from './FilesBar';
import { FileTree } from './FileTree';
import { KeysDialog } from './KeysDialog';
import type { FileSlots, SlotsOf } from './slots';
import type { Target } from './target';
import type { useDiffOptions } from './useDiffOptions';
import { useFileKeys } from './useFileKeys';
import { useFiles } from './useFiles';
import { useGrowing } from './useGrowing';
import { isViewed } from './viewed';
import styles from './FilesSection.module.css';

export interface FilesSectionProps {
  /** `host/owner/name#number` */
  pull: string;
  files: readonly ReviewFile[];
  /** More than are listed. */
  more: number;
  /** What the files exactly as the golden path gives them are of. */
  goldenPath?: { name: string; version: string };
  host: DiffHost;
  choices: ReturnType<typeof useDiffOptions>;
  slotsOf?: SlotsOf;
  target?: Target;
  onGo(target: Target): void;
}

const noSlots = (): FileSlots | undefined => undefined;

/** All files of a pull request: a list of them, and their texts. */
export function FilesSection(props: FilesSectionProps) {
  const { files, host, choices, slotsOf = noSlots, target, onGo } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const all = useFiles({ files, pull: props.pull, target });
  const [helps, setHelps] = useState(false);
  const { open, view, isOpen } = all;
  const { order } = all;

  const acts = useMemo<FileActs>(
    () => ({
      open,
      view,
      mark: (path, place, still) => onGo({ path, place, still }),
    }),
    [open, view, onGo],
  );
  const goTo = useCallback((path: string) => onGo({ path }), [onGo]);
  // Who goes to a line wants to see it, viewed or not.
  useEffect(() => {
    if (target && !target.still) open(target.path, true);
  }, [target, open]);
  useFileKeys({
    ...{ host, target, onGo, slotsOf, order, isOpen },
    ...{ open, view, viewed: all.viewed },
    onHelp: () => setHelps(true),
  });

  const box = (file: ReviewFile) => (
    <FileBox
      key={file.path}
      file={file}
      open={isOpen(file)}
      viewed={isViewed(all.viewed, file)}
      slots={slotsOf(file.path)}
      target={target?.path === file.path ? target : undefined}
      acts={acts}
    />
  );
  const { identical, isOut } = all;
  const drawn = useGrowing(
    order.length,
    order.findIndex(file => file.path === target?.path) + 1,
  );
  return (
    <DiffHostProvider value={host}>
      <section className={styles.section} aria-label={t('diff.files')}>
        <FilesBar
          files={files}
          more={props.more}
          viewed={all.viewed}
          choices={choices}
          onHelp={() => setHelps(true)}
        />
        <div className={styles.columns}>
          <FileTree
            files={all.shown}
            filter={all.filter}
            viewed={all.viewed}
            current={target?.path}
            onFilter={all.setFilter}
            onGo={goTo}
          />
          <div className={styles.files}>
            {all.own.slice(0, drawn).map(box)}
            {identical.length > 0 && (
              <button
                type="button"
                className={styles.identical}
                aria-expanded={isOut}
                onClick={() => all.setShowsIdentical(!isOut)}
              >
                {isOut ? (
                  <RiArrowDownSLine size={16} aria-hidden="true" />
                ) : (
                  <RiArrowRightSLine size={16} aria-hidden="true" />
                )}
                {t('diff.identicalFiles', {
                  count: identical.length,
                  path: props.goldenPath?.name ?? '',
                  version: props.goldenPath?.version ?? '',
                })}
              </button>
            )}
            {isOut &&
              identical.slice(0, Math.max(0, drawn - all.own.length)).map(box)}
          </div>
        </div>
        {helps && (
          <KeysDialog
            on={choices.options.keys}
            onSwitch={keys => choices.choose({ keys })}
            onClose={() => setHelps(false)}
          />
        )}
      </section>
    </DiffHostProvider>
  );
}
