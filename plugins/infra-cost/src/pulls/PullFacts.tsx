import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PullCostDetail } from '@infra-portal/infra-common';
import {
  Age,
  Fact,
  FactList,
  safeHref,
  shortOwner,
  shortRepository,
} from '@infra-portal/infra-react';
import { ProductLink } from '../parts/Links';
import { activityRouteRef, requestsRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';
import { OpenMark } from './marks';

/** Branch of a request of Create service: product, service and change. */
const REQUEST = /^portal\/([^/]+)\/[^/]+\/[^/]+$/;

/** Whose pull request it is, and where else it is shown. */
export function PullFacts({ pull }: { pull: PullCostDetail }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const activity = useRoutePath(activityRouteRef);
  const { products, owners, environments, base, repository, number } = pull;
  const requests = useRoutePath(requestsRouteRef);
  const [, product] = REQUEST.exec(pull.branch) ?? [];
  const text = `${shortRepository(repository)} #${number}`;
  return (
    <FactList
      title={t('pull.facts')}
      href={safeHref(pull.url)}
      open={t('pull.openPull')}
    >
      <Fact title={t('pull.state')}>
        <OpenMark pull={pull} />
      </Fact>
      <Fact title={t('dimension.repository')} text={repository} />
      <Fact title={t('pull.author')} text={pull.author} />
      <Fact title={t('pull.branch')} text={pull.branch} />
      <Fact title={t('pull.head')} text={pull.head.slice(0, 10)} />
      <Fact title={t('pull.base')} text={base?.slice(0, 10)} />
      <Fact title={t('pull.updated')}>
        <Age at={pull.updatedAt} />
      </Fact>
      {products.length > 0 && (
        <Fact title={t('dimension.product')}>
          {products.map((name, index) => (
            <span key={name}>
              {index > 0 && ', '}
              <ProductLink name={name} />
            </span>
          ))}
        </Fact>
      )}
      {environments.length > 0 && (
        <Fact
          title={t('dimension.environment')}
          text={environments.join(', ')}
        />
      )}
      {owners.length > 0 && (
        <Fact
          title={t('dimension.owner')}
          text={owners.map(shortOwner).join(', ')}
        />
      )}
      {activity && (
        <Fact title="Atlantis">
          <Link to={`${activity()}?${new URLSearchParams({ text })}`}>
            {t('pull.runs')}
          </Link>
        </Fact>
      )}
      {requests && product !== undefined && (
        <Fact title={t('pull.request')}>
          <Link
            to={`${requests()}?${new URLSearchParams({
              ...{ whose: 'all', state: 'all', product },
            })}`}
          >
            {t('pull.request.open')}
          </Link>
        </Fact>
      )}
    </FactList>
  );
}
