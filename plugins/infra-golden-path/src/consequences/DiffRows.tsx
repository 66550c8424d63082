import { memo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DiffLine } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { CHANGE_ATTRIBUTE } from './moveToChange';
import styles from './Diff.module.css';

const SIGNS = { added: '+', removed: '−', same: ' ' } as const;

function PlainDiffRows(props: {
  lines: DiffLine[];
  /** Line after the change that something is said about. */
  marked?: number;
  /** Goes on with the lines above: its first change is not a new one. */
  continues: boolean;
}) {
  const { lines, marked, continues } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const startsChange = (index: number) => {
    if (lines[index].kind === 'same') return false;
    return index === 0 ? !continues : lines[index - 1].kind === 'same';
  };
  return (
    <div
      role="rowgroup"
      className={styles.chunk}
      style={{ containIntrinsicSize: `auto ${lines.length * 20}px` }}
    >
      {lines.map((line, index) => (
        <div
          role="row"
          key={`${line.before ?? ''}:${line.after ?? ''}`}
          className={styles.line}
          data-kind={line.kind}
          data-line={line.after}
          data-marked={marked !== undefined && line.after === marked}
          {...(startsChange(index) && {
            [CHANGE_ATTRIBUTE]: '',
            tabIndex: -1,
          })}
        >
          <span role="cell" className={styles.number}>
            {line.before}
          </span>
          <span role="cell" className={styles.number}>
            {line.after}
          </span>
          <span
            role="cell"
            className={styles.sign}
            aria-label={t(`consequences.diff.${line.kind}`)}
          >
            {SIGNS[line.kind]}
          </span>
          <span role="cell" className={styles.text}>
            <Verbatim text={line.text} />
          </span>
        </div>
      ))}
    </div>
  );
}

/** Some lines of a diff that are laid out together; out of sight they cost nothing. */
export const DiffRows = memo(PlainDiffRows);
