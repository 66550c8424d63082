import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PageTabs } from '@infra-portal/infra-react';
import {
  activityRouteRef,
  driftRouteRef,
  modulesRouteRef,
  sourcesRouteRef,
  stacksRouteRef,
  useRoutePath,
} from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';

/** From the list of stacks to that of modules and of repositories, and back. */
export function SectionTabs() {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const stacks = useRoutePath(stacksRouteRef);
  const activity = useRoutePath(activityRouteRef);
  const drift = useRoutePath(driftRouteRef);
  const modules = useRoutePath(modulesRouteRef);
  const sources = useRoutePath(sourcesRouteRef);
  const tabs = [
    { to: stacks?.(), text: t('stacks.title'), exact: true },
    { to: activity?.(), text: t('activity.title') },
    { to: drift?.(), text: t('drift.title') },
    { to: modules?.(), text: t('modules.title') },
    { to: sources?.(), text: t('sources.tab') },
  ];
  return <PageTabs label={t('stacks.sections')} tabs={tabs} />;
}
