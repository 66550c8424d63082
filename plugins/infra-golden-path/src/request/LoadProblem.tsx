import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton } from '@backstage/ui';
import {
  errorKind,
  messageOf,
  Note,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Request.module.css';

/** Why something could not be loaded, and what a person can do about it. */
export function LoadProblem(props: {
  error: Error;
  /** It is one thing with an address, which may not exist. */
  single?: boolean;
  /** What was loaded before is still shown. */
  kept?: boolean;
  onRetry(): void;
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const found = errorKind(props.error);
  const kind = found === 'not-found' && !props.single ? 'failed' : found;
  const retry = (
    <Button variant="secondary" onPress={props.onRetry}>
      {t('request.problem.retry')}
    </Button>
  );
  return (
    <Note
      role="alert"
      tone={kind === 'failed' ? 'danger' : 'warning'}
      title={t(`request.problem.${kind}.title`)}
      actions={kind === 'not-allowed' ? undefined : retry}
    >
      <p>{t(`request.problem.${kind}.description`)}</p>
      {kind === 'failed' && (
        <p>
          <Verbatim text={messageOf(props.error)} />
        </p>
      )}
      {props.kept && <p>{t('request.problem.kept')}</p>}
    </Note>
  );
}

/** Lines in outline while something loads for the first time. */
export function LoadingLines() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <div role="status" className={styles.loading}>
      <p className={styles.quiet}>{t('request.loading')}</p>
      {[50, 85, 70, 78].map(width => (
        <Skeleton key={width} width={`${width}%`} height={18} />
      ))}
    </div>
  );
}
