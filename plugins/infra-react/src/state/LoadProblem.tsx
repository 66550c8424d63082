import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton } from '@backstage/ui';
import { Verbatim } from '../text/Verbatim';
import { infraReactTranslationRef } from '../translation/ref';
import { errorKind, messageOf } from './errors';
import { Note } from './Note';
import styles from './LoadProblem.module.css';

/** Why something could not be loaded, and what a person can do about it. */
export function LoadProblem(props: {
  error: Error;
  /** It is one thing with an address, which may not exist: what to say then. */
  missing?: { title: string; description: string } | 'usual';
  /** What was loaded before is still shown. */
  kept?: boolean;
  onRetry(): void;
}) {
  const { t } = useTranslationRef(infraReactTranslationRef);
  const found = errorKind(props.error);
  const { missing } = props;
  const kind = found === 'not-found' && !missing ? 'failed' : found;
  const own = kind === 'not-found' && missing !== 'usual' ? missing : undefined;
  const retry = (
    <Button variant="secondary" onPress={props.onRetry}>
      {t('retry')}
    </Button>
  );
  return (
    <Note
      role="alert"
      tone={kind === 'failed' ? 'danger' : 'warning'}
      title={own?.title ?? t(`problem.${kind}.title`)}
      actions={kind === 'not-allowed' ? undefined : retry}
    >
      <p>{own?.description ?? t(`problem.${kind}.description`)}</p>
      {(kind === 'failed' || (kind === 'not-found' && !own)) && (
        <p>
          <Verbatim text={messageOf(props.error)} />
        </p>
      )}
      {props.kept && <p>{t('kept')}</p>}
    </Note>
  );
}

/** Lines in outline while something loads for the first time. */
export function LoadingLines() {
  const { t } = useTranslationRef(infraReactTranslationRef);
  return (
    <div role="status" className={styles.loading}>
      <p>{t('loading')}</p>
      {[50, 85, 70, 78].map(width => (
        <Skeleton key={width} width={`${width}%`} height={18} />
      ))}
    </div>
  );
}
