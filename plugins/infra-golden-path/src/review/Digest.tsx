import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReviewDocument, ReviewPlan } from '@infra-portal/infra-common';
import {
  Age,
  EnvironmentMark,
  PullCostLine,
  StatusMark,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { People } from '../request/People';
import { pullCostRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Counts } from './Counts';
import { type Effect, effectsOf } from './effects';
import { Objectives } from './Objectives';
import { RISK_TONES } from './riskTones';
import { Unread } from './Unread';
import styles from './Review.module.css';

/** Reasons named in the line; the rest is counted. */
const REASONS = 4;

/** The pull request in five answers: risk, effect, cost, objectives, what it waits for. */
export function Digest(props: {
  review: ReviewDocument;
  /** Of stacks that are not planned. */
  simulated: readonly ReviewPlan[];
}) {
  const { review, simulated } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  const costs = useRoutePath(pullCostRouteRef);
  const { pull, plans } = review;
  const { blocker } = pull;
  return (
    <section className={styles.digest} aria-label={t('review.digest')}>
      <Answer title={t('review.risk')} wide={pull.risk.reasons.length > 0}>
        <Risk risk={pull.risk} />
      </Answer>
      <Answer title={t('review.effect')}>
        <Effects effects={effectsOf(plans, simulated)} />
      </Answer>
      {costs && (
        <Answer title={t('review.cost')}>
          <PullCostLine
            repository={pull.repository}
            number={pull.number}
            path={costs}
            untitled
          />
          {!pull.cost && (
            <span className={styles.quiet}>{t('review.cost.none')}</span>
          )}
          <Unread review={review} part="cost" />
        </Answer>
      )}
      <Answer title={t('review.objectives')}>
        <Objectives review={review} />
      </Answer>
      <Answer title={t('review.blocker')}>
        {blocker ? (
          <>
            <Verbatim text={localise(blocker.message)} />
            <People who={blocker.who} />
            {blocker.since && (
              <span className={styles.quiet}>
                {t('review.since')} <Age at={blocker.since} />
              </span>
            )}
          </>
        ) : (
          <span className={styles.quiet}>
            {t(pull.state === 'open' ? 'review.blocker.none' : 'review.over')}
          </span>
        )}
      </Answer>
    </section>
  );
}

function Answer(props: {
  title: string;
  /** Its text is long: it has the whole line. */
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={styles.answer} data-wide={props.wide}>
      <h2>{props.title}</h2>
      <div>{props.children}</div>
    </div>
  );
}

function Risk({ risk }: { risk: ReviewDocument['pull']['risk'] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  const more = risk.reasons.length - REASONS;
  return (
    <>
      <StatusMark tone={RISK_TONES[risk.level]}>
        {t(`review.risk.${risk.level}`)}
      </StatusMark>
      {risk.reasons.length > 0 && (
        <ul className={styles.reasons}>
          {risk.reasons.slice(0, REASONS).map((reason, at) => (
            // eslint-disable-next-line react/no-array-index-key -- reasons may repeat
            <li key={at}>
              <Verbatim text={localise(reason.message)} />
            </li>
          ))}
          {more > 0 && <li>{t('review.risk.more', { count: more })}</li>}
        </ul>
      )}
    </>
  );
}

function Effects({ effects }: { effects: Effect[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (effects.length === 0) {
    return <span className={styles.quiet}>{t('review.effect.none')}</span>;
  }
  return (
    <ul className={styles.effects}>
      {effects.map(({ environment, counts, simulated, unknown }) => (
        <li key={environment ?? ''}>
          {environment === undefined ? (
            <span>{t('review.effect.elsewhere')}</span>
          ) : (
            <EnvironmentMark name={environment} />
          )}
          {counts && <Counts counts={counts} />}
          {simulated && (
            <>
              <Counts counts={simulated} />
              <span className={styles.pill}>
                {t('consequences.plan.grade.simulated')}
              </span>
            </>
          )}
          {unknown > 0 && (
            <span className={styles.quiet}>
              {t('review.effect.unknown', { count: unknown })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
