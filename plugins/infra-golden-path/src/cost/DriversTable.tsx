import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import type { CostComponent, EstimateAnswer } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { componentChanges, componentKey, componentsOf } from './reading';
import { useCostText } from './useCostText';
import type { Priced } from './useEstimate';
import facts from '../consequences/Facts.module.css';
import styles from './Cost.module.css';

/** More of them nobody reads here. */
const MOST = 8;

/** What the price is made of, the most first, and how each came about. */
export function DriversTable({ answer }: { answer: EstimateAnswer }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { language, money } = useCostText();
  const known = useMemo(
    () =>
      new Map(
        componentsOf(answer).map(({ stack, address, name, component }) => [
          componentKey(stack, address, name),
          component,
        ]),
      ),
    [answer],
  );
  const names = new Map(
    answer.stacks.map(({ stack, environment = stack }) => [stack, environment]),
  );
  const share = new Intl.NumberFormat(language, { style: 'percent' });
  if (answer.drivers.length === 0) return null;
  return (
    <table className={`${facts.table} ${styles.table}`}>
      <caption>{t('cost.drivers.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('cost.drivers.component')}</th>
          <th scope="col">{t('cost.drivers.monthly')}</th>
          <th scope="col">{t('cost.drivers.share')}</th>
        </tr>
      </thead>
      <tbody>
        {answer.drivers.slice(0, MOST).map(driver => {
          const { stack, address, component } = driver;
          const key = componentKey(stack, address, component);
          return (
            <tr key={key}>
              <th scope="row">
                <Place
                  environment={names.get(stack) ?? stack}
                  address={address}
                  name={component}
                />
                <Formula component={known.get(key)} />
              </th>
              <td>{money(driver.monthly, answer.currency)}</td>
              <td>{share.format(driver.share)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What a change of a service adds and takes away. */
export function ChangesTable({ priced }: { priced: Priced }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { money } = useCostText();
  const changes = useMemo(() => componentChanges(priced), [priced]);
  if (changes.length === 0) return null;
  return (
    <table className={`${facts.table} ${styles.table}`}>
      <caption>{t('cost.changes.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('cost.drivers.component')}</th>
          <th scope="col">{t('cost.table.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.slice(0, MOST).map(change => (
          <tr key={componentKey(change.stack, change.address, change.name)}>
            <th scope="row">
              <Place {...change} />
            </th>
            <td>{money(change.difference, priced.after.currency, true)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Place(props: { environment: string; address: string; name: string }) {
  return (
    <>
      <span className={styles.place}>
        {props.environment} · <Verbatim text={props.name} />
      </span>{' '}
      <code>
        <Verbatim text={props.address} />
      </code>
    </>
  );
}

function Formula({ component }: { component?: CostComponent }) {
  if (!component?.formula) return null;
  return (
    <span className={styles.formula}>
      {' '}
      <Verbatim text={component.formula} />
    </span>
  );
}
