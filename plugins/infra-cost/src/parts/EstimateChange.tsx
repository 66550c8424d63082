import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type {
  EstimateChange as EstimateChangeData,
  CostResourceChange,
} from '@infra-portal/infra-common';
import { StatusMark, Verbatim } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import { ComponentChanges } from './ComponentChanges';
import { Change, Money } from './Money';
import shared from '../stack/Stack.module.css';
import styles from './EstimateChange.module.css';

/** Resources that are shown before somebody asks for all. */
const FEW = 40;

/** What differs between two estimates: resources, their components, and why. */
export function EstimateChange({ change }: { change: EstimateChangeData }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const [all, setAll] = useState(false);
  const { resources, unchanged, currency } = change;
  const shown = resources.slice(0, all ? undefined : FEW);
  return (
    <div className={styles.changes}>
      <Doubts change={change} />
      {resources.length === 0 ? (
        <p className={shared.quiet}>{t('change.none')}</p>
      ) : (
        <ul className={shared.resources}>
          {shown.map((each, index) => (
            // Reports may name an address twice.
            // eslint-disable-next-line react/no-array-index-key
            <li key={`${each.address} ${index}`}>
              <Resource change={each} currency={currency} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < resources.length && (
        <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
          {t('change.all', { number: String(resources.length) })}
        </Button>
      )}
      {unchanged > 0 && (
        <p className={shared.quiet}>
          {t('change.unchanged', { count: unchanged })}
        </p>
      )}
    </div>
  );
}

/** Why the difference may be another one than it seems. */
function Doubts({ change }: { change: EstimateChangeData }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { before, after, resources } = change;
  const unknown = resources
    .flatMap(({ components }) => components)
    .filter(
      each =>
        (each.before && each.before.monthly === null) ||
        (each.after && each.after.monthly === null),
    ).length;
  return (
    <>
      {before && after && before.grade !== after.grade && (
        <StatusMark tone="warning">
          {t('change.grades', { before: before.source, after: after.source })}
        </StatusMark>
      )}
      {unknown > 0 && (
        <StatusMark tone="warning">
          {t('change.unknown', { count: unknown })}
        </StatusMark>
      )}
    </>
  );
}

function Resource(props: { change: CostResourceChange; currency: string }) {
  const { change: each, currency } = props;
  const { kind, address, before, after, change, components } = each;
  const { t } = useTranslationRef(infraCostTranslationRef);
  // What is closed is not drawn: a stack may have thousands of components.
  const [open, setOpen] = useState(false);
  return (
    <details
      className={shared.resource}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>
        <code className={shared.address}>
          <Verbatim text={address} />
        </code>
        <span className={styles.kind}>{t(`change.kind.${kind}`)}</span>
        <span className={styles.amounts}>
          {before !== undefined && after !== undefined && (
            <span className={shared.quiet}>
              <Money amount={before} currency={currency} /> →{' '}
              <Money amount={after} currency={currency} />
            </span>
          )}
          <Change change={change} currency={currency} />
        </span>
      </summary>
      {open && (
        <div className={shared.inside}>
          <ComponentChanges
            label={address}
            components={components}
            currency={currency}
          />
        </div>
      )}
    </details>
  );
}
