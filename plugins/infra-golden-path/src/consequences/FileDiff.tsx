import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type DiffPart,
  diffTexts,
  endsWithinLine,
  type Excerpt,
  foldDiff,
  partsOfExcerpt,
} from '@infra-portal/infra-common';
import { useLanguage } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { chunks } from './chunks';
import { DiffRows } from './DiffRows';
import { limitParts } from './limitParts';
import styles from './Diff.module.css';

/** Lines drawn at first, and with each "more". */
const PAGE = 600;
/** Lines that the browser lays out, or leaves out of sight, together. */
const CHUNK = 60;

export interface FileDiffProps {
  path: string;
  before?: string;
  after?: string;
  /** Of a long file instead of both. */
  excerpt?: Excerpt;
  /** Line after the change to scroll to, from 1. */
  line?: number;
}

function PlainFileDiff(props: FileDiffProps) {
  const { path, before, after, excerpt, line } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const parts = useMemo(
    () =>
      excerpt ? partsOfExcerpt(excerpt) : foldDiff(diffTexts(before, after)),
    [before, after, excerpt],
  );
  const lines = useMemo(
    () => parts.flatMap(part => (part.kind === 'left-out' ? [] : part.lines)),
    [parts],
  );
  // A fold is named by its first line, so that it stays open in a new preview.
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const [limit, setLimit] = useState(PAGE);
  const root = useRef<HTMLDivElement>(null);

  const wanted =
    line === undefined ? -1 : lines.findIndex(l => l.after === line);
  useEffect(() => {
    if (wanted === -1) return;
    setLimit(current => Math.max(current, wanted + PAGE));
    const fold = parts.find(
      (part): part is DiffPart =>
        part.kind === 'folded' && part.lines.some(l => l.after === line),
    );
    const first = fold?.lines[0].after;
    if (first !== undefined) setUnfolded(open => new Set(open).add(first));
  }, [wanted, line, parts]);
  useEffect(() => {
    root.current
      ?.querySelector<HTMLElement>(`[data-line="${line}"]`)
      ?.scrollIntoView({ block: 'center' });
  }, [line, limit, unfolded]);

  if (lines.length === 0) {
    return <p className={styles.remark}>{t('consequences.diff.empty')}</p>;
  }
  if (lines.every(each => each.kind === 'same')) {
    return <p className={styles.remark}>{t('consequences.diff.onlyMode')}</p>;
  }
  const { shown, left } = limitParts(parts, limit, unfolded);
  return (
    <div className={styles.diff} ref={root}>
      <div
        role="table"
        aria-label={t('consequences.diff.label', { path })}
        className={styles.table}
      >
        <div role="row" className={styles.headRow}>
          <span role="columnheader">{t('consequences.diff.before')}</span>
          <span role="columnheader">{t('consequences.diff.after')}</span>
          <span role="columnheader">{t('consequences.diff.sign')}</span>
          <span role="columnheader">{t('consequences.diff.text')}</span>
        </div>
        {shown.map((part, index) => {
          if (part.kind === 'left-out') {
            // eslint-disable-next-line react/no-array-index-key -- has no other name
            return <LeftOutRow key={`left-out-${index}`} count={part.count} />;
          }
          return part.kind === 'folded' ? (
            <div role="rowgroup" key={`fold-${part.lines[0].after}`}>
              <div role="row" className={styles.fold}>
                <span role="cell" aria-colspan={4}>
                  <button
                    type="button"
                    className={styles.unfold}
                    onClick={() =>
                      setUnfolded(open =>
                        new Set(open).add(part.lines[0].after!),
                      )
                    }
                  >
                    {t('consequences.diff.unfold', {
                      count: part.lines.length,
                    })}
                  </button>
                </span>
              </div>
            </div>
          ) : (
            chunks(part.lines, CHUNK).map(piece => (
              <DiffRows
                key={`${piece[0].before ?? ''}:${piece[0].after ?? ''}`}
                lines={piece}
                marked={line}
                continues={piece[0] !== part.lines[0]}
              />
            ))
          );
        })}
      </div>
      {left > 0 && (
        <button
          type="button"
          className={styles.more}
          onClick={() => setLimit(current => current + PAGE)}
        >
          {t('consequences.diff.more', { count: left })}
        </button>
      )}
      {left === 0 && endsWithinLine(after) && (
        <p className={styles.remark}>{t('consequences.diff.noNewline')}</p>
      )}
    </div>
  );
}

/** Lines of a long file that stay, and were not sent along. */
function LeftOutRow({ count }: { count: number }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const lines = new Intl.NumberFormat(language).format(count);
  return (
    <div role="rowgroup">
      <div role="row" className={styles.fold}>
        <span role="cell" aria-colspan={4} className={styles.leftOut}>
          {t('consequences.diff.leftOut', { count, lines })}
        </span>
      </div>
    </div>
  );
}

/** A unified diff of one file, as text: a table of lines with what is the same folded. */
export const FileDiff = memo(PlainFileDiff);
