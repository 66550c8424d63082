import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { UpgradePreview } from '@infra-portal/infra-common';
import {
  Age,
  columnStyles as columns,
  LoadingLines,
  LoadProblem,
  Markdown,
  messageOf,
  Note,
  pageStyles as page,
  Section,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import type { Asked } from '../api/useAsked';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Changes } from './Changes';
import { Left, Waves } from './Waves';
import styles from './Upgrades.module.css';

/** What an upgrade would do, as of the answers that stand in the form. */
export function PreviewPane({ asked }: { asked: Asked<UpgradePreview> }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { answer, error, status } = asked;
  if (status === 'idle') {
    return (
      <Note title={t('upgrades.preview.idle.title')}>
        {t('upgrades.preview.idle.description')}
      </Note>
    );
  }
  if (status === 'failed')
    return <Refused error={error!} retry={asked.retry} />;
  if (!answer) return <LoadingLines />;
  return (
    <div
      className={`${columns.main} ${styles.preview}`}
      aria-busy={status === 'loading'}
    >
      <Preview preview={answer} />
    </div>
  );
}

/** A version that does not exist is no failure: the server says what to do. */
function Refused(props: { error: Error; retry(): void }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { statusCode } = props.error as { statusCode?: number };
  if (statusCode !== 400 && statusCode !== 404) {
    return <LoadProblem error={props.error} onRetry={props.retry} />;
  }
  return (
    <Note role="alert" tone="warning" title={t('upgrades.preview.impossible')}>
      <Verbatim text={messageOf(props.error)} />
    </Note>
  );
}

function Preview({ preview }: { preview: UpgradePreview }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { changes, left, notes, observedAt, versions, waves } = preview;
  const { subject, uncompared } = preview;
  return (
    <>
      <Section
        title={t('upgrades.versions')}
        note={
          <>
            {t('upgrades.seen')} <Age at={observedAt} />
          </>
        }
      >
        {versions.length === 0 ? (
          <p className={page.quiet}>{t('upgrades.versions.none')}</p>
        ) : (
          <p className={page.meta}>
            {versions.map(({ version, calls }) => (
              <span key={version} className={table.pill}>
                <Verbatim text={version} /> ·{' '}
                {t('upgrades.calls', { count: calls })}
              </span>
            ))}
          </p>
        )}
      </Section>
      {subject.kind === 'module' && (
        <Changes changes={changes} unknown={uncompared} />
      )}
      {notes !== undefined && (
        <Section title={t('upgrades.notes')}>
          <Markdown text={notes} level={2} />
        </Section>
      )}
      <Waves waves={waves} />
      <Left left={left} />
    </>
  );
}
