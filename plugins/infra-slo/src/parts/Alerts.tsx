import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SloStatus } from '@infra-portal/infra-common';
import { Age, Verbatim } from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';
import styles from './Parts.module.css';

/** Alerts that fire now, and since when. */
export function Alerts({ alerts }: Pick<SloStatus, 'alerts'>) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const firing = alerts.filter(({ state }) => state === 'firing');
  if (firing.length === 0) return null;
  return (
    <ul className={styles.alerts}>
      {firing.map(({ name, severity, since }) => (
        <li key={`${severity} ${name}`}>
          {t(`alert.${severity}`)}: <Verbatim text={name} />
          {since && (
            <>
              , {t('alert.since')} <Age at={since} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
