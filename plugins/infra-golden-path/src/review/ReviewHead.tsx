import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ShownPull } from '@infra-portal/infra-common';
import {
  Age,
  Note,
  safeHref,
  shortRepository,
  StatusMark,
  type Tone,
  Verbatim,
} from '@infra-portal/infra-react';
import { requestRouteRef, upgradeRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Review.module.css';

const TONES: Record<ShownPull['state'], Tone> = {
  open: 'active',
  merged: 'good',
  closed: 'unknown',
};

/** Which pull request it is, where it stands, and whether there is a newer head. */
export function ReviewHead(props: {
  pull: ShownPull;
  commits: number;
  isNewer: boolean;
  onTake(): void;
}) {
  const { pull, commits, isNewer, onTake } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { state } = pull;
  return (
    <>
      <header className={styles.head}>
        <h1>
          <Verbatim text={pull.title} />{' '}
          <span className={styles.number}>#{pull.number}</span>
        </h1>
        <StatusMark tone={TONES[state]}>
          {t(
            state === 'open' && pull.draft
              ? 'request.state.draft'
              : `request.state.${state}`,
          )}
        </StatusMark>
        {pull.generated && (
          <span className={styles.pill}>
            {t(`review.kind.${pull.generated.kind}`)}
          </span>
        )}
      </header>
      <Facts pull={pull} commits={commits} />
      {pull.fromFork && state === 'open' && (
        <Note title={t('review.fork.title')}>
          <p>{t('review.fork.description')}</p>
        </Note>
      )}
      <div role="status">
        {isNewer && (
          <Note
            tone="warning"
            title={t('review.newer.title')}
            actions={
              <Button variant="primary" onPress={onTake}>
                {t('review.newer.take')}
              </Button>
            }
          >
            <p>{t('review.newer.description')}</p>
          </Note>
        )}
        {state !== 'open' && (
          <Note title={t(`review.ended.${state}.title`)}>
            <p>{t(`review.ended.${state}.description`)}</p>
          </Note>
        )}
      </div>
    </>
  );
}

function Facts({ pull, commits }: { pull: ShownPull; commits: number }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const requestPath = useRoutePath(requestRouteRef);
  const href = safeHref(pull.url);
  const upgradePath = useRoutePath(upgradeRouteRef);
  const { request, upgrade } = pull.generated ?? {};
  return (
    <p className={styles.facts}>
      <span>
        <Verbatim text={shortRepository(pull.repository)} />
      </span>
      <span>
        {t('review.by')} <Verbatim text={pull.author} />
      </span>
      <span className={styles.branch}>
        <Verbatim text={pull.branch} /> → <Verbatim text={pull.base} />
      </span>
      <span>
        {t('review.commits', { count: commits })}{' '}
        <code title={pull.head}>{pull.head.slice(0, 8)}</code>
      </span>
      <span>
        {t('review.updated')} <Age at={pull.updatedAt} />
      </span>
      {href && (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {t('request.openOnGitHub', { number: String(pull.number) })}
        </a>
      )}
      {request && requestPath && (
        <Link to={requestPath({ id: request })}>{t('review.request')}</Link>
      )}
      {upgrade && upgradePath && (
        <Link to={upgradePath({ id: upgrade })}>{t('review.upgrade')}</Link>
      )}
    </p>
  );
}
