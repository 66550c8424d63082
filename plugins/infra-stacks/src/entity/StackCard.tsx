import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  type Dependency,
  pullRequestOf,
  type Stack,
  STACKS_CHANNEL,
} from '@infra-portal/infra-common';
import {
  cardStyles as styles,
  EnvironmentMark,
  Note,
  safeHref,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { FindingCounts } from '../parts/FindingCounts';
import { FoldedList } from '../parts/FoldedList';
import { KindMark } from '../parts/KindMark';
import { StackLink } from '../parts/Links';
import { infraStacksTranslationRef } from '../translation/ref';
import { LiveCard } from './LiveCard';
import { ModulesBehind } from './ModulesBehind';

/** Card of a Resource that is a stack: what it is, and what it hangs on. */
export function StackCard() {
  const { entity } = useEntity();
  const number = pullRequestOf(entity);
  // It is called the same in the catalog and in addresses of ours.
  const { name } = entity.metadata;
  return number === undefined ? (
    <Known name={name} />
  ) : (
    <Proposed number={number} />
  );
}

function Proposed({ number }: { number: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <section className={styles.card} aria-label={t('entity.stack.title')}>
      <Note title={t('entity.stack.provisional', { number })}>
        <p>{t('entity.stack.provisional.description')}</p>
      </Note>
    </section>
  );
}

function Known({ name }: { name: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const live = useLive({
    channel: STACKS_CHANNEL,
    key: name,
    load: signal => api.stack(name, signal),
  });
  return (
    <LiveCard
      title={t('entity.stack.title')}
      live={live}
      missing={{
        title: t('entity.stack.missing'),
        description: t('entity.stack.missing.description'),
      }}
    >
      {stack => (
        <>
          <Facts stack={stack} />
          <p className={styles.more}>
            <StackLink name={name} text={t('entity.stack.page')} />
          </p>
        </>
      )}
    </LiveCard>
  );
}

function Facts({ stack }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { environment, layer, findings } = stack;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('stack.layer')}</dt>
        <dd>
          <KindMark kind={layer} />
        </dd>
      </div>
      {environment && (
        <div>
          <dt>{t('entity.stack.environment')}</dt>
          <dd>
            <EnvironmentMark name={environment} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('entity.stack.source')}</dt>
        <dd>
          <Source stack={stack} />
        </dd>
      </div>
      <div>
        <dt>{t('entity.stack.findings')}</dt>
        <dd>
          <FindingCounts counts={findings} />
        </dd>
      </div>
      <div>
        <dt>{t('entity.stack.modules')}</dt>
        <dd>
          <ModulesBehind calls={stack.calls} />
        </dd>
      </div>
      <div>
        <dt>{t('stack.dependsOn')}</dt>
        <dd>
          <Tied all={stack.dependsOn} />
        </dd>
      </div>
      <div>
        <dt>{t('stack.usedBy')}</dt>
        <dd>
          <Tied all={stack.usedBy} />
        </dd>
      </div>
    </dl>
  );
}

/** The folder at the commit that all of this was read of. */
function Source({ stack: { dir, commit, url } }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const href = safeHref(url);
  const text = <Verbatim text={dir} />;
  return (
    <>
      {href ? (
        <a href={href} target="_blank" rel="noreferrer">
          {text}
        </a>
      ) : (
        text
      )}{' '}
      <span className={styles.quiet}>
        {t('entity.stack.at', { commit: commit.slice(0, 10) })}
      </span>
    </>
  );
}

/** The stacks at the other end, each once. */
function Tied({ all }: { all: readonly Dependency[] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const names = [...new Set(all.flatMap(({ stack }) => stack?.name ?? []))];
  if (names.length === 0) {
    return <span className={styles.quiet}>{t('entity.none')}</span>;
  }
  return (
    <FoldedList
      items={names.sort()}
      keyOf={name => name}
      className={styles.list}
    >
      {name => <StackLink name={name} />}
    </FoldedList>
  );
}
