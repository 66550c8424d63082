import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiChat1Line,
} from '@remixicon/react';
import type { ReviewFile } from '@infra-portal/infra-common';
import { EnvironmentMark, Verbatim } from '@infra-portal/infra-react';
import { LineCounts } from '../consequences/LineCounts';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './FileBox.module.css';

/** The name of a file, what happens to it, and what can be done with it. */
export function FileHead(props: {
  file: ReviewFile;
  open: boolean;
  viewed: boolean;
  /** Lines that something is said of. */
  remarks: number;
  compares: boolean;
  onOpen(): void;
  onView(): void;
  onCompare(): void;
}) {
  const { file, open, remarks } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const Arrow = open ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <header className={styles.head}>
      <h3 className={styles.title}>
        <button
          type="button"
          aria-expanded={open}
          data-file-head={file.path}
          onClick={props.onOpen}
        >
          <Arrow size={16} aria-hidden="true" />
          <span className={styles.path}>
            {file.from !== undefined && (
              <>
                <Verbatim text={file.from} /> →{' '}
              </>
            )}
            <Verbatim text={file.path} />
          </span>
        </button>
      </h3>
      <span className={styles.marks}>
        {file.state !== 'changed' && (
          <span className={styles.state} data-state={file.state}>
            {t(`diff.state.${file.state}`)}
          </span>
        )}
        {file.pathState === 'deviates' && (
          <button
            type="button"
            className={styles.deviates}
            aria-pressed={props.compares}
            onClick={props.onCompare}
          >
            {t(props.compares ? 'diff.deviation.hide' : 'diff.deviation.show')}
          </button>
        )}
        {file.pathState === 'identical' && (
          <span className={styles.identical}>{t('diff.identical')}</span>
        )}
        {file.environment !== undefined && (
          <EnvironmentMark name={file.environment} />
        )}
        {remarks > 0 && (
          <span
            className={styles.remarks}
            title={t('diff.remarks', { count: remarks })}
          >
            <RiChat1Line size={14} aria-hidden="true" />
            <span aria-hidden="true">{remarks}</span>
            <span className={styles.unseen}>
              {t('diff.remarks', { count: remarks })}
            </span>
          </span>
        )}
        {file.binary ? (
          <span className={styles.state}>{t('diff.binary')}</span>
        ) : (
          <LineCounts added={file.added} removed={file.removed} />
        )}
        <label className={styles.viewed}>
          <input
            type="checkbox"
            checked={props.viewed}
            onChange={props.onView}
            aria-label={t('diff.viewedOf', { path: file.path })}
          />
          <span aria-hidden="true">{t('diff.viewed')}</span>
        </label>
      </span>
    </header>
  );
}
