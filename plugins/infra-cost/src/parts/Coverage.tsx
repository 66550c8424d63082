import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { CostCoverage } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import styles from './Coverage.module.css';

/** What an amount does not speak of, in words; nothing where that is nothing. */
export function useLeftOut(): (coverage: CostCoverage) => string[] {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return coverage => {
    const types = Object.keys(coverage.unsupportedTypes).length;
    const { missingPrices, unknownUsage } = coverage;
    return [
      types > 0 && t('coverage.types', { count: types }),
      missingPrices > 0 && t('coverage.prices', { count: missingPrices }),
      unknownUsage > 0 && t('coverage.usage', { count: unknownUsage }),
    ].filter(text => text !== false);
  };
}

/** How much of what is declared an amount speaks of, and what is left out. */
export function Coverage(props: {
  coverage: CostCoverage;
  /** Of several stacks: how many of them have a value. */
  stacks?: { total: number; unknown: number };
}) {
  const { coverage, stacks } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const leftOut = useLeftOut()(coverage);
  const priced =
    stacks &&
    t('coverage.priced', {
      priced: String(stacks.total - stacks.unknown),
      stacks: String(stacks.total),
    });
  const gaps = leftOut.length > 0 ? leftOut.join(', ') : t('coverage.full');
  const types = Object.entries(coverage.unsupportedTypes);
  return (
    <div className={styles.coverage}>
      <p>{[priced, gaps].filter(Boolean).join('; ')}</p>
      {leftOut.length > 0 && (
        <details>
          <summary>{t('coverage.what')}</summary>
          <p>
            {t('coverage.resources', {
              detected: String(coverage.detected),
              priced: String(coverage.priced),
              free: String(coverage.free),
              unsupported: String(coverage.unsupported),
            })}
          </p>
          {types.length > 0 && (
            <ul>
              {types
                .sort(([, a], [, b]) => b - a)
                .map(([type, count]) => (
                  <li key={type}>
                    <code>
                      <Verbatim text={type} />
                    </code>{' '}
                    × {count}
                  </li>
                ))}
            </ul>
          )}
          <p>{t('coverage.note')}</p>
        </details>
      )}
    </div>
  );
}
