import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { stackRefOf } from '@infra-portal/infra-common';
import { cardStyles as styles } from '@infra-portal/infra-react';
import { RunsOfStack, StackLock } from '../runs/RunsSection';
import { infraStacksTranslationRef } from '../translation/ref';
import runs from '../runs/Runs.module.css';

/** Card of a Resource that is a stack: who holds it, and its newest runs. */
export function StackRunsCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const ref = stackRefOf(entity);
  if (ref === undefined) return null;
  return (
    <section className={styles.card} aria-label={t('runs.title')}>
      <div className={styles.head}>
        <h3>{t('runs.title')}</h3>
      </div>
      <div className={runs.part}>
        <StackLock stackRef={ref} />
        <RunsOfStack stackRef={ref} />
      </div>
    </section>
  );
}
