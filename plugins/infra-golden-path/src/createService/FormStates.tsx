import type { ReactNode } from 'react';
import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Skeleton } from '@backstage/ui';
import type { FormModel } from '@infra-portal/infra-common';
import { errorKind, messageOf } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './CreateService.module.css';

/** The form in outline, as high as the form will be. */
export function FormSkeleton() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <main className={styles.page} aria-label={t('createService.title')}>
      <div role="status" aria-label={t('createService.loading')}>
        <Skeleton width="60%" height={20} />
        <div className={styles.columns}>
          <div className={styles.questions}>
            {[320, 380, 200].map(height => (
              <Skeleton key={height} width="100%" height={height} />
            ))}
          </div>
          <div className={styles.pane}>
            <Skeleton width="100%" height={480} />
          </div>
        </div>
      </div>
    </main>
  );
}

function State(props: {
  title: string;
  help?: ReactNode;
  detail?: string;
  children?: ReactNode;
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <main className={styles.page} aria-label={t('createService.title')}>
      <div className={styles.state} role="alert">
        <h2>{props.title}</h2>
        {props.help && <p>{props.help}</p>}
        {props.detail && <pre>{props.detail}</pre>}
        <div className={styles.stateActions}>{props.children}</div>
      </div>
    </main>
  );
}

/** Why there is no form, and what to do about it. */
export function FormFailure(props: {
  what: 'form' | 'service';
  error: Error;
  onRetry: () => void;
}) {
  const { what, error, onRetry } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const identity = useApi(identityApiRef);
  const detail = messageOf(error);
  const kind = errorKind(error);
  const isBroken = what === 'form' && kind === 'not-found';
  if (isBroken || kind === 'failed') {
    return (
      <State
        title={t(isBroken ? 'createService.broken' : 'createService.failed')}
        help={isBroken ? t('createService.brokenHelp') : undefined}
        detail={detail}
      >
        <Button variant="primary" onPress={onRetry}>
          {t('createService.retry')}
        </Button>
      </State>
    );
  }
  switch (kind) {
    case 'not-allowed':
      return (
        <State
          title={t('createService.notAllowed')}
          help={t('createService.notAllowedHelp')}
        />
      );
    case 'signed-out':
      return (
        <State
          title={t('createService.signedOut')}
          help={t('createService.signedOutHelp')}
        >
          <Button variant="primary" onPress={() => identity.signOut()}>
            {t('createService.signIn')}
          </Button>
        </State>
      );
    default:
      return (
        <State
          title={t('createService.notFound')}
          help={t('createService.notFoundHelp')}
          detail={detail}
        >
          <ButtonLink variant="primary" href="/create-service">
            {t('createService.createInstead')}
          </ButtonLink>
        </State>
      );
  }
}

/** A repository without a golden path that can be used. */
export function NoGoldenPaths({ broken }: Pick<FormModel, 'broken'>) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const detail = broken
    .map(({ name, message }) => `${name}: ${message}`)
    .join('\n');
  return (
    <State
      title={t('createService.noPaths')}
      help={t('createService.noPathsHelp')}
      detail={detail || undefined}
    />
  );
}
