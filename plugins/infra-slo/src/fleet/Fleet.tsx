import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { type ObjectivePage, SLO_STATES } from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  controlStyles as controls,
  Section,
  StateTiles,
} from '@infra-portal/infra-react';
import { NotConfigured, NothingFits, NoObjectives } from '../parts/Empty';
import { ObjectiveTable } from '../parts/ObjectiveTable';
import { StateMark } from '../parts/StateMark';
import { Unread, unreadIn } from '../parts/Unread';
import { infraSloTranslationRef } from '../translation/ref';
import { FileProblems } from './FileProblems';
import { type FleetFilter, isNarrow, NO_FILTER } from './filter';
import { FleetControls } from './FleetControls';
import { Promises } from './Promises';
import { FailingSources, Sources } from './Sources';
import { Without } from './Without';

interface Props {
  page: ObjectivePage;
  filter: FleetFilter;
  isLoading: boolean;
  onChange(filter: FleetFilter): void;
  onMore(): void;
}

/** What the page of all objectives has once they are loaded. */
export function Fleet(props: Props) {
  const { page, filter, onChange } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const known = SLO_STATES.some(state => page.states[state]);
  const isEmpty = !known && !isNarrow(filter) && filter.states.length === 0;
  const isRead = unreadIn(page.problems).length === 0;
  return (
    <div className={columns.main}>
      <Unread problems={page.problems} />
      {!page.configured && <NotConfigured />}
      <FailingSources sources={page.sources} />
      {isEmpty ? (
        isRead && <NoObjectives />
      ) : (
        <>
          <Promises states={page.states} />
          <FleetControls page={page} filter={filter} onChange={onChange} />
          <StateTiles
            label={t('fleet.states')}
            states={SLO_STATES}
            counts={page.states}
            chosen={filter.states}
            onChange={states => onChange({ ...filter, states })}
          >
            {state => <StateMark status={{ state }} />}
          </StateTiles>
          <List {...props} />
        </>
      )}
      <FileProblems problems={page.problems} />
      <Without services={page.without} />
      <Sources sources={page.sources} />
    </div>
  );
}

function List({ page, filter, isLoading, onChange, onMore }: Props) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { items, total, nextCursor } = page;
  return (
    <Section
      title={t('fleet.list')}
      note={<span role="status">{t('fleet.count', { count: total })}</span>}
    >
      <div className={controls.list}>
        {items.length === 0 ? (
          <NothingFits
            onReset={() => onChange({ ...NO_FILTER, order: filter.order })}
          />
        ) : (
          <ObjectiveTable
            label={t('fleet.list')}
            objectives={items}
            withOwner
          />
        )}
        {nextCursor && (
          <Button variant="secondary" isPending={isLoading} onPress={onMore}>
            {t('fleet.more')}
          </Button>
        )}
      </div>
    </Section>
  );
}
