import { Link, useParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Upgrade } from '@infra-portal/infra-common';
import {
  Age,
  columnStyles as columns,
  LivePage,
  Note,
  pageStyles as page,
  Section,
  timeText,
  useLanguage,
  useLive,
  useLocalised,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { ChangeTabs } from '../pullRequests/ChangeTabs';
import { PersonName } from '../request/PersonName';
import { upgradesRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { ActButtons } from './ActButtons';
import { actsOf } from './acts';
import { Board } from './Board';
import { Progress, subjectText, UpgradeMark } from './Parts';
import { RuleTexts } from './RuleTexts';
import { UPGRADES_CHANNEL, upgradesApiRef } from './UpgradesApi';
import { useAct } from './useAct';
import styles from './Upgrades.module.css';

/** One upgrade: its waves, how far each pull request is, what happened; live. */
export function UpgradePage() {
  const { id = '' } = useParams();
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(upgradesApiRef);
  const upgrades = useRoutePath(upgradesRouteRef);
  const live = useLive({
    channel: UPGRADES_CHANNEL,
    key: id,
    load: signal => api.get(id, signal),
    concerns: message => message.id === undefined || message.id === id,
  });
  useTabTitle(live.value && subjectText(live.value));
  return (
    <LivePage
      label={t('upgrades.one')}
      live={live}
      title={
        <>
          <ChangeTabs />
          <p className={page.back}>
            <Link to={upgrades?.() ?? '..'}>{t('upgrades.back')}</Link>
          </p>
        </>
      }
      single
      wide
    >
      {upgrade => <Known upgrade={upgrade} reload={live.reload} />}
    </LivePage>
  );
}

function Known({ upgrade, reload }: { upgrade: Upgrade; reload(): void }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const act = useAct(upgrade.id, reload);
  const { subject, startedBy, startedAt, note } = upgrade;
  return (
    <div className={columns.main}>
      <header>
        <div className={page.head}>
          <h1>
            <Verbatim text={subjectText(upgrade)} />
          </h1>
          <UpgradeMark upgrade={upgrade} />
          <ActButtons acts={actsOf(upgrade)} state={act} />
        </div>
        <p className={page.meta}>
          <span>{t(`upgrades.kind.${subject.kind}`)}</span>
          <span>
            {t('upgrades.startedBy')} <PersonName who={startedBy} />,{' '}
            <Age at={startedAt} />
          </span>
          <RuleTexts rules={upgrade.rules} />
        </p>
        {note !== undefined && (
          <p>
            <Verbatim text={note} />
          </p>
        )}
        <Progress upgrade={upgrade} />
      </header>
      {upgrade.state === 'stopped' && (
        <Note role="status" tone="danger" title={t('upgrades.stopped.title')}>
          {t('upgrades.stopped.description')}
        </Note>
      )}
      {upgrade.state === 'paused' && (
        <Note role="status" tone="warning" title={t('upgrades.paused.title')}>
          {t('upgrades.paused.description')}
        </Note>
      )}
      {act.problem}
      <Board upgrade={upgrade} act={act} />
      <History history={upgrade.history} />
    </div>
  );
}

function History({ history }: Pick<Upgrade, 'history'>) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const local = useLocalised();
  const language = useLanguage();
  return (
    <Section title={t('upgrades.history')}>
      <ol className={styles.history}>
        {history.map(({ at, by, message }, index) => (
          <li key={`${index} ${at}`}>
            <time dateTime={at}>{timeText(new Date(at), language)}</time>
            <span>
              <Verbatim text={local(message)} />
              {by !== undefined && (
                <span className={page.quiet}>
                  {' '}
                  <PersonName who={by} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
