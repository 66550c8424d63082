import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Preview } from '@infra-portal/infra-common';
import {
  Age,
  safeHref,
  StatusMark,
  type Tone,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { verdict } from './verdict';
import type { ConsequencesProps } from './Consequences';
import styles from './Consequences.module.css';

const TONES: Record<ReturnType<typeof verdict>['status'], Tone> = {
  passed: 'good',
  warning: 'warning',
  failed: 'bad',
  'not-run': 'unknown',
  none: 'unknown',
};

/** The consequences in one sentence, against what they were worked out, and when. */
export function ConsequencesHeader(props: {
  preview: Preview;
  status: ConsequencesProps['status'];
}) {
  const { preview, status } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const worst = verdict(preview.gates);
  const { pullRequest } = preview;
  // An edit changes files of some of them only.
  const touched = new Set(
    preview.files.flatMap(({ environment }) => environment ?? []),
  );
  const verdictText =
    worst.status === 'none'
      ? t('consequences.verdict.none')
      : t(`consequences.verdict.${worst.status}`, { count: worst.count });
  return (
    <div className={styles.header}>
      <p className={styles.sentence}>
        {preview.files.length === 0
          ? t('consequences.sentenceNone')
          : t('consequences.sentence', {
              files: t('consequences.files', { count: preview.files.length }),
              environments: t('consequences.environments', {
                count: touched.size || preview.environments.length,
              }),
            })}{' '}
        <StatusMark tone={TONES[worst.status]}>{verdictText}</StatusMark>
      </p>
      {pullRequest && (
        <p className={styles.meta}>
          <a
            href={safeHref(pullRequest.url)}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('consequences.updates', {
              number: String(pullRequest.number),
              title: pullRequest.title,
            })}
          </a>
        </p>
      )}
      <p className={styles.meta}>
        <Verbatim
          text={t('consequences.source', {
            branch: preview.base.branch,
            commit: preview.base.commit.slice(0, 7),
          })}
        />
        <Age at={preview.observedAt} />
      </p>
      <Freshness status={status} />
    </div>
  );
}

/** One line that is always there, so that nothing below it moves. */
function Freshness(props: { status: ConsequencesProps['status'] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const texts = {
    idle: t('consequences.status.stale'),
    stale: t('consequences.status.stale'),
    loading: t('consequences.status.refreshing'),
    failed: t('consequences.failed.kept'),
    ready: t('consequences.status.fresh'),
  };
  return (
    <p
      className={styles.freshness}
      data-status={props.status}
      role="status"
      aria-live="polite"
    >
      {texts[props.status]}
    </p>
  );
}
