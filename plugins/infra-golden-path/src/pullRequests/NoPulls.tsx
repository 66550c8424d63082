import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { Note } from '@infra-portal/infra-react';
import { createServiceRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { PullsQuery } from './PullsApi';
import { type PageView, writePulls } from './pullsFilter';
import styles from './PullRequests.module.css';

/** No pull request is there: why, and where to go from here. */
export function NoPulls(props: {
  view: Exclude<PageView, 'finished'>;
  filter: PullsQuery;
  onReset(): void;
}) {
  const { filter, view } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const create = useRoutePath(createServiceRouteRef);
  const isFiltered = Object.values(filter).some(Boolean);
  const kind = isFiltered ? 'filtered' : view;
  return (
    <Note
      title={t(`pulls.empty.${kind}.title`)}
      actions={
        <>
          {isFiltered && (
            <Button variant="secondary" onPress={props.onReset}>
              {t('pulls.empty.reset')}
            </Button>
          )}
          {!isFiltered && view !== 'all' && (
            <Link
              className={styles.create}
              to={{ search: `?${writePulls('all', {})}` }}
            >
              {t('pulls.empty.all.link')}
            </Link>
          )}
          {!isFiltered && create && (view === 'mine' || view === 'all') && (
            <Link to={create()} className={styles.create}>
              {t('pullRequests.create')}
            </Link>
          )}
        </>
      }
    >
      {t(`pulls.empty.${kind}.description`)}
    </Note>
  );
}
