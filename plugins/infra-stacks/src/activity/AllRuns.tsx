import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  RUN_COMMANDS,
  RUN_STATES,
  type RunCommand,
  type RunState,
  RUNS_CHANNEL,
} from '@infra-portal/infra-common';
import {
  controlStyles as controls,
  Note,
  SearchBox,
  Section,
  useLive,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { LivePart } from '../runs/LivePart';
import { NoRuns } from '../runs/RunsSection';
import { RunTable } from '../runs/RunTable';
import { stamped } from '../runs/useRuns';
import { infraStacksTranslationRef } from '../translation/ref';
import { type ActivityFilter, writeActivity } from './filter';
import { loadRunPages } from './loadRunPages';

/** All runs, the newest first: searched, narrowed, and more of them if asked. */
export function AllRuns(props: {
  filter: ActivityFilter;
  onChange(filter: ActivityFilter): void;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { filter, onChange } = props;
  const { stacks, products, state, command, text } = filter;
  const api = useApi(stacksApiRef);
  const key = writeActivity(filter).toString();
  const [shown, setShown] = useState({ key, pages: 1 });
  const pages = shown.key === key ? shown.pages : 1;
  const live = useLive({
    channel: RUNS_CHANNEL,
    key: `${key} ${pages}`,
    load: async signal =>
      stamped(
        await loadRunPages(
          api,
          {
            ...{ stacks, products, text },
            states: state && [state],
            commands: command && [command],
          },
          pages,
          signal,
        ),
      ),
    keep: true,
  });
  return (
    <Section title={t('activity.all')}>
      <div className={controls.list}>
        <div className={controls.bar}>
          <SearchBox
            label={t('activity.search')}
            placeholder={t('activity.search.placeholder')}
            text={text}
            onChange={next => onChange({ ...filter, text: next })}
          />
          <label className={controls.control}>
            {t('activity.state')}
            <select
              value={state ?? ''}
              onChange={({ target: { value } }) =>
                onChange({
                  ...filter,
                  state: value === '' ? undefined : (value as RunState),
                })
              }
            >
              <option value="">{t('activity.any')}</option>
              {RUN_STATES.map(each => (
                <option key={each} value={each}>
                  {t(`runs.state.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <label className={controls.control}>
            {t('activity.command')}
            <select
              value={command ?? ''}
              onChange={({ target: { value } }) =>
                onChange({
                  ...filter,
                  command: value === '' ? undefined : (value as RunCommand),
                })
              }
            >
              <option value="">{t('activity.any')}</option>
              {RUN_COMMANDS.map(each => (
                <option key={each} value={each}>
                  {t(`runs.command.${each}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <LivePart live={live}>
          {({ items, nextCursor, observedAt }) => (
            <>
              {items.length === 0 && key === '' && (
                <NoRuns observedAt={observedAt} anywhere />
              )}
              {items.length === 0 && key !== '' && (
                <Note title={t('activity.empty')}>
                  {t('activity.empty.description')}
                </Note>
              )}
              {items.length > 0 && (
                <RunTable label={t('activity.all')} runs={items} named />
              )}
              {nextCursor && (
                <Button
                  variant="secondary"
                  isPending={live.loading}
                  onPress={() => setShown({ key, pages: pages + 1 })}
                >
                  {t('stacks.more')}
                </Button>
              )}
            </>
          )}
        </LivePart>
      </div>
    </Section>
  );
}
