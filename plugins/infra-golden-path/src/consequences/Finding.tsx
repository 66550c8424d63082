import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { GateFinding } from '@infra-portal/infra-common';
import { safeHref, useLocalised, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { FilePlace } from './filePlace';
import styles from './Gates.module.css';

/** One thing a check says: what, what to do, and the ways to where it comes from. */
export function Finding(props: {
  finding: GateFinding;
  /** Its file is one of the proposal. */
  known: boolean;
  onGoToField?(path: (string | number)[]): void;
  onShowFile?(place: FilePlace): void;
}) {
  const { finding, known, onGoToField, onShowFile } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  const { field, file, line } = finding;
  const place = line === undefined ? `${file}` : `${file}:${line}`;
  const href = safeHref(finding.url);
  return (
    <li className={styles.finding} data-severity={finding.severity}>
      <p className={styles.message}>
        <Verbatim text={localise(finding.message)} />
      </p>
      {finding.remedy && (
        <p className={styles.remedy}>
          <Verbatim text={localise(finding.remedy)} />
        </p>
      )}
      <div className={styles.ways}>
        {field && onGoToField && (
          <Button
            size="small"
            variant="secondary"
            aria-label={t('consequences.gate.goToFieldOf', {
              field: field.join(' › '),
            })}
            onPress={() => onGoToField(field)}
          >
            {t('consequences.gate.goToField')}
          </Button>
        )}
        {file !== undefined && known && onShowFile && (
          <button
            type="button"
            className={styles.place}
            onClick={() => onShowFile({ path: file, line })}
          >
            {t('consequences.gate.openFile', { place })}
          </button>
        )}
        {file !== undefined && !(known && onShowFile) && (
          <code className={styles.file}>
            <Verbatim text={place} />
          </code>
        )}
        {href && (
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            className={styles.place}
          >
            {t('consequences.gate.more')}
          </a>
        )}
        <code className={styles.code}>{finding.code}</code>
      </div>
    </li>
  );
}
