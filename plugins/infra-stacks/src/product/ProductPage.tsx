import { Link, useParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type Product, STACKS_CHANNEL } from '@infra-portal/infra-common';
import {
  Age,
  LoadingLines,
  LoadProblem,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { FindingCounts } from '../parts/FindingCounts';
import { shortOwner, shortRepository } from '../parts/names';
import { stacksRouteRef, useRoutePath } from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';
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
  const { value, error } = live;
  return (
    <main className={styles.page} aria-label={name}>
      <p className={styles.back}>
        <Link to="..">{t('product.back')}</Link>
      </p>
      {error && (
        <LoadProblem
          error={error}
          single
          kept={!!value}
          onRetry={live.reload}
        />
      )}
      {!value && !error && <LoadingLines />}
      {value && <Known product={value} />}
    </main>
  );
}

function Known({ product }: { product: Product }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const stacks = useRoutePath(stacksRouteRef);
  const { owners, repositories, observedAt } = product;
  const list = new URLSearchParams({ product: product.name });
  return (
    <>
      <header className={styles.head}>
        <h1>
          <Verbatim text={product.name} />
        </h1>
        <FindingCounts counts={product.findings} />
      </header>
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
        {observedAt && (
          <div>
            <dt>{t('stack.checked')}</dt>
            <dd>
              <Age at={observedAt} />
            </dd>
          </div>
        )}
      </dl>
      <Matrix product={product} />
      {stacks && (
        <p>
          <Link to={`${stacks()}?${list}`}>{t('product.stacks')}</Link>
        </p>
      )}
    </>
  );
}
