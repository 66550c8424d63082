import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  compareAmounts,
  type CostResource,
  type Estimate,
} from '@infra-portal/infra-common';
import { Section, Verbatim } from '@infra-portal/infra-react';
import { Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import { Components } from './Components';
import styles from './Stack.module.css';

/** Resources that are shown before somebody asks for all. */
const FEW = 40;

const byCost = (resources: readonly CostResource[]): CostResource[] =>
  [...resources].sort((a, b) => compareAmounts(b.monthly, a.monthly));

/** From the stack to its resources, their parts, and how each came about. */
export function Breakdown({ estimate }: { estimate: Estimate }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const [all, setAll] = useState(false);
  const { resources, currency } = estimate;
  if (estimate.state === 'failed') return null;
  return (
    <Section title={t('breakdown.title')} note={t('breakdown.note')}>
      {resources.length === 0 ? (
        <p className={styles.quiet}>{t('breakdown.none')}</p>
      ) : (
        <Resources
          resources={byCost(resources).slice(0, all ? undefined : FEW)}
          currency={currency}
        />
      )}
      {resources.length > FEW && !all && (
        <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
          {t('breakdown.all', { number: String(resources.length) })}
        </Button>
      )}
    </Section>
  );
}

function Resources(props: {
  resources: readonly CostResource[];
  currency: string;
}) {
  const { resources, currency } = props;
  return (
    <ul className={styles.resources}>
      {resources.map((resource, index) => (
        // Reports may name an address twice.
        // eslint-disable-next-line react/no-array-index-key
        <li key={`${resource.address} ${index}`}>
          <Resource resource={resource} currency={currency} />
        </li>
      ))}
    </ul>
  );
}

function Resource(props: { resource: CostResource; currency: string }) {
  const { resource, currency } = props;
  const { address, components, parts, file, line, monthly } = resource;
  // What is closed is not drawn: a stack may have thousands of components.
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.resource}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>
        <code className={styles.address}>
          <Verbatim text={address} />
        </code>
        <span className={styles.sum}>
          <Money amount={monthly} currency={currency} />
        </span>
      </summary>
      {open && (
        <div className={styles.inside}>
          {file && (
            <p className={styles.quiet}>
              <Verbatim text={line ? `${file}:${line}` : file} />
            </p>
          )}
          {components.length > 0 && (
            <Components
              label={address}
              components={components}
              currency={currency}
            />
          )}
          {parts.length > 0 && (
            <Resources resources={byCost(parts)} currency={currency} />
          )}
        </div>
      )}
    </details>
  );
}
