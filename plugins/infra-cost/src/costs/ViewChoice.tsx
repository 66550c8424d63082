import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { chartStyles as styles } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';

const VIEWS = ['chart', 'table'] as const;

/** A chart, or the same numbers as a table. */
export function ViewChoice(props: {
  view: (typeof VIEWS)[number];
  onChange(view: (typeof VIEWS)[number]): void;
}) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <div className={styles.tools} role="group" aria-label={t('trend.view')}>
      {VIEWS.map(view => (
        <button
          key={view}
          type="button"
          aria-pressed={view === props.view}
          onClick={() => props.onChange(view)}
        >
          {t(`trend.view.${view}`)}
        </button>
      ))}
    </div>
  );
}
