import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Product, StackSummary } from '@infra-portal/infra-common';
import {
  EnvironmentMark,
  pageStyles as page,
  Verbatim,
} from '@infra-portal/infra-react';
import { FindingCounts } from '../parts/FindingCounts';
import { stackRouteRef, useRoutePath } from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';
import { matrixOf } from './matrix';
import styles from './Product.module.css';

/** Services down, environments across; each cell leads to its stacks. */
export function Matrix({ product }: { product: Product }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const rows = matrixOf(product.items);
  const environments = product.environments.map(({ name }) => name);
  if (product.items.some(({ environment }) => environment === undefined)) {
    environments.push('');
  }
  return (
    // Many environments scroll in here, so the page itself does not.
    <div
      className={styles.scroll}
      role="region"
      aria-label={t('product.matrix')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
      tabIndex={0}
    >
      <table className={styles.matrix}>
        <caption>{t('product.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('product.service')}</th>
            {environments.map(name => (
              <th key={name} scope="col">
                {name ? <EnvironmentMark name={name} /> : t('stack.none')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ service, cells }) => (
            <tr key={service ?? ''}>
              <th scope="row">
                {service === undefined ? (
                  <span className={page.quiet}>{t('product.whole')}</span>
                ) : (
                  <Verbatim text={service} />
                )}
              </th>
              {environments.map(name => (
                <td key={name}>
                  <Cell stacks={cells.get(name) ?? []} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ stacks }: { stacks: readonly StackSummary[] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const route = useRoutePath(stackRouteRef);
  if (stacks.length === 0) {
    return <span className={page.quiet}>{t('product.absent')}</span>;
  }
  return (
    <ul className={styles.cell}>
      {stacks.map(stack => (
        <li key={stack.ref}>
          {route ? (
            <Link to={route({ name: stack.name })}>
              <Verbatim text={stack.name} />
            </Link>
          ) : (
            <Verbatim text={stack.name} />
          )}
          <FindingCounts counts={stack.findings} />
        </li>
      ))}
    </ul>
  );
}
