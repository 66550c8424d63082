import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  EXCEPTION_STATES,
  type ExceptionList,
  exceptionProposePermission,
} from '@infra-portal/infra-common';
import {
  Age,
  columnStyles as columns,
  LivePage,
  Note,
  pageStyles as page,
  Section,
  shortRepository,
  StateTiles,
  StatusMark,
  useLive,
  useLocalised,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { ChangeTabs } from '../pullRequests/ChangeTabs';
import { REQUESTS_CHANNEL } from '../request/useLive';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { ExceptionControls } from './ExceptionControls';
import { type Asked, ExceptionDialog } from './ExceptionDialog';
import styles from './Exceptions.module.css';
import { exceptionsApiRef } from './ExceptionsApi';
import { ExceptionTable, EXCEPTION_TONES } from './ExceptionTable';
import {
  countStates,
  type ExceptionFilter,
  fittingExceptions,
  readExceptionFilter,
  writeExceptionFilter,
} from './filter';

/** All exceptions of the standards, what needs somebody first. */
export function ExceptionsPage() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(exceptionsApiRef);
  const live = useLive({
    channel: REQUESTS_CHANNEL,
    key: 'exceptions',
    load: signal => api.list(signal),
  });
  useTabTitle(t('exceptions.title'));
  return (
    <LivePage
      label={t('exceptions.title')}
      live={live}
      wide
      title={
        <>
          <ChangeTabs />
          <h1>{t('exceptions.title')}</h1>
          <p className={styles.intro}>{t('exceptions.description')}</p>
        </>
      }
    >
      {list => <Exceptions list={list} reload={live.reload} />}
    </LivePage>
  );
}

function Exceptions(props: { list: ExceptionList; reload(): void }) {
  const { list, reload } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { allowed } = usePermission({ permission: exceptionProposePermission });
  const [search, setSearch] = useSearchParams();
  const [asked, setAsked] = useState<Asked>();
  const filter = readExceptionFilter(search);
  const change = (next: ExceptionFilter) =>
    setSearch(writeExceptionFilter(next), { replace: true });
  const among = fittingExceptions(list.items, { ...filter, states: [] });
  const shown = fittingExceptions(list.items, filter);
  const propose = allowed && list.repositories.length > 0 && (
    <Button variant="secondary" onPress={() => setAsked({ act: 'add' })}>
      {t('exceptions.propose')}
    </Button>
  );
  return (
    <div className={columns.main}>
      <Problems problems={list.problems} />
      {list.items.length === 0 ? (
        list.problems.length === 0 && (
          <Note title={t('exceptions.empty.title')} actions={propose}>
            {t('exceptions.empty.description')}
          </Note>
        )
      ) : (
        <>
          <ExceptionControls
            {...{ filter, shown }}
            repositories={list.repositories}
            onChange={change}
          />
          <StateTiles
            label={t('exceptions.states')}
            states={EXCEPTION_STATES}
            counts={countStates(among)}
            chosen={filter.states}
            onChange={states => change({ ...filter, states })}
          >
            {state => (
              <StatusMark tone={EXCEPTION_TONES[state]}>
                {t(`exceptions.state.${state}`)}
              </StatusMark>
            )}
          </StateTiles>
          <Section
            title={t('exceptions.list')}
            note={<Count shown={shown.length} observedAt={list.observedAt} />}
          >
            {shown.length === 0 ? (
              <Note
                title={t('exceptions.none')}
                actions={
                  <Button
                    variant="secondary"
                    onPress={() => change({ states: [], text: '' })}
                  >
                    {t('exceptions.reset')}
                  </Button>
                }
              />
            ) : (
              <ExceptionTable items={shown} onAsk={allowed && setAsked} />
            )}
          </Section>
          {propose && <p>{propose}</p>}
        </>
      )}
      {asked && (
        <ExceptionDialog
          asked={asked}
          list={list}
          onClose={() => {
            setAsked(undefined);
            reload();
          }}
        />
      )}
    </div>
  );
}

function Count(props: { shown: number; observedAt: string | undefined }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <span role="status">
      {t('exceptions.count', { count: props.shown })}
      {props.observedAt && (
        <>
          {' · '}
          {t('exceptions.seen')} <Age at={props.observedAt} />
        </>
      )}
    </span>
  );
}

/** Standards that cannot be read: what they except is not known, not none. */
function Problems({ problems }: Pick<ExceptionList, 'problems'>) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const local = useLocalised();
  if (problems.length === 0) return null;
  return (
    <Note tone="warning" role="status" title={t('exceptions.unread')}>
      {problems.map(({ repository, file, message }) => (
        <p key={repository}>
          <Verbatim text={`${shortRepository(repository)} · ${file}`} />
          <br />
          <span className={page.quiet}>
            <Verbatim text={local(message)} />
          </span>
        </p>
      ))}
    </Note>
  );
}
