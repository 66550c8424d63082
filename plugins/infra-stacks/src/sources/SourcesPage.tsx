import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type Source, STACKS_CHANNEL } from '@infra-portal/infra-common';
import {
  Age,
  LivePage,
  Note,
  safeHref,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { FindingCounts } from '../parts/FindingCounts';
import { Fix } from '../fix/Fix';
import { SectionTabs } from '../parts/SectionTabs';
import { useFindingTexts } from '../parts/useFindingTexts';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Sources.module.css';

/** The repositories that are read: when, what of, and why not. */
export function SourcesPage() {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const live = useLive({
    channel: STACKS_CHANNEL,
    key: 'sources',
    load: signal => api.sources(signal),
  });
  return (
    <LivePage
      label={t('sources.title')}
      live={live}
      title={
        <>
          <SectionTabs />
          <h1>{t('sources.title')}</h1>
          <p className={styles.description}>{t('sources.description')}</p>
        </>
      }
    >
      {sources =>
        sources.length === 0 ? (
          <Note title={t('sources.none.title')}>
            {t('sources.none.description')}
          </Note>
        ) : (
          <ul className={styles.list}>
            {sources.map(source => (
              <SourceCard key={source.repository} source={source} />
            ))}
          </ul>
        )
      }
    </LivePage>
  );
}

function SourceCard({ source }: { source: Source }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { repository, branch, commit, failure, checkedAt, readAt } = source;
  const url = safeHref(source.url);
  const name = <Verbatim text={repository} />;
  const own = new URLSearchParams({ repository });
  return (
    <li className={styles.card}>
      <h2>
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            {name}
          </a>
        ) : (
          name
        )}
      </h2>
      {failure && (
        <Note tone="danger" role="alert" title={t('sources.failed.title')}>
          <p lang="en">
            <Verbatim text={failure.message} />
          </p>
          <p>
            {t('sources.failed.since')} <Age at={failure.since} />.{' '}
            {t('sources.failed.kept')}
          </p>
        </Note>
      )}
      <p className={styles.meta}>
        {branch && commit && (
          <span>
            {t('sources.branch')} <Verbatim text={branch} />{' '}
            <code>{commit.slice(0, 10)}</code>
          </span>
        )}
        {checkedAt ? (
          <span>
            {t('sources.checked')} <Age at={checkedAt} />
          </span>
        ) : (
          <span>{t('sources.never')}</span>
        )}
        {readAt && (
          <span>
            {t('sources.read')} <Age at={readAt} />
          </span>
        )}
      </p>
      {readAt && (
        <p className={styles.meta}>
          <Link
            to={`..?${own}`}
            aria-label={`${t('sources.stacks', {
              count: source.stacks,
            })}: ${repository}`}
          >
            {t('sources.stacks', { count: source.stacks })}
          </Link>
          <span>{t('sources.modules', { count: source.modules })}</span>
          <FindingCounts counts={source.findings} />
        </p>
      )}
      <Problems source={source} />
    </li>
  );
}

/** Findings of the repository itself, such as of its `portal.yaml`. */
function Problems({ source }: { source: Source }) {
  const { problems, repository } = source;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const textsOf = useFindingTexts();
  if (problems.length === 0) return null;
  return (
    <details className={styles.problems}>
      <summary>{t('sources.problems', { count: problems.length })}</summary>
      <ul>
        {problems.map(({ code, file, line, message }) => (
          <li key={`${code} ${file} ${line} ${message}`}>
            <strong>{textsOf(code).title}</strong>{' '}
            <code>
              <Verbatim text={`${file}:${line}`} />
            </code>
            <br />
            <span lang="en">
              <Verbatim text={message} />
            </span>
            <Fix repository={repository} code={code} file={file} line={line} />
          </li>
        ))}
      </ul>
    </details>
  );
}
