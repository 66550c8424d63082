import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import type { SignInProblem } from './problems';
import styles from './SignInPage.module.css';

/** Says why sign-in failed and what to do, with the technical text folded away. */
export function ProblemNote(props: {
  problem: SignInProblem;
  provider: string;
}) {
  const { t } = useTranslationRef(portalTranslationRef);
  const { kind, details } = props.problem;
  const description =
    kind === 'popupClosed' || kind === 'denied' || kind === 'noEntity'
      ? t(`signIn.problem.${kind}.description`, { provider: props.provider })
      : t(`signIn.problem.${kind}.description`);
  return (
    <div className={styles.problem} role="alert">
      <h2>{t(`signIn.problem.${kind}.title`)}</h2>
      <p>{description}</p>
      <details>
        <summary>{t('signIn.problem.details')}</summary>
        <pre>{details}</pre>
      </details>
    </div>
  );
}
