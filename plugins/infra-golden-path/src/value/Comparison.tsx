import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Value,
  VALUE_GROUPS,
  type ValueOfGroup,
} from '@infra-portal/infra-common';
import { tableStyles as table } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { DurationCell, RateCell, SharesCell } from './Cells';
import styles from './Value.module.css';

type Cell = (group: ValueOfGroup) => ReactNode;

const ROWS = [
  ['total', group => <DurationCell of={group.total} merged={group.merged} />],
  ['shares', group => <SharesCell of={group.shares} merged={group.merged} />],
  [
    'firstVerdict',
    group => <DurationCell of={group.firstVerdict} merged={group.merged} />,
  ],
  [
    'reading',
    group => <DurationCell of={group.reading} merged={group.merged} />,
  ],
  [
    'unchanged',
    group => <RateCell of={group.unchanged} merged={group.merged} />,
  ],
  [
    'firstTime',
    group => <RateCell of={group.firstTime} merged={group.merged} />,
  ],
  ['failed', group => <RateCell of={group.failed} merged={group.merged} />],
] as const satisfies readonly (readonly [string, Cell])[];

/** Pull requests of the portal beside those that people wrote by hand. */
export function Comparison({ value }: { value: Value }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <table className={table.table} aria-label={t('value.title')}>
      <thead>
        <tr>
          <th scope="col">{t('value.what')}</th>
          {VALUE_GROUPS.map(group => (
            <th key={group} scope="col">
              {t(`value.${group}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('value.merged')}</th>
          {VALUE_GROUPS.map(group => (
            <td key={group} data-label={t(`value.${group}`)}>
              <div>
                <span className={styles.big}>{value.groups[group].merged}</span>
                <span className={styles.small}>
                  {t('value.merged.note', {
                    number: String(value.groups[group].closed),
                  })}
                </span>
              </div>
            </td>
          ))}
        </tr>
        {ROWS.map(([row, cell]) => (
          <tr key={row}>
            <th scope="row">
              {t(`value.${row}`)}
              <span className={styles.hint}>{t(`value.${row}.hint`)}</span>
            </th>
            {VALUE_GROUPS.map(group => (
              <td
                key={group}
                className={table.words}
                data-label={t(`value.${group}`)}
              >
                {cell(value.groups[group])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
