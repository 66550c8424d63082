import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PullList } from '@infra-portal/infra-common';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { PullsQuery } from './PullsApi';
import { PAGE_VIEWS, type PageView, writePulls } from './pullsFilter';
import styles from './Pulls.module.css';

/** Views of the list, each with how many it has. */
export function Views(props: {
  view?: PageView;
  filter: PullsQuery;
  counts?: PullList['counts'];
}) {
  const { counts, filter, view } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <nav className={styles.views} aria-label={t('pulls.views')}>
      {PAGE_VIEWS.map(each => (
        <Link
          key={each}
          to={{ search: `?${writePulls(each, filter)}` }}
          aria-current={each === view || undefined}
        >
          {t(`pulls.view.${each}`)}
          {counts && each !== 'finished' && (
            <span className={styles.number}>{counts[each]}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
