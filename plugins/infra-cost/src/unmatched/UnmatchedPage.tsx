import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { COSTS_CHANNEL } from '@infra-portal/infra-common';
import {
  LivePage,
  Note,
  pageStyles as page,
  useLive,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { costsRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';
import { ProjectTable } from './ProjectTable';
import shared from '../costs/Costs.module.css';

/** What was matched last. */
interface Done {
  project: string;
  stack: string;
}

/** Projects of reports that are no stack that is known, and which they are. */
export function UnmatchedPage() {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const costs = useRoutePath(costsRouteRef);
  const [done, setDone] = useState<Done>();
  const live = useLive({
    channel: COSTS_CHANNEL,
    key: 'unmatched',
    load: signal => api.unmatched(signal),
  });
  useTabTitle(`${t('unmatched.title')} · ${t('costs.title')}`);
  return (
    <LivePage
      label={t('unmatched.title')}
      live={live}
      back={t('costs.title')}
      backTo={costs?.()}
      title={
        <>
          <header className={page.head}>
            <h1>{t('unmatched.title')}</h1>
          </header>
          <p className={shared.intro}>{t('unmatched.description')}</p>
        </>
      }
    >
      {({ items }) => (
        <div className={shared.parts}>
          <div role="status">
            {done && (
              <Note title={t('unmatched.column.action')}>
                <Verbatim text={t('unmatched.done', { ...done })} />
              </Note>
            )}
          </div>
          {items.length === 0 ? (
            <Note title={t('unmatched.none.title')}>
              {t('unmatched.none.description')}
            </Note>
          ) : (
            <ProjectTable
              projects={items}
              onMatched={(project, stack) => {
                setDone({ project, stack });
                live.reload();
              }}
            />
          )}
        </div>
      )}
    </LivePage>
  );
}
