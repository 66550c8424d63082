import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { type Modules, STACKS_CHANNEL } from '@infra-portal/infra-common';
import {
  Age,
  controlStyles as controls,
  LivePage,
  Note,
  pageStyles as page,
  SearchBox,
  useLive,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { SectionTabs } from '../parts/SectionTabs';
import { infraStacksTranslationRef } from '../translation/ref';
import {
  listed,
  MODULE_ORDERS,
  type ModuleListing,
  type ModuleOrder,
  readListing,
  writeListing,
} from './listing';
import { ModuleTable } from './ModuleTable';

/** Modules that are shown before somebody asks for more. */
const PAGE = 100;

/** All modules: searched and ordered; live. */
export function ModulesPage() {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const live = useLive({
    channel: STACKS_CHANNEL,
    key: 'modules',
    load: signal => api.modules(signal),
  });
  return (
    <LivePage
      label={t('modules.title')}
      live={live}
      title={<SectionTabs />}
      wide
    >
      {modules => <Listed modules={modules} />}
    </LivePage>
  );
}

function Listed({ modules }: { modules: Modules }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [search, setSearch] = useSearchParams();
  const [most, setMost] = useState(PAGE);
  const listing = readListing(search);
  const change = (next: ModuleListing) =>
    setSearch(writeListing(next), { replace: true });
  const found = listed(modules.items, listing);
  if (modules.items.length === 0) {
    return (
      <Note title={t('modules.none.title')}>
        {t('modules.none.description')}
      </Note>
    );
  }
  return (
    <div className={controls.list}>
      <Controls
        listing={listing}
        external={modules.items.some(({ external }) => external)}
        onChange={change}
      />
      <p className={page.meta}>
        <strong role="status">
          {t('modules.count', { count: found.length })}
        </strong>
        {modules.observedAt && (
          <span>
            {t('stacks.observed')} <Age at={modules.observedAt} />
          </span>
        )}
      </p>
      {found.length === 0 ? (
        <Note title={t('modules.empty.title')}>
          {t('modules.empty.description')}
        </Note>
      ) : (
        <ModuleTable modules={found.slice(0, most)} />
      )}
      {found.length > most && (
        <Button variant="secondary" onPress={() => setMost(most + PAGE)}>
          {t('modules.more')}
        </Button>
      )}
    </div>
  );
}

function Controls(props: {
  listing: ModuleListing;
  /** Whether there are external ones. */
  external: boolean;
  onChange(listing: ModuleListing): void;
}) {
  const { listing, onChange } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <div className={controls.bar}>
      <SearchBox
        label={t('modules.search')}
        placeholder={t('modules.searchPlaceholder')}
        text={listing.text}
        onChange={text => onChange({ ...listing, text })}
      />
      {props.external && (
        <label className={controls.check}>
          <input
            type="checkbox"
            checked={listing.external}
            onChange={event =>
              onChange({ ...listing, external: event.target.checked })
            }
          />
          {t('modules.external')}
        </label>
      )}
      <label className={controls.control}>
        {t('modules.order')}
        <select
          value={listing.order}
          onChange={event =>
            onChange({ ...listing, order: event.target.value as ModuleOrder })
          }
        >
          {MODULE_ORDERS.map(order => (
            <option key={order} value={order}>
              {t(`modules.order.${order}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
