import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  messageOf,
  Note,
  proposalErrorKind,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';

/** Why there is no fix, or why it could not be proposed, and what to do. */
export function FixProblem(props: { error: Error; onAgain(): void }) {
  const { error, onAgain } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const kind = proposalErrorKind(error);
  return (
    <Note
      role="alert"
      tone={kind === 'none' ? 'neutral' : 'warning'}
      title={t(`fix.${kind}.title`)}
      actions={
        kind !== 'notAllowed' && (
          <Button size="small" variant="secondary" onPress={onAgain}>
            {t('fix.again')}
          </Button>
        )
      }
    >
      {kind !== 'none' && <p>{t(`fix.${kind}.description`)}</p>}
      {(kind === 'none' || kind === 'failed') && (
        <p lang="en">
          <Verbatim text={messageOf(error)} />
        </p>
      )}
    </Note>
  );
}
