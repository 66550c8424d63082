import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useRoutePath, weeklyRouteRef } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';

/** To what an owner is told once a week, behind another link. */
export function WeeklyLink({ owner }: { owner?: string }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const route = useRoutePath(weeklyRouteRef);
  if (!route) return null;
  const query = owner ? `?${new URLSearchParams({ owner })}` : '';
  return (
    <>
      {' · '}
      <Link to={`${route()}${query}`}>{t('weekly.link')}</Link>
    </>
  );
}
