import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ObjectivePage } from '@infra-portal/infra-common';
import {
  cardStyles as card,
  pageStyles as page,
} from '@infra-portal/infra-react';
import { AddObjective } from '../parts/Empty';
import { EntityLink, ProductLink } from '../parts/Links';
import { infraSloTranslationRef } from '../translation/ref';
import styles from './Fleet.module.css';

/** Services that promise nothing; folded, because they may be many. */
export function Without(props: { services: ObjectivePage['without'] }) {
  const { services } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const [isOpen, setOpen] = useState(false);
  if (services.length === 0) return null;
  return (
    <details
      className={styles.without}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>{t('without.title', { count: services.length })}</summary>
      {isOpen && (
        <>
          <AddObjective />
          <ul className={card.rows}>
            {services.map(({ entityRef, product }) => (
              <li key={entityRef}>
                <EntityLink entityRef={entityRef} />
                {product !== undefined && (
                  <span className={page.quiet}>
                    <ProductLink name={product} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
