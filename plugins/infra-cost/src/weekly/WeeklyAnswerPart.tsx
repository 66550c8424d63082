import { useState } from 'react';
import { Link } from 'react-router-dom';
import { toError } from '@backstage/errors';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  COSTS_CHANNEL,
  type KeptWeek,
  type WeeklyAnswer,
} from '@infra-portal/infra-common';
import {
  Age,
  LoadingLines,
  LoadProblem,
  messageOf,
  safeHref,
  Section,
  StatusMark,
  type Tone,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { infraCostTranslationRef } from '../translation/ref';
import { WeeklyReportPart } from './WeeklyReportPart';
import styles from './Weekly.module.css';

/** The report of an owner, now or of a week, and as it is sent. */
export function WeeklyAnswerPart(props: {
  owner: string;
  /** Undefined: now. */
  week?: string;
  kept?: KeptWeek;
}) {
  const { owner, week, kept } = props;
  const api = useApi(costApiRef);
  const { value, error, reload } = useLive({
    channel: COSTS_CHANNEL,
    key: `${owner} ${week}`,
    load: signal => api.weeklyReport(owner, week, signal),
    keep: true,
  });
  return (
    <>
      {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
      {!value && !error && <LoadingLines />}
      {kept && <State kept={kept} />}
      {value && (
        <>
          <WeeklyReportPart report={value.report} />
          <Message answer={value} isPast={week !== undefined} />
        </>
      )}
    </>
  );
}

const TONES: Record<KeptWeek['state'], Tone> = {
  sent: 'good',
  waiting: 'active',
  failed: 'bad',
  kept: 'warning',
};

function State({ kept }: { kept: KeptWeek }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { state, sentAt, failure } = kept;
  return (
    <p className={styles.state}>
      <StatusMark tone={TONES[state]}>{t(`weekly.state.${state}`)}</StatusMark>
      {sentAt && <Age at={sentAt} />}
      {failure && <Verbatim text={failure} />}
    </p>
  );
}

function Message(props: { answer: WeeklyAnswer; isPast: boolean }) {
  const { answer, isPast } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { title, lines, language } = answer.message;
  return (
    <Section title={t(isPast ? 'weekly.message.past' : 'weekly.message')}>
      <div className={styles.message} lang={language}>
        <p className={styles.subject}>
          <Verbatim text={title} />
        </p>
        <ul>
          {lines.map(({ text, url }, index) => {
            const href = safeHref(url);
            return (
              <li key={index}>
                {href ? (
                  <a href={href} target="_blank" rel="noreferrer">
                    <Verbatim text={text} />
                  </a>
                ) : (
                  <Verbatim text={text} />
                )}
              </li>
            );
          })}
        </ul>
      </div>
      {!isPast && <Send owner={answer.report.owner} />}
    </Section>
  );
}

/** Sends what is shown to the reader, and to nobody else. */
function Send({ owner }: { owner: string }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const [state, setState] = useState<'sending' | 'sent' | Error>();
  const send = async () => {
    setState('sending');
    try {
      await api.sendWeekly(owner);
      setState('sent');
    } catch (error) {
      setState(toError(error));
    }
  };
  return (
    <div className={styles.send}>
      <Button
        variant="secondary"
        isDisabled={state === 'sending'}
        onPress={send}
      >
        {t('weekly.send')}
      </Button>
      <span role="status">
        {state === 'sent' && (
          <>
            {t('weekly.sent')}{' '}
            <Link to="/notifications">{t('weekly.notifications')}</Link>
          </>
        )}
      </span>
      {state instanceof Error && (
        <span role="alert">
          {t('weekly.unsent')}{' '}
          <span lang="en">
            <Verbatim text={messageOf(state)} />
          </span>
        </span>
      )}
    </div>
  );
}
