import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { type ObjectivePage, SLO_STATES } from '@infra-portal/infra-common';
import { infraSloTranslationRef } from '../translation/ref';
import styles from './Fleet.module.css';

/** How many objectives keep what they promise, and of how many that is not known. */
export function Promises({ states }: Pick<ObjectivePage, 'states'>) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const all = SLO_STATES.reduce((sum, each) => sum + (states[each] ?? 0), 0);
  const unknown = states.unknown ?? 0;
  const kept = all - unknown - (states.exhausted ?? 0);
  if (all === 0) return null;
  return (
    <p className={styles.promise}>
      <strong>{t('fleet.kept', { kept: String(kept), count: all })}</strong>
      {unknown > 0 && <span>{t('fleet.unknown', { count: unknown })}</span>}
    </p>
  );
}
