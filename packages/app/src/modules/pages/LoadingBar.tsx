import { useEffect, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import styles from './LoadingBar.module.css';

/** A thin bar while something loads; quick loads never show it. */
export function LoadingBar() {
  const { t } = useTranslationRef(portalTranslationRef);
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return visible ? (
    <div
      role="progressbar"
      aria-label={t('shell.loading')}
      className={styles.bar}
    />
  ) : null;
}
