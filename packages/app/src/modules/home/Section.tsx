import { useId, type ReactNode } from 'react';
import { Skeleton } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import styles from './HomePage.module.css';

/** A titled box on Home. */
export function Section(props: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h2 id={id} className={styles.sectionTitle}>
          {props.title}
        </h2>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}

/** Rows in outline while a list loads; keeps the layout from jumping. */
export function LoadingRows({ rows }: { rows: number }) {
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <div role="status" aria-label={t('shell.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row}>
          <Skeleton width={`${70 - index * 8}%`} height={14} />
        </div>
      ))}
    </div>
  );
}
