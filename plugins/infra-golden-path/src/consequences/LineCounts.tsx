import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Files.module.css';

/** `+12 −3`, which is read out as "12 lines added, 3 lines removed". */
export function LineCounts(props: { added: number; removed: number }) {
  const { added, removed } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <span className={styles.counts}>
      <span aria-hidden="true" className={styles.plus}>
        +{added}
      </span>
      <span aria-hidden="true" className={styles.minus}>
        −{removed}
      </span>
      <VisuallyHidden>
        {t('consequences.files.linesAdded', { count: added })},{' '}
        {t('consequences.files.linesRemoved', { count: removed })}
      </VisuallyHidden>
    </span>
  );
}
