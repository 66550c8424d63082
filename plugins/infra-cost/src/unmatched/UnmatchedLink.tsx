import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { COSTS_CHANNEL } from '@infra-portal/infra-common';
import { useLive } from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { unmatchedRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';

/** To projects that are no known stack, where there are some. */
export function UnmatchedLink() {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const route = useRoutePath(unmatchedRouteRef);
  const { value } = useLive({
    channel: COSTS_CHANNEL,
    key: 'unmatched',
    load: signal => api.unmatched(signal),
  });
  // What cannot be loaded is told on the page itself.
  if (!route || !value || value.items.length === 0) return null;
  return (
    <>
      {' · '}
      <Link to={route()}>
        {t('unmatched.link', { count: value.items.length })}
      </Link>
    </>
  );
}
