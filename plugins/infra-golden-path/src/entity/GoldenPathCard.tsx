import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  safeHref,
  Verbatim,
  LoadingLines,
  LoadProblem,
} from '@infra-portal/infra-react';
import { goldenPathApiRef } from '../api';
import { NewerPath, ServiceWays } from '../lifecycle/ServiceWays';
import { loadPages } from '../pullRequests/loadPages';
import { RequestState } from '../request/RequestState';
import { useLive } from '../request/useLive';
import { useRequestTitle } from '../request/useRequestTitle';
import {
  createServiceRouteRef,
  requestRouteRef,
  useRoutePath,
} from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { serviceOf, type CatalogService } from './serviceOf';
import styles from './GoldenPathCard.module.css';

/** Pages of open requests of a product that are looked through for the service's. */
const PAGES = 10;

/** On a service's page: the golden path it came from, what is open, and the way to change it. */
export function GoldenPathCard() {
  const service = serviceOf(useEntity().entity);
  return service ? <Card service={service} /> : null;
}

function Card(props: { service: CatalogService }) {
  const { service } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const create = useRoutePath(createServiceRouteRef);
  const intentHref = safeHref(service.intentUrl);
  const change = new URLSearchParams({
    product: service.product,
    service: service.service ?? '',
    ...(service.repository && { repository: service.repository }),
  });
  return (
    <section className={styles.card} aria-label={t('entity.title')}>
      <h3 className={styles.title}>{t('entity.title')}</h3>
      <dl className={styles.facts}>
        {service.goldenPath && (
          <div>
            <dt>{t('entity.path')}</dt>
            <dd>
              <Verbatim
                text={`${service.goldenPath.name} ${service.goldenPath.version}`}
              />{' '}
              <NewerPath service={service} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('entity.intent')}</dt>
          <dd>
            {intentHref ? (
              <a href={intentHref} target="_blank" rel="noopener noreferrer">
                <Verbatim text={service.intent} />
              </a>
            ) : (
              <Verbatim text={service.intent} />
            )}
          </dd>
        </div>
        <div>
          <dt>{t('entity.requests')}</dt>
          <dd>
            <OpenRequests service={service} />
          </dd>
        </div>
      </dl>
      {service.pullRequest && (
        <p className={styles.note}>
          {t('entity.provisional', { number: service.pullRequest })}
        </p>
      )}
      {create && service.service && !service.pullRequest && (
        <>
          <Link to={`${create()}?${change}`} className={styles.change}>
            {t('entity.change')}
          </Link>
          <ServiceWays change={change} />
        </>
      )}
    </section>
  );
}

function OpenRequests(props: { service: CatalogService }) {
  const { product, service, repository } = props.service;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(goldenPathApiRef);
  const route = useRoutePath(requestRouteRef);
  const titleOf = useRequestTitle();
  const live = useLive(`${repository} ${product} ${service}`, async signal => {
    const { items, nextCursor } = await loadPages(
      api,
      { product, states: ['opening', 'failed', 'conflict', 'open'] },
      PAGES,
      signal,
    );
    const own = items.filter(
      each =>
        each.service === service &&
        (repository === undefined || each.repository === repository),
    );
    return { own, isAll: nextCursor === undefined };
  });
  if (live.error && !live.value) {
    return <LoadProblem error={live.error} onRetry={live.reload} />;
  }
  if (!live.value) return <LoadingLines />;
  const { own, isAll } = live.value;
  if (own.length === 0) {
    return <>{t(isAll ? 'entity.noRequests' : 'entity.unknownRequests')}</>;
  }
  return (
    <ul className={styles.requests}>
      {own.map(request => (
        <li key={request.id}>
          <Link to={route?.({ id: request.id }) ?? '/pull-requests'}>
            <Verbatim text={titleOf(request)} />
          </Link>{' '}
          <RequestState request={request} />
        </li>
      ))}
    </ul>
  );
}
