import { useEffect, useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ReviewDiff, ReviewFile } from '@infra-portal/infra-common';
import { LoadProblem } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { DeviationTable } from './DeviationTable';
import { useDiffHost, useDiffState } from './DiffHost';
import { DiffTable } from './DiffTable';
import type { FileSlots, LinePlace } from './slots';
import type { Target } from './target';
import styles from './Diff.module.css';

export interface FileBodyProps {
  file: ReviewFile;
  slots?: FileSlots;
  target?: Target;
  /** Beside what the golden path gives, instead of beside the text before. */
  compares: boolean;
  onMark(place: LinePlace): void;
  /** The first or last thing to look at was found. */
  onEnd(place: LinePlace): void;
}

/** The text of a file that is near: it is loaded now, or it is said why not. */
export function FileBody(props: FileBodyProps) {
  const { file } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { store } = useDiffHost();
  const loaded = useDiffState(file.path);
  const waits = file.large || file.binary;
  useEffect(() => {
    if (!waits) store.want(file.path);
  }, [store, file.path, waits]);

  if (file.binary) {
    return <p className={styles.remark}>{t('diff.reason.binary')}</p>;
  }
  if (loaded.state === 'failed') {
    return (
      <div className={styles.remark}>
        <LoadProblem
          error={loaded.error}
          onRetry={() => store.want(file.path, file.large)}
        />
      </div>
    );
  }
  if (loaded.state === 'ready') return <Shown {...props} diff={loaded.diff} />;
  if (loaded.state === 'absent' && file.large) return <LargeFile file={file} />;
  return (
    <p className={styles.remark} role="status">
      {t('diff.loading')}
    </p>
  );
}

function LargeFile({ file }: { file: ReviewFile }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { store } = useDiffHost();
  return (
    <div className={styles.remark}>
      <p>{t('diff.large', { count: file.added + file.removed })}</p>
      <Button
        size="small"
        variant="secondary"
        onPress={() => store.want(file.path, true)}
      >
        {t('diff.large.show')}
      </Button>
    </div>
  );
}

function Shown(props: FileBodyProps & { diff: ReviewDiff }) {
  const { file, diff, slots, target, compares } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const isChanged = useMemo(
    () =>
      diff.excerpt?.hunks.some(({ lines }) =>
        lines.some(line => line.kind !== 'same'),
      ),
    [diff],
  );
  if (compares && diff.deviation) {
    return <DeviationTable path={file.path} deviation={diff.deviation} />;
  }
  if (!diff.excerpt) {
    return (
      <>
        <p className={styles.remark}>
          {t(`diff.reason.${diff.reason ?? 'gone'}`)}
        </p>
        {slots?.loose}
      </>
    );
  }
  const whole = diff.excerpt.lines.before + diff.excerpt.lines.after;
  return (
    <>
      {slots?.loose && <div className={styles.loose}>{slots.loose}</div>}
      {!isChanged && (
        <p className={styles.remark}>
          {whole === 0
            ? t('consequences.diff.empty')
            : t('consequences.diff.onlyMode')}
        </p>
      )}
      <DiffTable
        path={file.path}
        excerpt={diff.excerpt}
        origins={diff.origins}
        slots={slots}
        target={target}
        onMark={props.onMark}
        onEnd={props.onEnd}
      />
      {diff.endsWithin.after && (
        <p className={styles.remark}>{t('consequences.diff.noNewline')}</p>
      )}
    </>
  );
}
