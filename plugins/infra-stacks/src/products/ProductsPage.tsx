import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  type Products,
  type ProductSummary,
  STACKS_CHANNEL,
} from '@infra-portal/infra-common';
import {
  Age,
  controlStyles as controls,
  EnvironmentMark,
  LivePage,
  Note,
  pageStyles as page,
  SearchBox,
  shortOwner,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { FindingCounts } from '../parts/FindingCounts';
import { infraStacksTranslationRef } from '../translation/ref';
import { fitting } from './fitting';
import styles from './Products.module.css';

/** Products that are shown before somebody asks for more. */
const PAGE = 60;

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
      {products => <Listed products={products} />}
    </LivePage>
  );
}

function Listed({ products }: { products: Products }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [search, setSearch] = useSearchParams();
  const [most, setMost] = useState(PAGE);
  const { items, observedAt } = products;
  if (items.length === 0) {
    return (
      <Note title={t('products.none.title')}>
        {t('products.none.description')}
      </Note>
    );
  }
  const text = search.get('text') ?? '';
  const found = fitting(items, text);
  return (
    <div className={controls.list}>
      <div className={controls.bar}>
        <SearchBox
          label={t('products.search')}
          placeholder={t('products.searchPlaceholder')}
          text={text}
          onChange={next =>
            setSearch(next ? { text: next } : {}, { replace: true })
          }
        />
      </div>
      <p className={page.meta}>
        <strong role="status">
          {t('products.count', { count: found.length })}
        </strong>
        {observedAt && (
          <span>
            {t('stacks.observed')} <Age at={observedAt} />
          </span>
        )}
      </p>
      {found.length === 0 && (
        <Note title={t('products.empty.title')}>
          {t('products.empty.description')}
        </Note>
      )}
      <ul className={styles.cards}>
        {found.slice(0, most).map(product => (
          <ProductCard key={product.name} product={product} />
        ))}
      </ul>
      {found.length > most && (
        <Button variant="secondary" onPress={() => setMost(most + PAGE)}>
          {t('products.more')}
        </Button>
      )}
    </div>
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
