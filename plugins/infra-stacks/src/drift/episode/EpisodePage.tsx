import { useMemo, useRef } from 'react';
import { useParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DRIFT_CHANNEL,
  type DriftEpisodeDetail,
  parsePlan,
} from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  LivePage,
  pageStyles as page,
  Section,
  StatusMark,
  useLive,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../../api';
import { StackLink } from '../../parts/Links';
import { driftRouteRef, useRoutePath } from '../../routes';
import { Output } from '../../run/Output';
import { Resources } from '../../run/Resources';
import { infraStacksTranslationRef } from '../../translation/ref';
import { DriftActs } from '../act';
import { isAboutDriftOf } from '../useDrift';
import { EpisodeFacts } from './EpisodeFacts';
import { EpisodeView } from './EpisodeView';
import run from '../../run/Run.module.css';

/** One drift: what differs, what answers it, and its plan; live. */
export function EpisodePage() {
  const { id = '' } = useParams();
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const board = useRoutePath(driftRouteRef);
  const stack = useRef<string>();
  const live = useLive({
    channel: DRIFT_CHANNEL,
    key: id,
    load: async signal => {
      const episode = await api.driftEpisode(id, signal);
      stack.current = episode.stack.ref;
      return episode;
    },
    concerns: message => isAboutDriftOf(stack.current)(message),
  });
  const { value } = live;
  useTabTitle(
    value && `${t('drift.episode')} ${value.stack.name ?? value.stack.ref}`,
  );
  return (
    <LivePage
      label={t('drift.episode')}
      live={live}
      back={t('drift.title')}
      backTo={board?.()}
      single
    >
      {episode => <Known key={episode.id} episode={episode} />}
    </LivePage>
  );
}

function Known({ episode }: { episode: DriftEpisodeDetail }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { stack, endedAt, plan } = episode;
  return (
    <>
      <header className={page.head}>
        <h1>
          {t('drift.episode')}:{' '}
          {stack.name === undefined ? (
            <Verbatim text={stack.ref} />
          ) : (
            <StackLink name={stack.name} />
          )}
        </h1>
        <StatusMark tone={endedAt ? 'good' : 'bad'}>
          {t(endedAt ? 'drift.episode.over' : 'drift.episode.lasts')}
        </StatusMark>
      </header>
      <div className={`${columns.columns} ${run.riskFirst}`}>
        <div className={columns.main}>
          <Section title={t('drift.resources.title')}>
            <EpisodeView episode={episode} />
          </Section>
          <DriftActs episode={episode} />
          {plan === undefined ? (
            <Section title={t('drift.plan')}>
              <p className={page.quiet}>{t('drift.plan.none')}</p>
            </Section>
          ) : (
            <Plan text={plan} />
          )}
        </div>
        <EpisodeFacts episode={episode} />
      </div>
    </>
  );
}

function Plan({ text }: { text: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const resources = useMemo(() => parsePlan(text), [text]);
  return (
    <>
      {resources && (
        <Resources
          title={t('drift.plan')}
          output={text}
          resources={resources}
        />
      )}
      <Output text={text} isCut={false} />
    </>
  );
}
