import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { COSTS_CHANNEL, type CostSummary } from '@infra-portal/infra-common';
import {
  cardStyles,
  LoadingLines,
  LoadProblem,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { CostsLink } from '../entity/CostsLink';
import { StackCostLink } from '../parts/Links';
import { Change, Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import styles from '../entity/Entity.module.css';

/** Products and movers that the front page has room for. */
const FEW = 4;

/** What the stacks of one's own teams cost; for the front page. */
export function HomeCosts() {
  const api = useApi(costApiRef);
  const identity = useApi(identityApiRef);
  const { value, error, reload } = useLive({
    channel: COSTS_CHANNEL,
    key: 'own',
    load: async signal => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      return api.summary({ owner: ownershipEntityRefs }, signal);
    },
  });
  return (
    <div>
      {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
      {!value && !error && <LoadingLines />}
      {value && <Own summary={value} />}
    </div>
  );
}

function Own({ summary }: { summary: CostSummary }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { currency, monthly, change, stacks, unknown, movers } = summary;
  if (stacks === unknown) {
    return (
      <>
        <p className={styles.quiet}>{t('home.none')}</p>
        <CostsLink of={{}} text={t('home.all')} />
      </>
    );
  }
  const products = summary.groups.product.filter(({ key }) => key !== '');
  return (
    <>
      <p className={styles.big}>
        <Money amount={monthly} currency={currency} />{' '}
        <small>{t('money.perMonth')}</small>
      </p>
      <Change change={change} currency={currency} monthly={monthly} worded />
      <ul className={cardStyles.rows}>
        {products.slice(0, FEW).map(product => (
          <li key={product.key}>
            <Verbatim text={product.key} />
            <Money amount={product.monthly} currency={currency} />
          </li>
        ))}
      </ul>
      {movers.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('home.movers')}</h3>
          <ul className={cardStyles.rows}>
            {movers.slice(0, FEW).map(mover => (
              <li key={mover.ref}>
                <StackCostLink name={mover.name} />
                <Change change={mover.change} currency={currency} />
              </li>
            ))}
          </ul>
        </>
      )}
      <CostsLink of={{}} text={t('home.all')} />
    </>
  );
}
