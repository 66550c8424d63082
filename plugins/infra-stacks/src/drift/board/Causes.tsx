import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftCause, DriftPage } from '@infra-portal/infra-common';
import {
  Section,
  pageStyles as page,
  tileStyles,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../../translation/ref';
import styles from './Board.module.css';

/** Drifts by what probably caused them: one row for forty of a kind. */
export function Causes(props: {
  causes: DriftPage['causes'];
  chosen: readonly DriftCause[];
  onToggle(cause: DriftCause): void;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { causes, chosen, onToggle } = props;
  const most = Math.max(1, ...causes.map(({ stacks }) => stacks));
  return (
    <Section title={t('drift.causes')} note={t('drift.causes.note')}>
      {causes.length === 0 ? (
        <p className={page.quiet}>{t('drift.product.fine')}</p>
      ) : (
        <ul className={styles.causes}>
          {causes.map(({ cause, stacks, resources }) => (
            <li key={cause}>
              <button
                type="button"
                className={tileStyles.tile}
                aria-pressed={chosen.includes(cause)}
                onClick={() => onToggle(cause)}
              >
                <strong>{t(`drift.cause.${cause}`)}</strong>{' '}
                <span className={page.quiet}>
                  {t('drift.stacks', { count: stacks })} ·{' '}
                  {t('drift.resources', { count: resources })}
                </span>
                <span className={styles.share} aria-hidden="true">
                  <span style={{ width: `${(100 * stacks) / most}%` }} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
