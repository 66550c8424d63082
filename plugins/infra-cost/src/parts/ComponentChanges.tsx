import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  CostComponentChange,
  CostComponent,
  CostMove,
} from '@infra-portal/infra-common';
import { tableStyles as table, Verbatim } from '@infra-portal/infra-react';
import { useNumberText } from '../stack/numberText';
import { infraCostTranslationRef } from '../translation/ref';
import { LineTable } from './LineTable';
import { Change, Money } from './Money';
import shared from '../stack/Stack.module.css';
import styles from './EstimateChange.module.css';

/** Lines of a bill that differ: what of them moved, from where to where. */
export function ComponentChanges(props: {
  label: string;
  components: readonly CostComponentChange[];
  currency: string;
}) {
  const { label, components, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <LineTable
      label={label}
      columns={[
        t('change.component'),
        t('change.moved'),
        t('change.before'),
        t('change.after'),
        t('change.change'),
      ]}
    >
      {components.map((component, index) => (
        <Row
          // Reports may name a component twice.
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          component={component}
          currency={currency}
        />
      ))}
    </LineTable>
  );
}

function Row(props: { component: CostComponentChange; currency: string }) {
  const { component, currency } = props;
  const { path, before, after, change } = component;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const names = [...new Set([before?.name, after?.name])].filter(
    name => name !== undefined,
  );
  return (
    <tr>
      <th scope="row">
        <Verbatim text={names.join(' → ')} />
        {path.length > 0 && (
          <span className={table.place}>
            <Verbatim text={path.join(' / ')} />
          </span>
        )}
      </th>
      <td data-label={t('change.moved')}>
        <Moves component={component} currency={currency} />
      </td>
      <td className={table.words} data-label={t('change.before')}>
        <Month component={before} currency={currency} />
      </td>
      <td className={table.words} data-label={t('change.after')}>
        <Month component={after} currency={currency} />
      </td>
      <td className={table.words} data-label={t('change.change')}>
        <Change change={change} currency={currency} />
      </td>
    </tr>
  );
}

function Month(props: { component?: CostComponent; currency: string }) {
  const { component, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  if (!component) {
    return <span className={shared.quiet}>{t('change.absent')}</span>;
  }
  const { monthly } = component;
  if (monthly === null) {
    return <span className={shared.quiet}>{t('breakdown.unknown')}</span>;
  }
  return <Money amount={monthly} currency={currency} />;
}

/** The price or amount before and after; of what was added, that it was. */
function Moves(props: { component: CostComponentChange; currency: string }) {
  const { component, currency } = props;
  const { kind, moved, before, after } = component;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const numberText = useNumberText();
  if (moved.length === 0) return t(`change.kind.${kind}`);
  const said = (move: CostMove, of?: CostComponent) => {
    const value = move === 'price' ? of?.price : of?.quantity;
    if (value === undefined || value === null) return t('breakdown.unknown');
    return move === 'price'
      ? numberText(value, currency)
      : [numberText(value), of?.unit].filter(Boolean).join(' ');
  };
  return (
    <ul className={styles.moved}>
      {moved.map(move => (
        <li key={move}>
          {t(`change.moved.${move}`)}
          {move !== 'known' && (
            <Verbatim text={`: ${said(move, before)} → ${said(move, after)}`} />
          )}
        </li>
      ))}
    </ul>
  );
}
