import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiKeyboardLine } from '@remixicon/react';
import type { ReviewFile } from '@infra-portal/infra-common';
import { LineCounts } from '../consequences/LineCounts';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { useDiffOptions } from './useDiffOptions';
import { isViewed, type Viewed } from './viewed';
import styles from './FilesSection.module.css';

/** How many files there are, how many were viewed, and how they are shown. */
export function FilesBar(props: {
  files: readonly ReviewFile[];
  more: number;
  viewed: Viewed;
  choices: ReturnType<typeof useDiffOptions>;
  onHelp(): void;
}) {
  const { files, more, viewed } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { options, isNarrow, choose } = props.choices;
  const sum = (side: 'added' | 'removed') =>
    files.reduce((total, file) => total + file[side], 0);
  const seen = files.filter(file => isViewed(viewed, file)).length;
  return (
    <div className={styles.bar}>
      <h2>{t('diff.count', { count: files.length + more })}</h2>
      <LineCounts added={sum('added')} removed={sum('removed')} />
      <span className={styles.quiet} role="status">
        {t('diff.viewedCount', {
          viewed: String(seen),
          total: String(files.length),
        })}
      </span>
      {more > 0 && (
        <span className={styles.more}>{t('diff.more', { count: more })}</span>
      )}
      <span className={styles.choices}>
        {!isNarrow && (
          <Choice
            on={options.split}
            text={t('diff.split')}
            onPress={() => choose({ split: !options.split })}
          />
        )}
        <Choice
          on={options.wrap}
          text={t('diff.wrap')}
          onPress={() => choose({ wrap: !options.wrap })}
        />
        <button type="button" className={styles.choice} onClick={props.onHelp}>
          <RiKeyboardLine size={16} aria-hidden="true" />
          {t('diff.keys')}
        </button>
      </span>
    </div>
  );
}

function Choice(props: { on: boolean; text: string; onPress(): void }) {
  return (
    <button
      type="button"
      className={styles.choice}
      aria-pressed={props.on}
      onClick={props.onPress}
    >
      {props.text}
    </button>
  );
}
