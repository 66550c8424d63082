import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { Note, safeHref, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { useTalk } from './Talk';
import styles from './Talk.module.css';

/** What was done last, or why it was not; what was written is never lost. */
export function Said() {
  const { acts, live } = useTalk();
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { outcome, problem, failed } = acts;
  const href = safeHref(outcome?.url ?? live.value?.url);
  const atGitHub = (
    <ButtonLink
      variant="secondary"
      href={href}
      target="_blank"
      rel="noopener noreferrer"
    >
      {t('talk.toGitHub')}
    </ButtonLink>
  );
  if (problem && failed) {
    return (
      <Note
        role="alert"
        tone="danger"
        title={t(`talk.failed.${failed}`)}
        actions={
          <>
            {problem.kind === 'token' && (
              <Button variant="primary" onPress={acts.signInAgain}>
                {t('talk.signInAgain')}
              </Button>
            )}
            {href && atGitHub}
          </>
        }
      >
        <p>{t(`talk.refusal.${problem.kind}`)}</p>
        {problem.said && (
          <p>
            <Verbatim text={t('talk.githubSaid', { said: problem.said })} />
          </p>
        )}
        <p>{t('talk.nothingLost')}</p>
      </Note>
    );
  }
  if (!outcome) return null;
  return (
    <p role="status" className={styles.done}>
      <Verbatim text={t(`talk.done.${outcome.act}`, { login: outcome.by })} />{' '}
      {href && (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {t('talk.atGitHub')}
        </a>
      )}
    </p>
  );
}
