import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftEpisode } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { PullLink } from '../../runs/RunFacts';
import { runRouteRef, useRoutePath } from '../../routes';
import { infraStacksTranslationRef } from '../../translation/ref';

/** How a drift ended, and by which run, pull request and person. */
export function Ending(props: {
  episode: Pick<DriftEpisode, 'ending' | 'endedBy'>;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const run = useRoutePath(runRouteRef);
  const { ending, endedBy } = props.episode;
  const { runId, pullRequest, actor } = endedBy ?? {};
  return (
    <span>
      {ending && t(`drift.ending.${ending}`)}
      {runId !== undefined && run && (
        <>
          {' '}
          <Link to={run({ id: runId })}>{t('drift.run')}</Link>
        </>
      )}
      {pullRequest && (
        <>
          {' '}
          <PullLink pull={pullRequest} />
        </>
      )}
      {actor !== undefined && (
        <>
          {' '}
          (<Verbatim text={actor} />)
        </>
      )}
    </span>
  );
}
