import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  COSTS_CHANNEL,
  productOfSystem,
  type StackCost,
} from '@infra-portal/infra-common';
import {
  Age,
  EnvironmentMark,
  LiveCard,
  Note,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { CopyBadge } from '../parts/CopyBadge';
import { stackCostRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';
import { CostsLink } from './CostsLink';
import { stacksOfProduct } from './load';
import { matrixOf, type Sum, sumOf } from './matrix';
import { ProductSavings } from './ProductSavings';
import { SumText } from './SumText';
import styles from './Entity.module.css';

/** Tab of a System: what its services cost in their environments. */
export function ProductCosts() {
  const product = productOfSystem(useEntity().entity);
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const live = useLive({
    channel: COSTS_CHANNEL,
    key: product,
    load: signal => stacksOfProduct(api, product, signal),
  });
  const missing = {
    title: t('entity.missing'),
    description: t('entity.missing.description'),
  };
  return (
    <LiveCard
      title={t('entity.tab')}
      live={live}
      missing={missing}
      note={stacks => {
        const oldest = oldestPrice(stacks);
        return (
          oldest && (
            <>
              {t('source.oldest')} <Age at={oldest} />
            </>
          )
        );
      }}
      wide
    >
      {stacks =>
        stacks.length === 0 ? (
          <Note title={missing.title}>{missing.description}</Note>
        ) : (
          <>
            <Matrix stacks={stacks} />
            <ProductSavings product={product} />
            <CostsLink of={{ product }} />
            <CopyBadge kind="products" name={product} />
          </>
        )
      }
    </LiveCard>
  );
}

/** When the stack was priced whose price is the oldest. */
function oldestPrice(stacks: readonly StackCost[]): string | undefined {
  return stacks.flatMap(({ cost }) => cost?.pricedAt ?? []).sort()[0];
}

function Matrix({ stacks }: { stacks: readonly StackCost[] }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { environments, rows } = matrixOf(stacks);
  const inEnvironment = (name: string) =>
    stacks.filter(({ environment = '' }) => environment === name);
  return (
    <div
      className={styles.scroll}
      role="group"
      aria-label={t('entity.tab')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
      tabIndex={0}
    >
      <table className={styles.matrix} aria-label={t('entity.tab')}>
        <thead>
          <tr>
            <th scope="col">{t('entity.service')}</th>
            {environments.map(name => (
              <th key={name} scope="col">
                {name ? (
                  <EnvironmentMark name={name} />
                ) : (
                  t('costs.groups.none')
                )}
              </th>
            ))}
            <th scope="col">{t('entity.total')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ service, cells }) => (
            <tr key={service ?? ''}>
              <th scope="row">
                {service === undefined ? (
                  <span className={styles.quiet}>{t('entity.whole')}</span>
                ) : (
                  <Verbatim text={service} />
                )}
              </th>
              {environments.map(name => (
                <td key={name}>
                  <Cell sum={cells.get(name)} />
                </td>
              ))}
              <td>
                <SumText
                  sum={sumOf([...cells.values()].flatMap(each => each.stacks))}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('entity.total')}</th>
            {environments.map(name => (
              <td key={name}>
                <SumText sum={sumOf(inEnvironment(name))} />
              </td>
            ))}
            <td>
              <SumText sum={sumOf(stacks)} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The amount leads to the stack where there is one only. */
function Cell({ sum }: { sum?: Sum }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const route = useRoutePath(stackCostRouteRef);
  if (!sum) return <span className={styles.quiet}>{t('entity.absent')}</span>;
  const [stack, ...others] = sum.stacks;
  if (!route || others.length > 0) return <SumText sum={sum} />;
  return (
    <Link to={route({ name: stack.name })}>
      <SumText sum={sum} />
    </Link>
  );
}
