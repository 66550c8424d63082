import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RunCounts } from '@infra-portal/infra-common';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** What a plan would do, in numbers; what goes stands out. */
export function Counts({ counts }: { counts: RunCounts }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { add, change, destroy } = counts;
  return (
    <span data-risky={destroy > 0 || undefined}>
      {t('lane.counts', {
        add: String(add),
        change: String(change),
        destroy: String(destroy),
      })}
    </span>
  );
}
