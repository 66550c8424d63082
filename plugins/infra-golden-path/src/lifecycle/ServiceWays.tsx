import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  compareModuleVersions,
  parseVersion,
} from '@infra-portal/infra-common';
import { goldenPathApiRef } from '../api';
import { useAsked } from '../api/useAsked';
import type { CatalogService } from '../entity/serviceOf';
import {
  createServiceRouteRef,
  newUpgradeRouteRef,
  useRoutePath,
} from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Lifecycle.module.css';

/** Questions of the form that people come for, by what they want. */
const WAYS = [
  ['environment', 'environments'],
  ['size', 'environments'],
  ['database', 'database'],
  ['runtime', 'goldenPath'],
  ['owner', 'owner'],
] as const;

/** Quick ways to what is changed most of a service that is there. */
export function ServiceWays(props: { change: URLSearchParams }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const create = useRoutePath(createServiceRouteRef);
  if (!create) return null;
  const to = (name: string, value: string) => {
    const query = new URLSearchParams(props.change);
    query.set(name, value);
    return `${create()}?${query}`;
  };
  return (
    <ul className={styles.ways} aria-label={t('ways.title')}>
      {WAYS.map(([way, question]) => (
        <li key={way}>
          <Link to={to('focus', question)}>{t(`ways.${way}`)}</Link>
        </li>
      ))}
      <li>
        <Link to={to('retire', 'true')}>{t('ways.retire')}</Link>
      </li>
    </ul>
  );
}

function isNewer(version: string, than: string): boolean {
  const [now, own] = [parseVersion(version), parseVersion(than)];
  return Boolean(now && own && compareModuleVersions(now, own) > 0);
}

/** Says that the golden path of a service has a newer version. */
export function NewerPath({ service }: { service: CatalogService }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(goldenPathApiRef);
  const route = useRoutePath(newUpgradeRouteRef);
  const { goldenPath, repository } = service;
  const ask = useCallback(
    (asked: { repository?: string }) => api.form(asked.repository),
    [api],
  );
  const { answer: form } = useAsked(ask, { repository }, false, {});
  const now = form?.goldenPaths.find(({ name }) => name === goldenPath?.name);
  if (!route || !goldenPath || !now) return null;
  if (!isNewer(now.version, goldenPath.version)) return null;
  const query = new URLSearchParams({
    ...{ kind: 'golden-path', name: now.name, to: now.version },
  });
  return (
    <>
      {t('ways.newer', { version: now.version })}{' '}
      <Link to={`${route()}?${query}`}>{t('ways.seeNewer')}</Link>
    </>
  );
}
