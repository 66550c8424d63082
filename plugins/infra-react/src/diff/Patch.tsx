import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Verbatim } from '../text/Verbatim';
import { infraReactTranslationRef } from '../translation/ref';
import { patchLines } from './patchLines';
import styles from './Patch.module.css';

const SIGNS = { added: '+', removed: '−', same: ' ', hunk: '' } as const;

/** What changes of a file, line by line. */
export function Patch({ path, diff }: { path: string; diff: string }) {
  const { t } = useTranslationRef(infraReactTranslationRef);
  return (
    <figure className={styles.patch}>
      <figcaption>
        <Verbatim text={path} />
      </figcaption>
      {/* Long lines are moved sideways, with the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.lines} tabIndex={0} role="group" aria-label={path}>
        {patchLines(diff).map(({ kind, text, before, after }) => (
          <div
            key={`${kind} ${before ?? ''} ${after ?? ''} ${
              kind === 'hunk' ? text : ''
            }`}
            className={styles.line}
            data-kind={kind}
          >
            <span className={styles.number}>{after ?? before}</span>
            <span className={styles.sign} aria-hidden="true">
              {SIGNS[kind]}
            </span>
            <code>
              {(kind === 'added' || kind === 'removed') && (
                <span className={styles.hidden}>{t(`patch.${kind}`)}: </span>
              )}
              <Verbatim text={text} />
            </code>
          </div>
        ))}
      </div>
    </figure>
  );
}
