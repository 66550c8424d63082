import { useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { COSTS_CHANNEL, type SavingsAnswer } from '@infra-portal/infra-common';
import {
  LivePage,
  Note,
  pageStyles as page,
  useLive,
  useTabTitle,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { askedOf, readFilter, writeFilter, NO_FILTER } from '../costs/filter';
import { costsRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';
import { SavingsTotal } from './SavingsTotal';
import { StackPart } from './StackPart';
import shared from '../costs/Costs.module.css';

/** Ways to pay less, computed by the prices that count now; live. */
export function SavingsPage() {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const costs = useRoutePath(costsRouteRef);
  const [search] = useSearchParams();
  const { of } = readFilter(search);
  const address = writeFilter({ ...NO_FILTER, of }).toString();
  const live = useLive({
    channel: COSTS_CHANNEL,
    key: address,
    load: signal => api.savings(askedOf({ of }), signal),
    keep: true,
  });
  useTabTitle(`${t('savings.title')} · ${t('costs.title')}`);
  return (
    <LivePage
      label={t('savings.title')}
      live={live}
      wide
      back={t('costs.title')}
      backTo={costs && `${costs()}${address && `?${address}`}`}
      title={
        <>
          <header className={page.head}>
            <h1>{t('savings.title')}</h1>
          </header>
          <p className={shared.intro}>{t('savings.description')}</p>
        </>
      }
    >
      {answer => <Known answer={answer} />}
    </LivePage>
  );
}

function Known({ answer }: { answer: SavingsAnswer }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { items, stacks, pending, more, currency } = answer;
  if (stacks === pending) {
    const kind = stacks === 0 ? 'none' : 'pending';
    return (
      <Note title={t(`savings.${kind}.title`)}>
        {t(`savings.${kind}.description`)}
      </Note>
    );
  }
  return (
    <div className={shared.parts}>
      <SavingsTotal answer={answer} />
      {items.length === 0 && (
        <Note title={t('savings.nothing.title')}>
          {t('savings.nothing.description')}
        </Note>
      )}
      {items.map(stack => (
        <StackPart key={stack.ref} stack={stack} currency={currency} />
      ))}
      {more > 0 && (
        <p className={shared.quiet}>{t('savings.more', { count: more })}</p>
      )}
    </div>
  );
}
