import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ShownPull } from '@infra-portal/infra-common';
import {
  Age,
  EnvironmentMark,
  shortRepository,
  StatusMark,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { People } from '../request/People';
import { PersonName } from '../request/PersonName';
import { RISK_TONES } from '../review/riskTones';
import {
  requestRouteRef,
  reviewRouteRef,
  upgradeRouteRef,
  useRoutePath,
} from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { reviewOf } from './pullFacts';
import { PullSigns } from './PullSigns';
import styles from './Pulls.module.css';

const SHOWN_STACKS = 3;

/** One open pull request: what it risks, changes and waits for. */
export function PullRow({ pull }: { pull: ShownPull }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  const review = useRoutePath(reviewRouteRef);
  const [reason] = pull.risk.reasons;
  return (
    <li className={styles.row}>
      <div className={styles.risk}>
        <StatusMark tone={RISK_TONES[pull.risk.level]}>
          {t(`pulls.level.${pull.risk.level}`)}
        </StatusMark>
        {reason && (
          <span className={styles.reason}>
            <Verbatim text={localise(reason.message)} />
          </span>
        )}
      </div>
      <div className={styles.title}>
        <Link to={review?.(reviewOf(pull)) ?? pull.url} data-row>
          <Verbatim text={pull.title} />
        </Link>
        {pull.draft && <span className={styles.chip}>{t('pulls.draft')}</span>}
        {pull.generated && (
          <span className={styles.chip} data-kind="generated">
            {t(`pulls.kind.${pull.generated.kind}`)}
          </span>
        )}
        {pull.fromFork && (
          <span className={styles.chip} data-kind="fork">
            {t('pulls.fork')}
          </span>
        )}
        {pull.stuck && (
          <span className={styles.chip} data-kind="stuck">
            {t('pulls.stuck')}
          </span>
        )}
      </div>
      <Stacks pull={pull} />
      <PullSigns pull={pull} />
      <Blocker pull={pull} />
      <Origin pull={pull} />
      {pull.stale.map((text, index) => (
        <p key={index} className={styles.stale}>
          <Verbatim text={localise(text)} />
        </p>
      ))}
    </li>
  );
}

/** The stacks that it changes, by their environments. */
function Stacks({ pull }: { pull: ShownPull }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { environments, stacks } = pull;
  const more = stacks.length - SHOWN_STACKS;
  return (
    <div className={styles.stacks}>
      {environments.map(each => (
        <EnvironmentMark
          key={each}
          name={each}
          count={stacks.filter(stack => stack.environment === each).length}
        />
      ))}
      <span>
        {stacks.length === 0 && t('pulls.noStacks')}
        <Verbatim
          text={stacks
            .slice(0, SHOWN_STACKS)
            .map(({ name, dir }) => name ?? dir)
            .join(', ')}
        />
        {more > 0 && ` ${t('pulls.moreStacks', { count: more })}`}
      </span>
    </div>
  );
}

/** What it waits for, and whom. */
function Blocker({ pull: { blocker } }: { pull: ShownPull }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  if (!blocker) return null;
  return (
    <div className={styles.blocker}>
      <strong>{t(`pulls.blocker.${blocker.code}`)}</strong>
      <Verbatim text={localise(blocker.message)} />
      <People who={blocker.who} />
    </div>
  );
}

/** Where it is, whose it is, and since when. */
function Origin({ pull }: { pull: ShownPull }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const request = useRoutePath(requestRouteRef);
  const { author, createdAt, generated, number, repository } = pull;
  const upgradePage = useRoutePath(upgradeRouteRef);
  const { request: id, requestedBy, upgrade } = generated ?? {};
  return (
    <p className={styles.meta}>
      <span>
        <Verbatim text={shortRepository(repository)} /> #{number}
      </span>
      <span>
        {requestedBy ? t('pulls.askedBy') : t('pulls.by')}{' '}
        <PersonName who={requestedBy ?? author} />
      </span>
      <Age at={createdAt} />
      {id && request && <Link to={request({ id })}>{t('pulls.request')}</Link>}
      {upgrade && upgradePage && (
        <Link to={upgradePage({ id: upgrade })}>{t('pulls.upgrade')}</Link>
      )}
    </p>
  );
}
