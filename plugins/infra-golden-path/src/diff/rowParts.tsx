import type { MouseEvent, ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DiffLine } from '@infra-portal/infra-common';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { writeAddress } from './address';
import type { BlockProps } from './blockProps';
import { isAt } from './sections';
import type { DiffSide, LinePlace } from './slots';
import styles from './Diff.module.css';

export const SIGNS = { added: '+', removed: '−', same: ' ' } as const;

/** The number of a line: it leads to the line, and marks it. */
export function LineNumber(props: {
  path: string;
  side: DiffSide;
  line?: number;
  /** The golden path says where this line begins. */
  origin?: boolean;
  onMark(place: LinePlace): void;
}) {
  const { path, side, line, onMark } = props;
  if (line === undefined) return <span role="cell" className={styles.number} />;
  const place = { side, line };
  const mark = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onMark(place);
  };
  return (
    <span role="cell" className={styles.number} data-origin={props.origin}>
      {/* Not a stop of the Tab key: a file has thousands; arrow keys go to it. */}
      <a href={writeAddress({ path, place })} tabIndex={-1} onClick={mark}>
        {line}
      </a>
    </span>
  );
}

/** Appears beside the line that the pointer is on. */
export function AddButton(props: {
  place: LinePlace;
  onComment?(place: LinePlace): void;
}) {
  const { place, onComment } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (!onComment) return null;
  return (
    <button
      type="button"
      className={styles.add}
      tabIndex={-1}
      aria-label={t('diff.line.commentOn', { line: String(place.line) })}
      onClick={() => onComment(place)}
    >
      +
    </button>
  );
}

/** What others say below a line, on either side. */
export function Below(props: {
  slots: BlockProps['slots'];
  before?: DiffLine;
  after?: DiffLine;
}) {
  const { slots, before, after } = props;
  if (!slots) return null;
  const at = (side: DiffSide, line?: number): ReactNode =>
    line !== undefined &&
    slots.places.some(place => place.side === side && place.line === line) &&
    slots.rowsAt(side, line);
  const all = [at('before', before?.before), at('after', after?.after)];
  return (
    <>
      {all.map(
        (said, index) =>
          said && (
            <div
              role="row"
              key={index === 0 ? 'before' : 'after'}
              className={styles.below}
            >
              <div role="cell" className={styles.said}>
                {said}
              </div>
            </div>
          ),
      )}
    </>
  );
}

export const markOf = (
  place: LinePlace | undefined,
  ...lines: (DiffLine | undefined)[]
): boolean | undefined =>
  (place && lines.some(line => line && isAt(line, place))) || undefined;
