import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { AtlantisServer, StaleSource } from '@infra-portal/infra-common';
import { Age, Note, Verbatim } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Runs.module.css';

/** Says what could not be asked, why, and since when; nothing where all could. */
export function StaleNote({ stale }: { stale: readonly StaleSource[] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  if (stale.length === 0) return null;
  return (
    <Note tone="warning" role="status" title={t('runs.stale.title')}>
      <p>{t('runs.stale.description')}</p>
      <ul className={styles.stale}>
        {stale.map(({ source, message, since }) => (
          <li key={source}>
            <Verbatim text={source} />, {t('runs.stale.since')}{' '}
            <Age at={since} />:{' '}
            <span lang="en">
              <Verbatim text={message} />
            </span>
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** Atlantis servers that could not be asked, as stale sources. */
export const staleServers = (
  servers: readonly AtlantisServer[],
): StaleSource[] =>
  servers.flatMap(({ url, failure }) =>
    failure ? { source: url, ...failure } : [],
  );
