import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { cardStyles as styles } from '@infra-portal/infra-react';
import { NO_FILTER, type PageFilter, writeFilter } from '../costs/filter';
import { costsRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';

/** To the page of costs, narrowed to what a card is about. */
export function CostsLink(props: { of: PageFilter['of']; text?: string }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const costs = useRoutePath(costsRouteRef);
  if (!costs) return null;
  const query = writeFilter({ ...NO_FILTER, of: props.of }).toString();
  return (
    <p className={styles.more}>
      <Link to={query ? `${costs()}?${query}` : costs()}>
        {props.text ?? t('entity.more')}
      </Link>
    </p>
  );
}
