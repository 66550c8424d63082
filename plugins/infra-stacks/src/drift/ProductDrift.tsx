import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DRIFT_STATES, type DriftPage } from '@infra-portal/infra-common';
import { Section, pageStyles as page } from '@infra-portal/infra-react';
import { LivePart } from '../runs/LivePart';
import { StaleNote } from '../runs/StaleNote';
import { driftRouteRef, useRoutePath } from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';
import { StateCounts } from './DriftFacts';
import { DriftTable } from './DriftTable';
import { useDriftPage } from './useDrift';
import styles from './Drift.module.css';

/** Stacks that are shown of a product. */
const FEW = 5;

/** Part of a product's page: which of its stacks have drifted. */
export function ProductDriftSection({ product }: { product: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <Section title={t('drift.title')}>
      <DriftOfProduct product={product} />
    </Section>
  );
}

/** How the stacks of a product stand, and those that somebody has to look at. */
export function DriftOfProduct({ product }: { product: string }) {
  const live = useDriftPage({
    products: [product],
    states: ['drifted', 'snoozed', 'failed'],
    limit: FEW,
  });
  return (
    <LivePart live={live}>
      {drift => <Known drift={drift} product={product} />}
    </LivePart>
  );
}

function Known(props: { drift: DriftPage; product: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const board = useRoutePath(driftRouteRef);
  const { items, states, stale, configured } = props.drift;
  const query = new URLSearchParams({ product: props.product });
  const isAny = DRIFT_STATES.some(state => states[state] > 0);
  if (!isAny) return <p className={page.quiet}>{t('drift.product.none')}</p>;
  return (
    <div className={styles.part}>
      <StaleNote stale={stale} />
      <StateCounts states={states} />
      {items.length > 0 && (
        <DriftTable label={t('drift.title')} stacks={items} />
      )}
      {items.length === 0 && (
        <p className={page.quiet}>
          {t(configured ? 'drift.product.fine' : 'drift.unset.description')}
        </p>
      )}
      {board && (
        <p>
          <Link to={`${board()}?${query}`}>{t('drift.product.all')}</Link>
        </p>
      )}
    </div>
  );
}
