import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLanguage } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { Fold } from './sections';
import { STEP } from './useOpened';
import styles from './Diff.module.css';

/** Lines that stay and are folded away, with the ways to see them. */
export function FoldRow(props: {
  fold: Fold;
  /** Something stands above it, and below. */
  above: boolean;
  below: boolean;
  onOpen(part: 'start' | 'end' | 'all'): void;
}) {
  const { fold, above, below, onOpen } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const { count } = fold;
  const lines = new Intl.NumberFormat(language).format(count);
  const isLong = count > STEP;
  return (
    <div role="rowgroup">
      <div role="row" className={styles.fold}>
        <span role="cell">
          {isLong && above && (
            <button type="button" onClick={() => onOpen('start')}>
              ↓ {t('diff.unfold.start', { lines: String(STEP) })}
            </button>
          )}
          <button type="button" onClick={() => onOpen('all')}>
            ↕ {t('diff.unfold.all', { count, lines })}
          </button>
          {isLong && below && (
            <button type="button" onClick={() => onOpen('end')}>
              ↑ {t('diff.unfold.end', { lines: String(STEP) })}
            </button>
          )}
        </span>
      </div>
    </div>
  );
}
