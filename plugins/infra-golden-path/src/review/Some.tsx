import { type ReactNode, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Review.module.css';

/** The first items of a list, and the rest when it is asked for. */
export function Some<T>(props: {
  first: number;
  items: readonly T[];
  className: string;
  children(item: T, index: number): ReactNode;
}) {
  const { first, items, className, children } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  // One more is shown rather than a button for it.
  const shown = all || items.length === first + 1 ? items.length : first;
  const left = items.length - shown;
  return (
    <>
      <ul className={className}>{items.slice(0, shown).map(children)}</ul>
      {left > 0 && (
        <button
          type="button"
          className={styles.toggle}
          onClick={() => setAll(true)}
        >
          {t('review.more', { count: left })}
        </button>
      )}
    </>
  );
}
