import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { DRIFT_STATES, type DriftPage } from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  controlStyles as controls,
  LivePage,
  Note,
  pageStyles as page,
  Section,
} from '@infra-portal/infra-react';
import { SectionTabs } from '../../parts/SectionTabs';
import { StaleNote } from '../../runs/StaleNote';
import { sourcesRouteRef, useRoutePath } from '../../routes';
import { infraStacksTranslationRef } from '../../translation/ref';
import { DriftTable } from '../DriftTable';
import { useDriftPage } from '../useDrift';
import { BoardControls } from './BoardControls';
import { Causes } from './Causes';
import { Coverage } from './Coverage';
import {
  askedBy,
  type BoardFilter,
  readBoard,
  toggledIn,
  writeBoard,
} from './filter';
import { States } from './States';
import { Trend } from './Trend';
import activity from '../../activity/Activity.module.css';
import styles from './Board.module.css';

/** How all stacks stand to what they really are, worst first; live. */
export function BoardPage() {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [search, setSearch] = useSearchParams();
  const filter = readBoard(search);
  const change = (next: BoardFilter) =>
    setSearch(writeBoard(next), { replace: true });
  const key = writeBoard(filter).toString();
  const [shown, setShown] = useState({ key, pages: 1 });
  const pages = shown.key === key ? shown.pages : 1;
  const live = useDriftPage(askedBy(filter), pages);
  return (
    <LivePage
      label={t('drift.title')}
      live={live}
      wide
      title={
        <>
          <SectionTabs />
          <h1>{t('drift.title')}</h1>
          <p className={activity.description}>{t('drift.description')}</p>
        </>
      }
    >
      {drift => (
        <Board
          drift={drift}
          filter={filter}
          onChange={change}
          isLoading={live.loading}
          onMore={() => setShown({ key, pages: pages + 1 })}
        />
      )}
    </LivePage>
  );
}

function Board(props: {
  drift: DriftPage;
  filter: BoardFilter;
  isLoading: boolean;
  onChange(filter: BoardFilter): void;
  onMore(): void;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { drift, filter, onChange } = props;
  const { states, causes, configured, items, stale } = drift;
  const total = DRIFT_STATES.reduce((sum, state) => sum + states[state], 0);
  const { product, owner, environment, text } = filter;
  const isNarrow = !!(product || owner || environment || text);
  if (total === 0 && !isNarrow) {
    return configured ? <NoStacks /> : <NotSet />;
  }
  return (
    <div className={columns.main}>
      <StaleNote stale={stale} />
      {!configured && <NotSet />}
      <BoardControls filter={filter} onChange={onChange} />
      <States
        states={states}
        chosen={filter.states}
        onChange={chosen => onChange({ ...filter, states: chosen })}
      />
      {total > states.unchecked && (
        <div className={styles.summary}>
          <div className={styles.left}>
            <Coverage states={states} staleAfter={drift.staleAfter} />
            <Causes
              causes={causes}
              chosen={filter.causes}
              onToggle={cause =>
                onChange({ ...filter, causes: toggledIn(filter.causes, cause) })
              }
            />
          </div>
          <Trend product={product} owner={owner} />
        </div>
      )}
      <Section title={t('drift.list')} note={<Chosen {...props} />}>
        <div className={controls.list}>
          {items.length === 0 ? (
            <Note title={t('drift.empty.title')}>
              {t('drift.empty.description')}
            </Note>
          ) : (
            <DriftTable label={t('drift.list')} stacks={items} />
          )}
          {drift.nextCursor && (
            <Button
              variant="secondary"
              isPending={props.isLoading}
              onPress={props.onMore}
            >
              {t('stacks.more')}
            </Button>
          )}
        </div>
      </Section>
    </div>
  );
}

/** Which states and causes are listed, where somebody chose some. */
function Chosen(props: {
  filter: BoardFilter;
  onChange(filter: BoardFilter): void;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { filter, onChange } = props;
  const { states, causes } = filter;
  if (states.length + causes.length === 0) return null;
  const names = [
    ...states.map(state => t(`drift.state.${state}`)),
    ...causes.map(cause => t(`drift.cause.${cause}`)),
  ];
  return (
    <>
      {names.join(', ')}{' '}
      <Button
        size="small"
        variant="tertiary"
        onPress={() => onChange({ ...filter, states: [], causes: [] })}
      >
        {t('drift.notAll')}
      </Button>
    </>
  );
}

/** Nobody looks for drift: how that comes to be otherwise. */
function NotSet() {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <Note title={t('drift.unset.title')}>
      <p>{t('drift.unset.description')}</p>
    </Note>
  );
}

function NoStacks() {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const sources = useRoutePath(sourcesRouteRef);
  return (
    <Note
      title={t('drift.noStacks.title')}
      actions={sources && <Link to={sources()}>{t('entity.sources')}</Link>}
    >
      <p className={page.quiet}>{t('drift.noStacks.description')}</p>
    </Note>
  );
}
