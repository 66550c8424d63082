import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  messageOf,
  Note,
  proposalErrorKind,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../../translation/ref';

/** Why nothing is proposed, and what to do. */
export function ActProblem(props: { error: Error; onAgain(): void }) {
  const { error, onAgain } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const kind = proposalErrorKind(error);
  return (
    <Note
      role="alert"
      tone={kind === 'none' ? 'neutral' : 'warning'}
      title={t(`driftAct.${kind}.title`)}
      actions={
        (kind === 'changed' || kind === 'failed') && (
          <Button size="small" variant="secondary" onPress={onAgain}>
            {t('driftAct.again')}
          </Button>
        )
      }
    >
      {kind === 'notAllowed' || kind === 'failed' ? (
        <p>{t(`driftAct.${kind}.description`)}</p>
      ) : null}
      {kind !== 'notAllowed' && (
        <p lang="en">
          <Verbatim text={messageOf(error)} />
        </p>
      )}
    </Note>
  );
}
