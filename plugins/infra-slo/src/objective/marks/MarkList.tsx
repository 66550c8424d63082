import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  chartStyles,
  LoadProblem,
  safeHref,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { useChartColors } from '../../chart/colors';
import { markColor, MARK_GLYPHS } from '../../chart/glyphs';
import { infraSloTranslationRef } from '../../translation/ref';
import { useFormats } from '../useFormats';
import type { Mark, MarkKind, Marks } from './useMarks';
import styles from '../Objective.module.css';

/** Which marks lie over a chart, and each of them as a line of a list. */
export function MarkList(props: {
  marks: Marks;
  /** Epoch seconds of what is drawn. */
  start: number;
  end: number;
}) {
  const { marks, start, end } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const local = useLocalised();
  const { value, error, reload } = marks.live;
  if (error) {
    return <LoadProblem error={error} kept={!!value} onRetry={reload} />;
  }
  if (!value) return null;
  const within = (list: readonly Mark[]) =>
    list.filter(mark => mark.at <= end && (mark.until ?? mark.at) >= start);
  const drawn = within(marks.shown);
  return (
    <div className={styles.marks}>
      <div
        className={chartStyles.tools}
        role="group"
        aria-label={t('mark.show')}
      >
        {marks.kinds.map(kind => (
          <button
            key={kind}
            type="button"
            aria-pressed={!marks.hidden.has(kind)}
            onClick={() => marks.toggle(kind)}
          >
            <Glyph kind={kind} /> {t(`mark.kind.${kind}`)}{' '}
            {within(marks.all).filter(mark => mark.kind === kind).length}
          </button>
        ))}
      </div>
      {drawn.length === 0 && <p>{t('mark.none')}</p>}
      {drawn.length > 0 && (
        <details>
          <summary>{t('mark.list', { count: drawn.length })}</summary>
          <ul className={styles.markList} aria-label={t('mark.title')}>
            {drawn
              .map(mark => (
                <MarkLine
                  key={`${mark.kind} ${mark.at} ${mark.title} ${mark.stack}`}
                  mark={mark}
                />
              ))
              .reverse()}
          </ul>
        </details>
      )}
      {value.missing.map(({ kind, message }) => (
        <p key={kind} className={styles.quiet}>
          {t('mark.missing', { kind: kindName(kind) })}{' '}
          <Verbatim text={local(message)} />
        </p>
      ))}
    </div>
  );

  function kindName(kind: string): string {
    return kind in MARK_GLYPHS ? t(`mark.kind.${kind as MarkKind}`) : kind;
  }
}

/** The shape that stands for a kind in the chart. */
function Glyph({ kind }: { kind: MarkKind }) {
  const colors = useChartColors();
  return (
    <span aria-hidden="true" style={{ color: markColor(kind, colors) }}>
      {MARK_GLYPHS[kind]}
    </span>
  );
}

function MarkLine({ mark }: { mark: Mark }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { moment } = useFormats();
  const { kind, at, until, isOpen, title, stack, url } = mark;
  const isPath = url?.startsWith('/') && !url.startsWith('//');
  const href = isPath ? url : safeHref(url);
  const ended = until !== undefined && !isOpen ? ` – ${moment(until)}` : '';
  return (
    <li>
      <Glyph kind={kind} /> <strong>{t(`mark.kind.${kind}`)}</strong>{' '}
      <time dateTime={new Date(at * 1_000).toISOString()}>{moment(at)}</time>
      {isOpen ? ` ${t('mark.still')}` : ended}{' '}
      {href ? (
        <a
          href={href}
          {...(!isPath && { target: '_blank', rel: 'noreferrer' })}
        >
          <Verbatim text={title} />
        </a>
      ) : (
        <Verbatim text={title} />
      )}{' '}
      {stack && (
        <span className={styles.quiet}>
          <Verbatim text={stack} />
        </span>
      )}
    </li>
  );
}
