import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftEpisode, StackDrift } from '@infra-portal/infra-common';
import {
  Age,
  Note,
  pageStyles as page,
  Section,
  Verbatim,
} from '@infra-portal/infra-react';
import { LivePart } from '../../runs/LivePart';
import { PullLink, When } from '../../runs/RunFacts';
import { infraStacksTranslationRef } from '../../translation/ref';
import { DriftActs } from '../act';
import { CheckedAt, DriftMark, EpisodeLink, NextCheck } from '../DriftFacts';
import { EpisodeView } from '../episode/EpisodeView';
import { useStackDrift } from '../useDrift';
import { CheckNow } from './CheckNow';
import { LastChecks, PastEpisodes } from './Past';
import styles from '../Drift.module.css';

interface Named {
  stack: { name: string; ref: string };
}

/** Part of a stack's page: whether it is what the code says. */
export function StackDriftSection({ stack }: Named) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <Section title={t('drift.title')}>
      <DriftOfStack stack={stack} />
    </Section>
  );
}

/** How a stack stands, what has drifted, and what drifted before. */
export function DriftOfStack(props: Named & { brief?: boolean }) {
  const { stack, brief } = props;
  const live = useStackDrift(stack);
  return (
    <LivePart live={live}>
      {drift => (
        <div className={styles.part}>
          <Now stack={drift.current} />
          <CheckNow name={stack.name} drift={drift} />
          {drift.current.episode && <Lasting episode={drift.current.episode} />}
          {!brief && (
            <>
              <PastEpisodes episodes={drift.episodes} />
              <LastChecks checks={drift.checks} />
            </>
          )}
        </div>
      )}
    </LivePart>
  );
}

function Now({ stack }: { stack: StackDrift }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { state, checkedAt, problem, lockedBy, episode } = stack;
  const old = checkedAt === undefined ? 'never' : 'old';
  return (
    <>
      <p className={styles.now}>
        <DriftMark state={state} />
        <span>
          {t('drift.checked')} <CheckedAt stack={stack} />
        </span>
        <NextCheck stack={stack} />
      </p>
      {state === 'clean' && <p>{t('drift.clean')}</p>}
      {state === 'unchecked' && <p>{t(`drift.unchecked.${old}`)}</p>}
      {problem && (
        <Note tone="warning" title={t('drift.problem.title')}>
          <p>
            {t('drift.problem.since')} <Age at={problem.since} />:{' '}
            <span lang="en">
              <Verbatim text={problem.message} />
            </span>
          </p>
          <p>
            {t(
              episode || checkedAt
                ? 'drift.problem.kept'
                : 'drift.problem.nothing',
            )}
          </p>
        </Note>
      )}
      {lockedBy && (
        <Note tone="warning" title={t('drift.locked.title')}>
          <p>
            <PullLink pull={lockedBy} />
          </p>
          <p>{t('drift.locked.description')}</p>
        </Note>
      )}
    </>
  );
}

/** The drift that lasts, in a frame of its own. */
function Lasting({ episode }: { episode: DriftEpisode }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <div className={styles.episode} data-snoozed={!!episode.snoozed}>
      <h3>{t('drift.episode.this')}</h3>
      <p className={page.quiet}>
        {t('drift.episode.since')} <When at={episode.firstSeenAt} /> ·{' '}
        {t('drift.episode.seen', { count: episode.seen })}
      </p>
      <EpisodeView episode={episode} />
      <DriftActs episode={episode} />
      <p>
        <EpisodeLink episode={episode} text={t('drift.episode.page')} />
      </p>
    </div>
  );
}
