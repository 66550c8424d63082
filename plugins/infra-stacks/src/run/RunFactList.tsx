import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RunDetail } from '@infra-portal/infra-common';
import {
  Age,
  Fact,
  FactList,
  pageStyles as page,
  safeHref,
  Verbatim,
} from '@infra-portal/infra-react';
import { ProductLink } from '../parts/Links';
import { PullLink, Took, When } from '../runs/RunFacts';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Run.module.css';

/** Of what a run is, who asked for it and when, and who said what about it. */
export function RunFactList({ run }: { run: RunDetail }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { pullRequest, stack, commit, finishedAt } = run;
  return (
    <FactList
      title={t('run.about')}
      href={safeHref(run.jobUrl)}
      open={t('run.job')}
    >
      {pullRequest && (
        <Fact title={t('runs.column.pull')}>
          <PullLink pull={pullRequest} />
        </Fact>
      )}
      {stack?.product !== undefined && (
        <Fact title={t('stacks.column.product')}>
          <ProductLink name={stack.product} />
        </Fact>
      )}
      <Fact title={t('stacks.column.environment')} text={stack?.environment} />
      <Fact title={t('stack.repository')} text={run.repository} />
      <Fact title={t('stack.folder')} text={run.dir} />
      <Fact title={t('stack.workspace')} text={run.workspace} />
      <Fact title={t('run.project')} text={run.project} />
      <Fact title={t('stack.commit')} text={commit?.slice(0, 10)} />
      <Fact title={t('run.runner')} text={run.runner ?? 'Atlantis'} />
      <Fact title={t('run.actor')} text={run.actor} />
      <Fact title={t('run.began')}>
        <When at={run.startedAt ?? run.at} />
      </Fact>
      {finishedAt && (
        <Fact title={t('run.ended')}>
          <When at={finishedAt} /> <Took run={run} />
        </Fact>
      )}
      <Fact title={t('run.sources')}>
        <Sources run={run} />
      </Fact>
    </FactList>
  );
}

function Sources({ run }: { run: RunDetail }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <details className={styles.sources}>
      <summary>{t('run.sources.count', { count: run.sources.length })}</summary>
      <ul>
        {run.sources.map(({ kind, says, observedAt, url }, index) => {
          const href = safeHref(url);
          const title = t(`run.source.${kind}`);
          return (
            // eslint-disable-next-line react/no-array-index-key -- the same may be said twice
            <li key={`${index} ${kind} ${observedAt}`}>
              {href ? (
                <a href={href} target="_blank" rel="noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}{' '}
              <span className={page.quiet}>
                <Age at={observedAt} />
              </span>
              <br />
              <span lang="en">
                <Verbatim text={says} />
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
