import { Fragment, memo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { BlockProps } from './blockProps';
import { CodeText } from './CodeText';
import { useColours } from './colours/useColours';
import { LineTools } from './LineTools';
import { AddButton, Below, LineNumber, markOf, SIGNS } from './rowParts';
import { keyOf, placeOf } from './sections';
import { useWords } from './useWords';
import styles from './Diff.module.css';

function PlainUnifiedBlock(props: BlockProps) {
  const { path, lines, origins, slots, marked, onMark } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const colours = useColours(path, lines);
  const words = useWords(lines);
  const begins = new Set(origins.map(origin => origin.from));
  return (
    <>
      {lines.map(line => {
        const place = placeOf(line);
        const isMarked = markOf(marked, line);
        return (
          <Fragment key={keyOf(place)}>
            <div
              role="row"
              className={styles.line}
              data-kind={line.kind}
              data-before={line.before}
              data-after={line.after}
              data-marked={isMarked}
              tabIndex={-1}
            >
              <LineNumber
                path={path}
                side="before"
                line={line.before}
                onMark={onMark}
              />
              <LineNumber
                path={path}
                side="after"
                line={line.after}
                origin={begins.has(line.after ?? 0) || undefined}
                onMark={onMark}
              />
              <span
                role="cell"
                className={styles.sign}
                aria-label={t(`consequences.diff.${line.kind}`)}
              >
                {SIGNS[line.kind]}
              </span>
              <span role="cell" className={styles.text}>
                <AddButton place={place} onComment={slots?.onComment} />
                <CodeText
                  text={line.text}
                  pieces={colours.get(line)}
                  words={words.get(line)}
                />
              </span>
            </div>
            {isMarked && marked && (
              <LineTools
                path={path}
                place={marked}
                origins={origins}
                onComment={slots?.onComment}
              />
            )}
            <Below slots={slots} before={line} after={line} />
          </Fragment>
        );
      })}
    </>
  );
}

/** Lines of both texts in one column. */
export const UnifiedBlock = memo(PlainUnifiedBlock);
