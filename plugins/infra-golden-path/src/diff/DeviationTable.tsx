import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Excerpt } from '@infra-portal/infra-common';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { useColours } from './colours/useColours';
import { CodeText } from './CodeText';
import { useDiffHost } from './DiffHost';
import { pairsOf } from './pairs';
import { linesIn, sectionsOf } from './sections';
import { useWords } from './useWords';
import styles from './Diff.module.css';

const NOTHING = new Map<number, string>();

/** What the golden path gives, and what the pull request has instead. */
export function DeviationTable(props: { path: string; deviation: Excerpt }) {
  const { path, deviation } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { options } = useDiffHost();
  const lines = useMemo(
    () => linesIn(sectionsOf(deviation, NOTHING)),
    [deviation],
  );
  const pairs = useMemo(() => pairsOf(lines), [lines]);
  const colours = useColours(path, lines);
  const words = useWords(lines);
  return (
    <div className={styles.scroller} data-wrap={options.wrap}>
      <table className={styles.deviation}>
        <caption>{t('diff.deviation.label', { path })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('diff.deviation.given')}</th>
            <th scope="col">{t('diff.deviation.here')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ before, after }) => (
            <tr key={`${before?.before ?? ''}:${after?.after ?? ''}`}>
              {[before, after].map((line, at) => (
                <td
                  key={at === 0 ? 'given' : 'here'}
                  data-kind={line?.kind ?? 'nothing'}
                >
                  {line && (
                    <CodeText
                      text={line.text}
                      pieces={colours.get(line)}
                      words={words.get(line)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
