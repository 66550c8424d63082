import { type CSSProperties, useEffect, useMemo, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Excerpt, ReviewOrigin } from '@infra-portal/infra-common';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { type Block, blocksOf } from './blocks';
import { useDiffHost } from './DiffHost';
import { FoldRow } from './FoldRow';
import { Near } from './near/Near';
import { isAt, linesIn, sectionsOf, stopsOf } from './sections';
import type { FileSlots, LinePlace } from './slots';
import { SplitBlock } from './SplitBlock';
import type { Target } from './target';
import { UnifiedBlock } from './UnifiedBlock';
import { useGoTo } from './useGoTo';
import { useOpened } from './useOpened';
import { widestOf } from './widest';
import styles from './Diff.module.css';

/** Pixels of a row that goes on in no other. */
const ROW = 20;
const NOWHERE: readonly LinePlace[] = [];

/** The lines of one file, some of them folded, with what is said of them. */
export function DiffTable(props: {
  path: string;
  excerpt: Excerpt;
  origins: readonly ReviewOrigin[];
  slots?: FileSlots;
  target?: Target;
  onMark(place: LinePlace): void;
  onEnd(place: LinePlace): void;
}) {
  const { path, excerpt, origins, slots, target, onMark } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { options, stops } = useDiffHost();
  const { opened, open, error } = useOpened(path);
  const root = useRef<HTMLDivElement>(null);
  const sections = useMemo(
    () => sectionsOf(excerpt, opened),
    [excerpt, opened],
  );
  const blocks = useMemo(() => blocksOf(sections), [sections]);
  const first = blocks.find(({ kind }) => kind === 'block');
  const widest = useMemo(() => widestOf(linesIn(sections)), [sections]);
  const places = slots?.places ?? NOWHERE;
  const ways = useMemo(() => stopsOf(sections, places), [sections, places]);
  useEffect(() => {
    stops.set(path, ways);
  }, [stops, path, ways]);
  useGoTo({ root, sections, places, target, ways, open, onEnd: props.onEnd });

  const marked = target?.place;
  const ofBlock = (block: Block) =>
    marked && block.lines.some(line => isAt(line, marked)) ? marked : undefined;
  const Rows = options.split ? SplitBlock : UnifiedBlock;
  return (
    <div className={styles.scroller} data-wrap={options.wrap}>
      <div
        role="table"
        ref={root}
        aria-label={t('consequences.diff.label', { path })}
        className={styles.table}
        style={{ '--widest': widest } as CSSProperties}
        data-split={options.split}
      >
        <Heads split={options.split} />
        {blocks.map((block, at) => {
          if (block.kind === 'fold') {
            return (
              <FoldRow
                key={`fold ${block.after}`}
                fold={block}
                above={at > 0}
                below={at < blocks.length - 1}
                onOpen={part => open(block, part)}
              />
            );
          }
          const own = ofBlock(block);
          return (
            <Near
              key={block.key}
              guess={block.lines.length * ROW}
              always={own !== undefined}
              begins={block === first}
            >
              {() => (
                <div role="rowgroup">
                  <Rows
                    path={path}
                    lines={block.lines}
                    origins={origins}
                    slots={slots}
                    marked={own}
                    onMark={onMark}
                  />
                </div>
              )}
            </Near>
          );
        })}
      </div>
      {error && (
        <p role="alert" className={styles.remark}>
          {t('diff.unfold.failed')}
        </p>
      )}
    </div>
  );
}

/** For who hears the table; the columns explain themselves to the eye. */
function Heads({ split }: { split: boolean }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const heads = split
    ? (['before', 'textBefore', 'after', 'textAfter'] as const)
    : (['before', 'after', 'sign', 'text'] as const);
  const texts = {
    before: t('consequences.diff.before'),
    after: t('consequences.diff.after'),
    sign: t('consequences.diff.sign'),
    text: t('consequences.diff.text'),
    textBefore: t('diff.textBefore'),
    textAfter: t('diff.textAfter'),
  };
  return (
    <div role="row" className={styles.headRow}>
      {heads.map(head => (
        <span role="columnheader" key={head}>
          {texts[head]}
        </span>
      ))}
    </div>
  );
}
