import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { CostComponent } from '@infra-portal/infra-common';
import { tableStyles as table, Verbatim } from '@infra-portal/infra-react';
import { LineTable } from '../parts/LineTable';
import { Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import { useNumberText } from './numberText';
import styles from './Stack.module.css';

/** Lines of the bill: quantity × price = a month, or why that is not known. */
export function Components(props: {
  label: string;
  components: readonly CostComponent[];
  currency: string;
}) {
  const { label, components, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <LineTable
      label={label}
      columns={[
        t('breakdown.component'),
        t('breakdown.quantity'),
        t('breakdown.price'),
        t('breakdown.monthly'),
      ]}
    >
      {components.map((component, index) => (
        <ComponentRow
          // Reports may name a component twice.
          // eslint-disable-next-line react/no-array-index-key
          key={`${component.name} ${index}`}
          component={component}
          currency={currency}
        />
      ))}
    </LineTable>
  );
}

function ComponentRow(props: { component: CostComponent; currency: string }) {
  const { component, currency } = props;
  const { name, unit, quantity, price, monthly, gap } = component;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const numberText = useNumberText();
  const unknown = (
    <span className={styles.quiet}>{t('breakdown.unknown')}</span>
  );
  return (
    <tr>
      <th scope="row">
        <Verbatim text={name} />
        {component.usageBased && (
          <>
            {' '}
            <span className={table.pill}>{t('breakdown.usage')}</span>
          </>
        )}
        <Reason component={component} />
        {gap && <p className={styles.gap}>{t(`gap.${gap}`)}</p>}
      </th>
      <td className={table.words} data-label={t('breakdown.quantity')}>
        <span>
          {quantity === null ? (
            unknown
          ) : (
            <data value={quantity}>{numberText(quantity)}</data>
          )}{' '}
          <Verbatim text={unit} />
        </span>
      </td>
      <td className={table.words} data-label={t('breakdown.price')}>
        {price === null ? (
          unknown
        ) : (
          <span>
            × <data value={price}>{numberText(price, currency)}</data>
          </span>
        )}
      </td>
      <td className={table.words} data-label={t('breakdown.monthly')}>
        {monthly === null ? (
          unknown
        ) : (
          <span>
            = <Money amount={monthly} currency={currency} />
          </span>
        )}
      </td>
    </tr>
  );
}

/** How the quantity came about, and what was assumed for it. */
function Reason({ component }: { component: CostComponent }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { formula, assumed } = component;
  if (!formula && !assumed) return null;
  return (
    <span className={styles.formula}>
      {formula && (
        <span title={t('breakdown.formula')}>
          <Verbatim text={formula} />
        </span>
      )}
      {assumed && (
        <span>
          {formula && ' · '}
          {t('breakdown.assumed', assumed)}
        </span>
      )}
    </span>
  );
}
