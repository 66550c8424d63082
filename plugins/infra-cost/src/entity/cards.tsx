import type { ReactNode } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  COSTS_CHANNEL,
  type CostSummary,
  productOfService,
  productOfSystem,
  pullRequestOf,
  type StackCost,
  stacksOfService,
} from '@infra-portal/infra-common';
import {
  Age,
  cardStyles,
  EnvironmentMark,
  type Live,
  LiveCard,
  Note,
  useLive,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { BudgetBar } from '../parts/BudgetBar';
import { Coverage } from '../parts/Coverage';
import { Failing, StackMoney } from '../parts/CostState';
import { StackCostLink } from '../parts/Links';
import { Change, Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import { CostsLink } from './CostsLink';
import { stacksOfProduct } from './load';
import { sumOf } from './matrix';
import { SumText } from './SumText';
import styles from './Entity.module.css';

/** Card of a System: what the product costs in a month. */
export function ProductCostCard() {
  const product = productOfSystem(useEntity().entity);
  const api = useApi(costApiRef);
  const live = useLive({
    channel: COSTS_CHANNEL,
    key: product,
    load: signal => api.summary({ product: [product] }, signal),
  });
  return (
    <CostCard
      live={live}
      isEmpty={({ stacks, unknown }) => stacks === unknown}
      at={({ pricedAt }) => pricedAt}
    >
      {summary => (
        <>
          <SummaryFacts summary={summary} product={product} />
          <CostsLink of={{ product }} />
        </>
      )}
    </CostCard>
  );
}

function SummaryFacts(props: { summary: CostSummary; product: string }) {
  const { summary, product } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { monthly, currency, change, coverage, stacks, unknown } = summary;
  const budget = summary.groups.product.find(
    ({ key }) => key === product,
  )?.budget;
  return (
    <div className={styles.facts}>
      <p className={styles.big}>
        <Money amount={monthly} currency={currency} />{' '}
        <small>{t('money.perMonth')}</small>
      </p>
      <Change change={change} currency={currency} monthly={monthly} worded />
      {budget !== undefined && (
        <BudgetBar monthly={monthly} budget={budget} currency={currency} />
      )}
      <Coverage coverage={coverage} stacks={{ total: stacks, unknown }} />
    </div>
  );
}

/** Card of a service: what its stacks cost, by environment. */
export function ServiceCostCard() {
  const { entity } = useEntity();
  const product = productOfService(entity);
  return product === undefined ? null : <OfService product={product} />;
}

function OfService({ product }: { product: string }) {
  const { entity } = useEntity();
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const live = useLive({
    channel: COSTS_CHANNEL,
    key: product,
    load: async signal =>
      stacksOfService(entity, await stacksOfProduct(api, product, signal)),
  });
  return (
    <CostCard live={live} isEmpty={stacks => stacks.length === 0}>
      {stacks => (
        <>
          <p className={styles.big}>
            <SumText sum={sumOf(stacks)} />{' '}
            <small>
              {t('money.perMonth')},{' '}
              {t('entity.stacks', { count: stacks.length })}
            </small>
          </p>
          <ul className={cardStyles.rows}>
            {stacks.map(stack => (
              <li key={stack.ref}>
                <StackCostLink name={stack.name} />
                {stack.environment && (
                  <EnvironmentMark name={stack.environment} />
                )}
                <StackMoney stack={stack} />
                {stack.cost && (
                  <Change
                    change={stack.change}
                    currency={stack.cost.currency}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </CostCard>
  );
}

/** Card of a Resource that is a stack: what it costs. */
export function StackCostCard() {
  const { entity } = useEntity();
  // What is only proposed is priced on its pull request.
  if (pullRequestOf(entity) !== undefined) return null;
  // It is called the same in the catalog and in addresses of ours.
  return <OfStack name={entity.metadata.name} />;
}

function OfStack({ name }: { name: string }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const live = useLive({
    channel: COSTS_CHANNEL,
    key: name,
    load: (signal): Promise<StackCost> => api.stack(name, signal),
  });
  return (
    <CostCard live={live} at={({ cost }) => cost?.pricedAt}>
      {stack => (
        <div className={styles.facts}>
          <p className={styles.big}>
            <StackMoney stack={stack} />{' '}
            {stack.cost && <small>{t('money.perMonth')}</small>}
          </p>
          {stack.cost && (
            <>
              <Change
                change={stack.change}
                currency={stack.cost.currency}
                monthly={stack.cost.monthly}
                worded
              />
              <Coverage coverage={stack.cost.coverage} />
            </>
          )}
          <Failing stack={stack} />
          <p className={cardStyles.more}>
            <StackCostLink name={name} text={t('entity.more')} />
          </p>
        </div>
      )}
    </CostCard>
  );
}

function CostCard<T>(props: {
  live: Live<T>;
  /** Whether it has no cost that could be shown. */
  isEmpty?(value: T): boolean;
  /** When it was priced. */
  at?(value: T): string | undefined;
  children(value: T): ReactNode;
}) {
  const { live, isEmpty, at, children } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const missing = {
    title: t('entity.missing'),
    description: t('entity.missing.description'),
  };
  return (
    <LiveCard
      title={t('entity.title')}
      live={live}
      missing={missing}
      note={value => {
        const priced = at?.(value);
        return (
          priced && (
            <>
              {t('source.priced')} <Age at={priced} />
            </>
          )
        );
      }}
    >
      {value =>
        isEmpty?.(value) ? (
          <Note title={missing.title}>{missing.description}</Note>
        ) : (
          children(value)
        )
      }
    </LiveCard>
  );
}
