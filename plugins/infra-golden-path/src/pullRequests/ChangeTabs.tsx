import { useLocation } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PageTabs } from '@infra-portal/infra-react';
import { ExceptionsDue, useExceptionsDue } from '../exceptions/ExceptionsDue';
import {
  exceptionsRouteRef,
  pullRequestsRouteRef,
  takeOverRouteRef,
  upgradesRouteRef,
  useRoutePath,
  valueRouteRef,
} from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** From the list of pull requests to the other pages about changes, and back. */
export function ChangeTabs() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const pulls = useRoutePath(pullRequestsRouteRef);
  const upgrades = useRoutePath(upgradesRouteRef);
  const exceptions = useRoutePath(exceptionsRouteRef);
  const { pathname } = useLocation();
  const due = useExceptionsDue();
  const count = due ? due.ended + due.ending + due.unused : 0;
  const takeOver = useRoutePath(takeOverRouteRef);
  const value = useRoutePath(valueRouteRef);
  const tabs = [
    { to: pulls?.(), text: t('changes.pulls'), exact: true },
    { to: upgrades?.(), text: t('upgrades.title') },
    {
      to: exceptions?.(),
      text:
        count > 0
          ? t('exceptions.titleDue', { due: String(count) })
          : t('exceptions.title'),
    },
    { to: takeOver?.(), text: t('takeOver.title') },
    { to: value?.(), text: t('value.title') },
  ];
  return (
    <>
      <PageTabs label={t('changes.sections')} tabs={tabs} />
      {pathname === pulls?.() && <ExceptionsDue due={due} />}
    </>
  );
}
