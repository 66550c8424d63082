import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiArrowRightSLine } from '@remixicon/react';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import styles from './Section.module.css';

/** What has a default that is right most of the time, folded away. */
export function More(props: { section: string; children: ReactNode }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <details className={styles.more}>
      <summary>
        <RiArrowRightSLine size={18} aria-hidden="true" />
        {t('section.more')}
        <span className={styles.of}> – {props.section}</span>
      </summary>
      <div className={styles.fields}>{props.children}</div>
    </details>
  );
}
