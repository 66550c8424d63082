import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { readPortalConfig } from '../portalConfig';
import styles from './Navigation.module.css';

/** Says on every page that this is not the real world; nothing elsewhere. */
export function SandboxBadge() {
  const { t } = useTranslationRef(portalTranslationRef);
  const { sandbox } = readPortalConfig(useApi(configApiRef));
  return sandbox ? (
    <span className={styles.badge}>{t('shell.sandbox')}</span>
  ) : null;
}
