import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { pullRequestOf, stackRefOf } from '@infra-portal/infra-common';
import { cardStyles as styles } from '@infra-portal/infra-react';
import { DriftOfStack } from '../drift/stack/StackDrift';
import { StackLink } from '../parts/Links';
import { infraStacksTranslationRef } from '../translation/ref';

/** Card of a Resource that is a stack: whether it is what the code says. */
export function StackDriftCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const ref = stackRefOf(entity);
  // What is only proposed can not have drifted.
  if (ref === undefined || pullRequestOf(entity) !== undefined) return null;
  // It is called the same in the catalog and in addresses of ours.
  const { name } = entity.metadata;
  return (
    <section className={styles.card} aria-label={t('drift.title')}>
      <div className={styles.head}>
        <h3>{t('drift.title')}</h3>
      </div>
      <DriftOfStack stack={{ name, ref }} brief />
      <p className={styles.more}>
        <StackLink name={name} text={t('entity.stack.page')} />
      </p>
    </section>
  );
}
