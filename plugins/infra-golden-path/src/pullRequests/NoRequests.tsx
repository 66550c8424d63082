import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { Note } from '@infra-portal/infra-react';
import { createServiceRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { PageFilter } from './filter';
import styles from './PullRequests.module.css';

/** No request fits: why, and where to go from here. */
export function NoRequests(props: { filter: PageFilter; onReset(): void }) {
  const { whose, state } = props.filter;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const create = useRoutePath(createServiceRouteRef);
  const showsAll = whose === 'all' && state === 'all' && !props.filter.product;
  const kind = whose === 'mine' ? 'mine' : 'all';
  return (
    <Note
      title={t(`pullRequests.empty.${kind}.title`)}
      actions={
        <>
          {create && (
            <Link to={create()} className={styles.create}>
              {t('pullRequests.create')}
            </Link>
          )}
          {!showsAll && (
            <Button variant="secondary" onPress={props.onReset}>
              {t('pullRequests.empty.reset')}
            </Button>
          )}
        </>
      }
    >
      {t(`pullRequests.empty.${kind}.description`)}
    </Note>
  );
}
