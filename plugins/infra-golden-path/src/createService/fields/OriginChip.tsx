import { useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiArrowDownSLine } from '@remixicon/react';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import type { ValueOrigin } from '../../form/fields';
import styles from './OriginChip.module.css';

/** Where a value comes from; pressed, it says more and offers the default. */
export function OriginChip(props: {
  /** Label of the question, for those who do not see where the chip stands. */
  label: string;
  origin: ValueOrigin;
  /** What holds without an answer, in words. */
  fallback?: string;
  onReset?: () => void;
}) {
  const { label, origin, fallback, onReset } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const [open, setOpen] = useState(false);
  const id = useId();
  const name = t(`origin.${origin}`);
  return (
    <>
      <button
        type="button"
        className={styles.chip}
        data-origin={origin}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={`${label} – ${t('origin.why', { origin: name })}`}
        onClick={() => setOpen(!open)}
      >
        {name}
        <RiArrowDownSLine size={14} aria-hidden="true" />
      </button>
      {open && (
        <div id={id} className={styles.note}>
          <span>{t(`origin.${origin}Help`)}</span>
          {(origin === 'answer' || origin === 'file') && onReset && (
            <button
              type="button"
              className={styles.reset}
              onClick={() => {
                onReset();
                setOpen(false);
              }}
            >
              {fallback === undefined
                ? t('origin.clear')
                : t('origin.reset', { value: fallback })}
            </button>
          )}
        </div>
      )}
    </>
  );
}
