import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type ProductSummary,
  STACKS_CHANNEL,
} from '@infra-portal/infra-common';
import { Age, Note, useLive, Verbatim } from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { EnvironmentMark } from '../parts/EnvironmentMark';
import { FindingCounts } from '../parts/FindingCounts';
import { LivePage } from '../parts/LivePage';
import { shortOwner } from '../parts/names';
import { infraStacksTranslationRef } from '../translation/ref';
import page from '../parts/Page.module.css';
import styles from './Products.module.css';

/** Every product as its stacks show it, worst first; live. */
export function ProductsPage() {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const live = useLive({
    channel: STACKS_CHANNEL,
    key: 'products',
    load: signal => api.products(signal),
  });
  return (
    <LivePage label={t('products.title')} live={live}>
      {({ items, observedAt }) => (
        <>
          <p className={page.meta}>
            <strong role="status">
              {t('products.count', { count: items.length })}
            </strong>
            {observedAt && (
              <span>
                {t('stacks.observed')} <Age at={observedAt} />
              </span>
            )}
          </p>
          {items.length === 0 && (
            <Note title={t('products.none.title')}>
              {t('products.none.description')}
            </Note>
          )}
          <ul className={styles.cards}>
            {items.map(product => (
              <ProductCard key={product.name} product={product} />
            ))}
          </ul>
        </>
      )}
    </LivePage>
  );
}

function ProductCard({ product }: { product: ProductSummary }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <li className={styles.card}>
      <h2>
        <Link to={encodeURIComponent(product.name)}>
          <Verbatim text={product.name} />
        </Link>
      </h2>
      <FindingCounts counts={product.findings} />
      <p className={styles.environments}>
        {product.environments.map(({ name, stacks }) => (
          <EnvironmentMark key={name} name={name} count={stacks} />
        ))}
      </p>
      <p className={styles.quiet}>
        {product.services.length > 0 && (
          <span>
            {t('products.services', { count: product.services.length })}
          </span>
        )}
        <span>{t('stacks.count', { count: product.stacks })}</span>
      </p>
      {product.owners.length > 0 && (
        <p className={styles.quiet}>
          <span>{t('products.owners')}:</span>
          {product.owners.slice(0, 3).map(owner => (
            <Verbatim key={owner} text={shortOwner(owner)} />
          ))}
        </p>
      )}
    </li>
  );
}
