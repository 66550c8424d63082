import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { COSTS_CHANNEL } from '@infra-portal/infra-common';
import {
  briefMoneyText,
  useLanguage,
  useLive,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { NO_FILTER, writeFilter } from '../costs/filter';
import { savingsRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';

/** What could be saved of a product; leads to how. */
export function ProductSavings({ product }: { product: string }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const api = useApi(costApiRef);
  const savings = useRoutePath(savingsRouteRef);
  const { value } = useLive({
    channel: COSTS_CHANNEL,
    key: product,
    load: signal => api.savings({ product: [product] }, signal),
  });
  if (!savings) return null;
  const query = writeFilter({ ...NO_FILTER, of: { product } });
  const money = (amount: string) =>
    briefMoneyText(amount, value?.currency ?? '', language);
  // Without an answer the page that it leads to says why.
  const isKnown = value !== undefined && value.stacks > value.pending;
  return (
    <p>
      <Link to={`${savings()}?${query}`}>
        {isKnown
          ? t('savingProposal.product', {
              certain: money(value.certain),
              possible: money(value.possible),
            })
          : t('savings.link')}
      </Link>
    </p>
  );
}
