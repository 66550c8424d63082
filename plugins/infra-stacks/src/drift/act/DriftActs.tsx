import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftEpisode } from '@infra-portal/infra-common';
import { infraStacksTranslationRef } from '../../translation/ref';
import { Proposals } from '../Proposals';

/** What answers a drift: the pull requests that were proposed for it. */
export function DriftActs(props: {
  episode: DriftEpisode;
  /** Its name in addresses; undefined when the list of stacks has it no more. */
  stackName?: string;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { proposals } = props.episode;
  if (proposals.length === 0) return null;
  return (
    <div>
      <h4>{t('drift.proposals')}</h4>
      <Proposals proposals={proposals} />
    </div>
  );
}
