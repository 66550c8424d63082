import { Fragment, memo, useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DiffLine } from '@infra-portal/infra-common';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { BlockProps } from './blockProps';
import { CodeText } from './CodeText';
import { useColours } from './colours/useColours';
import type { Piece } from './colours/types';
import { LineTools } from './LineTools';
import { pairsOf } from './pairs';
import { AddButton, Below, LineNumber, markOf, SIGNS } from './rowParts';
import type { DiffSide, FileSlots } from './slots';
import { useWords } from './useWords';
import type { WordPiece } from './words';
import styles from './Diff.module.css';

function PlainSplitBlock(props: BlockProps) {
  const { path, lines, origins, slots, marked, onMark } = props;
  const colours = useColours(path, lines);
  const words = useWords(lines);
  const pairs = useMemo(() => pairsOf(lines), [lines]);
  const begins = new Set(origins.map(origin => origin.from));
  return (
    <>
      {pairs.map(({ before, after }) => {
        const isMarked = markOf(marked, before, after);
        const side = (name: DiffSide, line: DiffLine | undefined) => (
          <>
            <LineNumber
              path={path}
              side={name}
              line={line?.[name]}
              origin={
                (name === 'after' && begins.has(line?.after ?? 0)) || undefined
              }
              onMark={onMark}
            />
            <HalfLine
              side={name}
              line={line}
              pieces={line && colours.get(line)}
              words={line && words.get(line)}
              slots={slots}
            />
          </>
        );
        return (
          <Fragment key={`${before?.before ?? ''}:${after?.after ?? ''}`}>
            <div
              role="row"
              className={styles.pair}
              data-before={before?.before}
              data-after={after?.after}
              data-marked={isMarked}
              tabIndex={-1}
            >
              {side('before', before)}
              {side('after', after)}
            </div>
            {isMarked && marked && (
              <LineTools
                path={path}
                place={marked}
                origins={origins}
                onComment={slots?.onComment}
              />
            )}
            <Below slots={slots} before={before} after={after} />
          </Fragment>
        );
      })}
    </>
  );
}

function HalfLine(props: {
  side: DiffSide;
  line?: DiffLine;
  pieces?: Piece[];
  words?: WordPiece[];
  slots?: FileSlots;
}) {
  const { side, line, pieces, words, slots } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (!line) return <span role="cell" className={styles.nothing} />;
  const changed = line.kind !== 'same';
  return (
    <span role="cell" className={styles.half} data-kind={line.kind}>
      <AddButton
        place={{ side, line: line[side]! }}
        onComment={slots?.onComment}
      />
      {/* `text` of the sign is drawn by CSS: it is not copied with the line. */}
      <span
        className={styles.halfSign}
        role="img"
        aria-label={changed ? t(`consequences.diff.${line.kind}`) : undefined}
        aria-hidden={!changed}
        data-sign={SIGNS[line.kind]}
      />
      <CodeText text={line.text} pieces={pieces} words={words} />
    </span>
  );
}

/** The text before and the one after side by side. */
export const SplitBlock = memo(PlainSplitBlock);
