import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { messageOf, Note, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** The preview failed: why, what is left, and the way on. */
export function FailedPreview(props: {
  error?: Error;
  kept: boolean;
  onRetry(): void;
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <Note
      role="alert"
      tone="danger"
      title={t('consequences.failed.title')}
      actions={
        <Button variant="secondary" onPress={props.onRetry}>
          {t('consequences.retry')}
        </Button>
      }
    >
      {props.error && (
        <p>
          <Verbatim text={messageOf(props.error)} />
        </p>
      )}
      <p>{t('consequences.failed.remedy')}</p>
      {props.kept && <p>{t('consequences.failed.kept')}</p>}
    </Note>
  );
}
