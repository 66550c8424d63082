import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  type Module,
  moduleOf,
  STACKS_CHANNEL,
} from '@infra-portal/infra-common';
import {
  cardStyles as styles,
  Note,
  StatusMark,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { groupUses } from '../module/groupUses';
import { FoldedList } from '../parts/FoldedList';
import { ModuleLink, StackLink } from '../parts/Links';
import { infraStacksTranslationRef } from '../translation/ref';
import { LiveCard } from './LiveCard';

const WITHOUT_VERSION = {
  local: 'module.uses.local',
  moving: 'module.uses.moving',
  pinned: 'module.uses.unknown',
  range: 'module.uses.unknown',
  unknown: 'module.uses.unknown',
} as const;

/** Card of a Component that is a module: its versions, and who uses which. */
export function ModuleCard() {
  const name = moduleOf(useEntity().entity);
  return name === undefined ? null : <Known name={name} />;
}

function Known({ name }: { name: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const live = useLive({
    channel: STACKS_CHANNEL,
    key: name,
    load: signal => api.module(name, signal),
  });
  return (
    <LiveCard
      title={t('entity.module.title')}
      live={live}
      missing={{
        title: t('entity.module.missing'),
        description: t('entity.module.missing.description'),
      }}
    >
      {module => (
        <>
          {module.deprecated !== undefined && (
            <Note tone="warning" title={t('module.deprecated')}>
              <Verbatim text={module.deprecated} />
            </Note>
          )}
          <dl className={styles.facts}>
            <div>
              <dt>{t('module.latest')}</dt>
              <dd>
                <Verbatim text={module.latest ?? t('modules.noVersion')} />{' '}
                <span className={styles.quiet}>
                  {t('modules.versions', { count: module.versions })}
                </span>
              </dd>
            </div>
            <div>
              <dt>{t('entity.module.uses')}</dt>
              <dd>
                <Uses module={module} />
              </dd>
            </div>
          </dl>
          <p className={styles.more}>
            <ModuleLink name={name} text={t('entity.module.page')} />
          </p>
        </>
      )}
    </LiveCard>
  );
}

/** The stacks and modules that call it, each with its version. */
function Uses({ module }: { module: Module }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const uses = groupUses(module.uses, module.versionList).flatMap(
    group => group.uses,
  );
  if (uses.length === 0) {
    return <span className={styles.quiet}>{t('module.uses.none')}</span>;
  }
  return (
    <FoldedList
      items={uses}
      keyOf={({ repository, dir, file, line, stack }) =>
        `${repository} ${dir} ${file} ${line} ${stack}`
      }
      className={styles.list}
    >
      {({ stack, module: caller, dir, version, pin, behind = 0 }) => (
        <>
          <Caller stack={stack} module={caller} dir={dir} />{' '}
          <span className={styles.quiet}>
            {version ? <Verbatim text={version} /> : t(WITHOUT_VERSION[pin])}
          </span>{' '}
          {behind > 0 && (
            <StatusMark tone="warning">
              {t('module.uses.behind', { count: behind })}
            </StatusMark>
          )}
        </>
      )}
    </FoldedList>
  );
}

function Caller(props: { stack?: string; module?: string; dir: string }) {
  const { stack, module, dir } = props;
  if (stack !== undefined) return <StackLink name={stack} />;
  if (module !== undefined) return <ModuleLink name={module} />;
  return <Verbatim text={dir} />;
}
