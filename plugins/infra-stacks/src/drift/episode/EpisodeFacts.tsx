import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftEpisodeDetail } from '@infra-portal/infra-common';
import {
  Fact,
  FactList,
  pageStyles as page,
  shortOwner,
  useLanguage,
} from '@infra-portal/infra-react';
import { ProductLink } from '../../parts/Links';
import { durationText } from '../../runs/durationText';
import { When } from '../../runs/RunFacts';
import { infraStacksTranslationRef } from '../../translation/ref';
import { Ending } from './Ending';

/** Whose a drift is, since when it is known, and how it ended. */
export function EpisodeFacts({ episode }: { episode: DriftEpisodeDetail }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const language = useLanguage();
  const { stack, owner, cleanBefore, endedAt, duration, planAt } = episode;
  return (
    <FactList title={t('drift.episode.about')} open="">
      {stack.product !== undefined && (
        <Fact title={t('stacks.column.product')}>
          <ProductLink name={stack.product} />
        </Fact>
      )}
      <Fact title={t('stacks.column.environment')} text={stack.environment} />
      <Fact
        title={t('stacks.column.owner')}
        text={owner && shortOwner(owner)}
      />
      <Fact title={t('drift.episode.before')}>
        {cleanBefore ? (
          <When at={cleanBefore} />
        ) : (
          t('drift.episode.before.never')
        )}
      </Fact>
      <Fact title={t('drift.episode.first')}>
        <When at={episode.firstSeenAt} />
      </Fact>
      <Fact title={t('drift.episode.last')}>
        <When at={episode.lastSeenAt} />
        <br />
        <span className={page.quiet}>
          {t('drift.episode.seen', { count: episode.seen })}
        </span>
      </Fact>
      {endedAt && (
        <Fact title={t('drift.episode.ended')}>
          <When at={endedAt} />
        </Fact>
      )}
      {duration !== undefined && (
        <Fact
          title={t('drift.episode.took')}
          text={durationText(duration, language)}
        />
      )}
      {episode.ending && (
        <Fact title={t('drift.episode.by')}>
          <Ending episode={episode} />
        </Fact>
      )}
      {planAt && (
        <Fact title={t('drift.plan.at')}>
          <When at={planAt} />
        </Fact>
      )}
    </FactList>
  );
}
