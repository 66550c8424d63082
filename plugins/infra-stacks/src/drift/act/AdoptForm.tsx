import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftResource } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../../translation/ref';
import styles from './Act.module.css';

const HOW = ['value', 'ignore'] as const;

/** How to adopt, and which of the resources. */
export interface Adoption {
  how: (typeof HOW)[number];
  addresses: readonly string[];
}

/** Asks how to adopt what is there, and of which resources. */
export function AdoptForm(props: {
  resources: readonly DriftResource[];
  value: Adoption;
  onChange(value: Adoption): void;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { resources, value, onChange } = props;
  const { addresses, how } = value;
  const toggle = (address: string, isOn: boolean) =>
    onChange({
      how,
      addresses: resources
        .map(each => each.address)
        .filter(each => (each === address ? isOn : addresses.includes(each))),
    });
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{t('driftAct.how')}</legend>
        {HOW.map(each => (
          <label key={each}>
            <input
              type="radio"
              name="how"
              checked={how === each}
              onChange={() => onChange({ how: each, addresses })}
            />
            <span>
              {t(`driftAct.how.${each}`)}
              <br />
              <span className={styles.quiet}>
                {t(`driftAct.how.${each}.means`)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {resources.length > 1 && (
        <fieldset className={styles.choices}>
          <legend>{t('driftAct.which')}</legend>
          {resources.map(({ address }) => (
            <label key={address}>
              <input
                type="checkbox"
                checked={addresses.includes(address)}
                onChange={event => toggle(address, event.target.checked)}
              />
              <code>
                <Verbatim text={address} />
              </code>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
