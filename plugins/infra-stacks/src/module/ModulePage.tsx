import { Link, useParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type Module, STACKS_CHANNEL } from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  LivePage,
  Note,
  pageStyles as page,
  Section,
  useLive,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { KindMark } from '../parts/KindMark';
import { ModuleLink } from '../parts/Links';
import { modulesRouteRef, newUpgradeRouteRef, useRoutePath } from '../routes';
import { Counts } from '../stack/Parts';
import { infraStacksTranslationRef } from '../translation/ref';
import { Facts } from './Facts';
import { Inputs, Outputs } from './Interface';
import { ModuleText } from './ModuleText';
import { Uses } from './Uses';
import styles from './Module.module.css';

/** One module: its versions, who uses them, what it takes and gives; live. */
export function ModulePage() {
  const { name = '' } = useParams();
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const modules = useRoutePath(modulesRouteRef);
  const live = useLive({
    channel: STACKS_CHANNEL,
    key: name,
    load: signal => api.module(name, signal),
  });
  useTabTitle(live.value?.title);
  return (
    <LivePage
      label={name}
      live={live}
      back={t('module.back')}
      backTo={modules?.()}
      single
    >
      {module => <Known module={module} />}
    </LivePage>
  );
}

function Known({ module }: { module: Module }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { external, deprecated, unreadable } = module;
  return (
    <>
      <header className={page.head}>
        <h1>
          <Verbatim text={module.title} />
        </h1>
        <KindMark kind="module" />
        <UpgradeLink module={module} />
      </header>
      {deprecated !== undefined && (
        <Note tone="warning" title={t('module.deprecated')}>
          <Verbatim text={deprecated} />
        </Note>
      )}
      {external && (
        <Note title={t('module.isExternal')}>
          {t('module.external.description')}
        </Note>
      )}
      {unreadable !== undefined && (
        <Note tone="warning" title={t('module.unreadable')}>
          <span lang="en">
            <Verbatim text={unreadable} />
          </span>
        </Note>
      )}
      <div className={columns.columns}>
        <div className={columns.main}>
          <Uses module={module} />
          {!external && <Inside module={module} />}
        </div>
        <Facts module={module} />
      </div>
    </>
  );
}

/** Leads to moving its callers to its newest version, where the app can do that. */
function UpgradeLink({ module }: { module: Module }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const upgrade = useRoutePath(newUpgradeRouteRef);
  const { name, latest, calls } = module;
  if (!upgrade || latest === undefined || calls === 0) return null;
  const search = new URLSearchParams({ kind: 'module', name, to: latest });
  return <Link to={`${upgrade()}?${search}`}>{t('module.upgrade')}</Link>;
}

/** What only a module has whose repository is read. */
function Inside({ module }: { module: Module }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { url } = module;
  return (
    <>
      <ModuleText
        title={t('module.readme')}
        none={t('module.readme.none')}
        text={module.readme}
        base={url}
      />
      <Inputs module={module} />
      <Outputs module={module} />
      <Counts
        title={t('stack.resources')}
        counts={module.resourceTypes}
        empty={t('module.resources.none')}
      />
      {module.modules.length > 0 && (
        <Section title={t('module.calls')}>
          <ul className={styles.names}>
            {module.modules.map(name => (
              <li key={name}>
                <ModuleLink name={name} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <ModuleText
        title={t('module.changelog')}
        none={t('module.changelog.none')}
        text={module.changelog}
        base={url}
      />
    </>
  );
}
