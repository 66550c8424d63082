import { Link, useParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type Product, STACKS_CHANNEL } from '@infra-portal/infra-common';
import {
  Age,
  LivePage,
  shortOwner,
  shortRepository,
  useLive,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { NamedHead } from '../parts/NamedHead';
import { ProductDriftSection } from '../drift/ProductDrift';
import { ProductRuns } from '../runs/RunsSection';
import { costsRouteRef, stacksRouteRef, useRoutePath } from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';
import { Graph } from './Graph';
import { Layers } from './Layers';
import { Matrix } from './Matrix';
import styles from './Product.module.css';

/** One product: its services in their environments, and what is wrong; live. */
export function ProductPage() {
  const { name = '' } = useParams();
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const live = useLive({
    channel: STACKS_CHANNEL,
    key: name,
    load: signal => api.product(name, signal),
  });
  useTabTitle(name);
  return (
    <LivePage label={name} live={live} back={t('product.back')} single>
      {product => <Known product={product} />}
    </LivePage>
  );
}

function Known({ product }: { product: Product }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const stacks = useRoutePath(stacksRouteRef);
  const costs = useRoutePath(costsRouteRef);
  const { owners, repositories, observedAt } = product;
  const list = new URLSearchParams({ product: product.name });
  return (
    <>
      <NamedHead name={product.name} counts={product.findings} />
      <dl className={styles.facts}>
        {owners.length > 0 && (
          <div>
            <dt>{t('products.owners')}</dt>
            <dd>
              <Verbatim text={owners.map(shortOwner).join(', ')} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('product.repositories')}</dt>
          <dd>
            <Verbatim text={repositories.map(shortRepository).join(', ')} />
          </dd>
        </div>
        {costs && (
          <div>
            <dt>{t('stack.cost')}</dt>
            <dd>
              <Link to={`${costs()}?${list}`}>{t('stack.cost.open')}</Link>
            </dd>
          </div>
        )}
        {observedAt && (
          <div>
            <dt>{t('stack.checked')}</dt>
            <dd>
              <Age at={observedAt} />
            </dd>
          </div>
        )}
      </dl>
      <div className={styles.parts}>
        <div>
          <Matrix product={product} />
          {stacks && (
            <p>
              <Link to={`${stacks()}?${list}`}>{t('product.stacks')}</Link>
            </p>
          )}
        </div>
        <ProductDriftSection product={product.name} />
        <ProductRuns product={product.name} />
        <Layers product={product} />
        <Graph product={product.name} />
      </div>
    </>
  );
}
