import type { IdentityApi } from '@backstage/frontend-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiEyeLine, RiGithubFill } from '@remixicon/react';
import { LanguageSwitch } from '../language/LanguageSwitch';
import { LoadingBar } from '../pages/LoadingBar';
import { useDocumentTitle } from '../pages/useDocumentTitle';
import { BrandMark } from '../shell/BrandMark';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { ProblemNote } from './ProblemNote';
import { useSignIn } from './useSignIn';
import styles from './SignInPage.module.css';

/** The door: what this is, how to get in, and what went wrong if it did. */
export function SignInPage(props: {
  onSignInSuccess(identity: IdentityApi): void;
}) {
  const { t } = useTranslationRef(portalTranslationRef);
  const { config, state, signIn } = useSignIn(props.onSignInSuccess);
  useDocumentTitle(t('signIn.title'));

  if (state.step === 'checking') {
    return <LoadingBar />;
  }
  const waiting = state.step === 'waiting';
  return (
    <div className={styles.page}>
      <header className={styles.language}>
        <LanguageSwitch />
      </header>
      <main className={styles.card}>
        <BrandMark size={44} />
        <h1 className={styles.name}>Infra Portal</h1>
        <p className={styles.tagline}>{t('product.tagline')}</p>
        {config.sandbox && (
          <p className={styles.sandbox}>
            <strong>{t('shell.sandbox')}</strong>{' '}
            {config.sampleData
              ? t('signIn.sandboxNote')
              : t('signIn.sandboxNoteEmpty')}
          </p>
        )}
        {state.step === 'choosing' && state.problem && (
          <ProblemNote problem={state.problem} provider={config.githubTitle} />
        )}
        <div className={styles.providers}>
          {config.signInProviders.map(provider => (
            <Button
              key={provider}
              className={styles.provider}
              variant={
                provider === config.signInProviders[0] ? 'primary' : 'secondary'
              }
              iconStart={
                provider === 'github' ? <RiGithubFill /> : <RiEyeLine />
              }
              isDisabled={waiting}
              onPress={() => signIn(provider)}
            >
              {provider === 'github'
                ? t('signIn.github', { provider: config.githubTitle })
                : t('signIn.guest')}
            </Button>
          ))}
        </div>
        {config.signInProviders.includes('guest') && (
          <p className={styles.note}>{t('signIn.guestNote')}</p>
        )}
        {config.signInProviders.length === 0 && (
          <p role="alert">{t('signIn.noProviders')}</p>
        )}
        <p className={styles.note} role="status">
          {waiting ? t('signIn.waiting') : ''}
        </p>
      </main>
    </div>
  );
}
