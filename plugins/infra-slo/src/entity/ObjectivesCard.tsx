import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type ObjectivePage, SLOS_CHANNEL } from '@infra-portal/infra-common';
import { Age, cardStyles, LiveCard, useLive } from '@infra-portal/infra-react';
import { type ObjectiveFilter, sloApiRef } from '../api';
import { FileProblems } from '../fleet/FileProblems';
import { NoObjectives } from '../parts/Empty';
import { Unread, unreadIn } from '../parts/Unread';
import { slosRouteRef, useRoutePath } from '../routes';
import { infraSloTranslationRef } from '../translation/ref';
import { allObjectives, oldestOf, problemsIn, promisesOf } from './load';

/** Objectives of something of the catalog, or how it comes to have some. */
export function ObjectivesCard(props: {
  filter: ObjectiveFilter;
  product?: string;
  /** Where its files are below `slo/`, if that is known. */
  folder?: readonly string[];
  /** It fills a tab. */
  wide?: boolean;
  children(page: ObjectivePage): ReactNode;
}) {
  const { filter, product, folder, wide, children } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const api = useApi(sloApiRef);
  const live = useLive({
    channel: SLOS_CHANNEL,
    key: JSON.stringify(filter),
    load: signal => allObjectives(api, filter, signal),
  });
  return (
    <LiveCard
      title={t('entity.title')}
      live={live}
      missing={{
        title: t('empty.title'),
        description: t('empty.description'),
      }}
      note={page => <Promises page={page} />}
      wide={wide}
    >
      {page => (
        <>
          <Unread problems={page.problems} />
          {page.items.length > 0 && children(page)}
          {page.items.length === 0 && unreadIn(page.problems).length === 0 && (
            <NoObjectives />
          )}
          {folder && (
            <FileProblems problems={problemsIn(page.problems, folder)} />
          )}
          <FleetLink product={product} />
        </>
      )}
    </LiveCard>
  );
}

function Promises({ page: { items } }: { page: ObjectivePage }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  if (items.length === 0) return null;
  const { kept, unknown } = promisesOf(items);
  const oldest = oldestOf(items);
  return (
    <>
      {t('entity.kept', { kept: String(kept), count: items.length })}
      {unknown > 0 && `, ${t('entity.unknown', { count: unknown })}`}
      {oldest && (
        <>
          {' · '}
          {t('entity.asked')} <Age at={oldest} />
        </>
      )}
    </>
  );
}

/** To the page of all objectives, narrowed to the product. */
export function FleetLink({ product }: { product?: string }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const slos = useRoutePath(slosRouteRef);
  if (!slos) return null;
  const query = product ? `?${new URLSearchParams({ product })}` : '';
  return (
    <p className={cardStyles.more}>
      <Link to={`${slos()}${query}`}>
        {t(product ? 'entity.more' : 'entity.all')}
      </Link>
    </p>
  );
}
