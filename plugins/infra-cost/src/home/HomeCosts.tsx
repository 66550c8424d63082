import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  type CatalogApi,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import {
  COSTS_CHANNEL,
  type CostSummary,
  productOfSystem,
} from '@infra-portal/infra-common';
import {
  Age,
  cardStyles,
  LoadingLines,
  LoadProblem,
  useLive,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { CostsLink } from '../entity/CostsLink';
import { ProductLink, StackCostLink } from '../parts/Links';
import { Change, Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import styles from '../entity/Entity.module.css';

/** Products and movers that the front page has room for. */
const FEW = 4;
const amounts = `${cardStyles.rows} ${styles.amounts}`;
/** Products that are asked for at once. */
const MOST = 100;

/** What the products of one's own teams cost; for the front page. */
export function HomeCosts() {
  const api = useApi(costApiRef);
  const catalog = useApi(catalogApiRef);
  const identity = useApi(identityApiRef);
  const { value, error, reload } = useLive({
    channel: COSTS_CHANNEL,
    key: 'own',
    load: async signal => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      const product = await productsOf(catalog, ownershipEntityRefs);
      // Of no product would be of all.
      if (product.length === 0) return {};
      return { summary: await api.summary({ product }, signal) };
    },
  });
  return (
    <div className={styles.own}>
      {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
      {!value && !error && <LoadingLines />}
      {value && <Own summary={value.summary} />}
    </div>
  );
}

/** Names of the products that one of the owners, entity refs, has. */
async function productsOf(catalog: CatalogApi, owners: readonly string[]) {
  const { items } = await catalog.queryEntities({
    filter: { kind: 'System', 'relations.ownedBy': [...owners] },
    fields: ['metadata.name', 'metadata.annotations'],
    limit: MOST,
  });
  return items.map(productOfSystem);
}

function Own({ summary }: { summary?: CostSummary }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  if (!summary || summary.stacks === summary.unknown) {
    return (
      <>
        <p className={styles.quiet}>{t('home.none')}</p>
        <CostsLink of={{}} text={t('home.all')} />
      </>
    );
  }
  const { currency, monthly, change, movers, pricedAt } = summary;
  const products = summary.groups.product.filter(({ key }) => key !== '');
  return (
    <>
      <p className={styles.big}>
        <Money amount={monthly} currency={currency} />{' '}
        <small>{t('money.perMonth')}</small>
      </p>
      <Change change={change} currency={currency} monthly={monthly} worded />
      <ul className={amounts}>
        {products.slice(0, FEW).map(product => (
          <li key={product.key}>
            <ProductLink name={product.key} />
            <Money amount={product.monthly} currency={currency} />
          </li>
        ))}
      </ul>
      {movers.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('home.movers')}</h3>
          <ul className={amounts}>
            {movers.slice(0, FEW).map(mover => (
              <li key={mover.ref}>
                <StackCostLink name={mover.name} />
                <Change change={mover.change} currency={currency} />
              </li>
            ))}
          </ul>
        </>
      )}
      {pricedAt && (
        <p className={styles.quiet}>
          {t('source.oldest')} <Age at={pricedAt} />
        </p>
      )}
      <CostsLink of={{}} text={t('home.all')} />
    </>
  );
}
