import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  RiCloudOffLine,
  RiLockLine,
  RiLogoutCircleRLine,
} from '@remixicon/react';
import { errorKind } from '@infra-portal/infra-react';
import { StatePanel } from '../pages/StatePanel';
import { portalTranslationRef } from '../translations/portalTranslationRef';

/** A section that could not be loaded: why, and the one thing to do about it. */
export function LoadFailure(props: { error: Error; onRetry: () => void }) {
  const { t } = useTranslationRef(portalTranslationRef);
  const identityApi = useApi(identityApiRef);
  switch (errorKind(props.error)) {
    case 'not-allowed':
      return (
        <StatePanel
          icon={<RiLockLine size={22} />}
          title={t('home.unauthorised.title')}
          description={t('home.unauthorised.description')}
        />
      );
    case 'signed-out':
      return (
        <StatePanel
          icon={<RiLogoutCircleRLine size={22} />}
          title={t('home.expired.title')}
          description={t('home.expired.description')}
          actions={
            <Button variant="secondary" onPress={() => identityApi.signOut()}>
              {t('home.expired.action')}
            </Button>
          }
        />
      );
    default:
      return (
        <StatePanel
          role="alert"
          tone="danger"
          icon={<RiCloudOffLine size={22} />}
          title={t('home.failed.title')}
          detail={props.error.message}
          actions={
            <Button variant="secondary" onPress={props.onRetry}>
              {t('home.failed.retry')}
            </Button>
          }
        />
      );
  }
}
