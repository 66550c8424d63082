import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import type { PreviewFile } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { FileDiff } from './FileDiff';
import { FileToolbar } from './FileToolbar';
import { LineCounts } from './LineCounts';
import styles from './Files.module.css';

/** One file: its name and what happens to it; its diff when open. */
export function FileEntry(props: {
  file: PreviewFile;
  /** Said by the group already, so left out here. */
  folder: string;
  open: boolean;
  /** To be shown, when a finding is about it. */
  line?: number;
  /** From 1. */
  position: number;
  total: number;
  onToggle(): void;
  /** To the next file (1) or the one before (-1). */
  onStep(step: 1 | -1): void;
  /** To the next or previous run of changes in it. */
  onChangeStep(step: 1 | -1): void;
}) {
  const { file, open } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const Arrow = open ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <li className={styles.entry}>
      <button
        type="button"
        className={styles.file}
        aria-expanded={open}
        data-path={file.path}
        onClick={props.onToggle}
      >
        <Arrow size={16} aria-hidden="true" className={styles.arrow} />
        <span className={styles.name} title={file.path}>
          <Verbatim text={file.path.slice(props.folder.length)} />
        </span>
        <span className={styles.state} data-state={file.state}>
          {t(`consequences.files.${file.state}`)}
        </span>
        <LineCounts added={file.added} removed={file.removed} />
      </button>
      {open && (
        <div className={styles.opened}>
          <FileToolbar
            file={file}
            position={props.position}
            total={props.total}
            onStep={props.onStep}
            onChangeStep={props.onChangeStep}
          />
          <FileDiff
            path={file.path}
            before={file.before}
            after={file.after}
            excerpt={file.excerpt}
            line={props.line}
          />
        </div>
      )}
    </li>
  );
}
