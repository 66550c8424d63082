import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useChartColors } from '../../chart/colors';
import type { ChartLine } from '../../chart/types';
import { infraSloTranslationRef } from '../../translation/ref';
import type { BurnLines } from './burnLines';

/** The lines of a burn-down as a chart takes them, with names and colours. */
export function useBurnChart(lines: BurnLines): ChartLine[] {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const colors = useChartColors();
  const { left, even, projection } = lines;
  return [
    {
      ...{ id: 'left', label: t('burndown.left'), values: left },
      ...{ color: colors.main, isArea: true, isSplit: true },
    },
    {
      ...{ id: 'even', label: t('burndown.even'), values: even },
      color: colors.even,
    },
    ...(projection
      ? [
          {
            ...{ id: 'projection', label: t('burndown.projection') },
            ...{ values: projection, color: colors.main },
            ...{ isDashed: true, isSplit: true },
          },
        ]
      : []),
  ];
}
