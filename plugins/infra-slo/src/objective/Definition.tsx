import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ObjectiveDetail } from '@infra-portal/infra-common';
import {
  safeHref,
  Section,
  StatusMark,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';
import { CopyText } from './CopyText';
import styles from './Objective.module.css';

/** The file of an objective as it is written, and what the source is asked. */
export function Definition({ detail }: { detail: ObjectiveDetail }) {
  const { file, queries } = detail;
  const { t } = useTranslationRef(infraSloTranslationRef);
  return (
    <Section title={t('definition.title')}>
      <Problems detail={detail} />
      {queries.length > 0 && (
        <>
          <h3 className={styles.small}>{t('definition.queries')}</h3>
          <p className={styles.quiet}>{t('definition.queries.note')}</p>
          {queries.map(({ title, query }) => (
            <figure key={title} className={styles.query}>
              <figcaption>
                <Verbatim text={title} />
              </figcaption>
              <CopyText text={query} name={title} />
            </figure>
          ))}
        </>
      )}
      <details>
        <summary>
          {t('definition.file')}: <Verbatim text={file.path} />
        </summary>
        <CopyText text={file.text} name={file.path} />
      </details>
    </Section>
  );
}

/** What is wrong with its file, or not as somebody meant it. */
function Problems({ detail }: { detail: ObjectiveDetail }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const local = useLocalised();
  if (detail.problems.length === 0) return null;
  return (
    <ul className={styles.lines} aria-label={t('objective.problems')}>
      {detail.problems.map(({ file, line, column, severity, message, url }) => {
        const href = safeHref(url);
        const place = `${file}:${line}:${column}`;
        return (
          <li key={`${place} ${message.en}`}>
            <StatusMark tone={severity === 'error' ? 'bad' : 'warning'}>
              {local(message)}
            </StatusMark>{' '}
            {href ? (
              <a href={href} target="_blank" rel="noreferrer">
                <Verbatim text={place} />
              </a>
            ) : (
              <Verbatim text={place} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
