import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { Note } from '@infra-portal/infra-react';
import { createServiceRouteRef, useRoutePath } from '../routes';
import { infraSloTranslationRef } from '../translation/ref';
import styles from './Parts.module.css';

const EXAMPLE = `infraSlo:
  dataSources:
    - name: prometheus
      type: prometheus
      url: https://prometheus.example.com`;

/** Nobody promised anything yet: how to begin. */
export function NoObjectives() {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const create = useRoutePath(createServiceRouteRef);
  return (
    <Note
      title={t('empty.title')}
      actions={create && <Link to={create()}>{t('empty.create')}</Link>}
    >
      <p>{t('empty.description')}</p>
      <AddObjective />
    </Note>
  );
}

/** How a service that is there already gets an objective. */
export function AddObjective() {
  const { t } = useTranslationRef(infraSloTranslationRef);
  return (
    <p>
      {t('empty.file')} <code>slo/authhub/api/prod-availability.slo.yaml</code>
    </p>
  );
}

/** There are objectives, but not of the filter. */
export function NothingFits({ onReset }: { onReset(): void }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  return (
    <Note
      title={t('empty.filter.title')}
      actions={
        <Button variant="secondary" onPress={onReset}>
          {t('fleet.reset')}
        </Button>
      }
    >
      {t('empty.filter.description')}
    </Note>
  );
}

/** The portal knows no source of numbers: how to name one. */
export function NotConfigured() {
  const { t } = useTranslationRef(infraSloTranslationRef);
  return (
    <Note tone="warning" title={t('configure.title')}>
      <p>{t('configure.description')}</p>
      <pre className={styles.example}>
        <code>{EXAMPLE}</code>
      </pre>
    </Note>
  );
}
