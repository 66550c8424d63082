import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Objective } from '@infra-portal/infra-common';
import { secondsBetween, useNow } from '@infra-portal/infra-react';
import { Unknown } from '../../parts/BudgetBar';
import { infraSloTranslationRef } from '../../translation/ref';
import { useFormats } from '../useFormats';

/** When the budget is spent if it goes on burning so, and which rate that is. */
export function RunsOut({ objective }: { objective: Objective }) {
  const { status, window } = objective;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { duration, moment, momentIn } = useFormats();
  const now = useNow().toISOString();
  const timeOf = (time: string) => {
    const seconds = Date.parse(time) / 1_000;
    return window.kind === 'calendar'
      ? momentIn(seconds, window.zone)
      : moment(seconds);
  };
  if (status.budgetLeft !== undefined && status.budgetLeft <= 0) {
    return <strong>{t('tiles.out.spent')}</strong>;
  }
  if (!status.exhaustion) return <Unknown />;
  const { at, basis } = status.exhaustion;
  return (
    <>
      <strong>{textOf(at)}</strong>
      {at && (
        <small>
          {window.kind === 'calendar'
            ? t('tiles.out.before', { date: timeOf(at) })
            : t('tiles.out.on', { date: timeOf(at) })}
        </small>
      )}
      <small>{t('tiles.out.basis', { window: basis })}</small>
    </>
  );

  function textOf(time: string | undefined): string {
    if (time) {
      const seconds = secondsBetween(now, time) ?? 0;
      return t('tiles.out.in', { time: duration(seconds) });
    }
    return window.kind === 'calendar' && status.end
      ? t('tiles.out.reset', { date: timeOf(status.end) })
      : t('tiles.out.never');
  }
}
