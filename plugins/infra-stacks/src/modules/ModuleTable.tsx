import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ModuleSummary } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  StatusMark,
  tableStyles as styles,
  Verbatim,
} from '@infra-portal/infra-react';
import { ModuleLink } from '../parts/Links';
import { infraStacksTranslationRef } from '../translation/ref';

/** Modules in rows; on narrow screens each row is a card. */
export function ModuleTable(props: { modules: readonly ModuleSummary[] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <table className={styles.table} aria-label={t('modules.title')}>
      <thead>
        <tr>
          <th scope="col">{t('modules.column.module')}</th>
          <th scope="col">{t('modules.column.latest')}</th>
          <th scope="col">{t('modules.column.usedBy')}</th>
          <th scope="col">{t('modules.column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {props.modules.map(module => (
          <ModuleRow key={module.name} module={module} />
        ))}
      </tbody>
    </table>
  );
}

function ModuleRow({ module }: { module: ModuleSummary }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { name, title, source, external, deprecated, latest } = module;
  return (
    <tr>
      <th scope="row">
        <ModuleLink name={name} text={title} />
        <span className={styles.place}>
          <Verbatim text={source} />
        </span>
        {(external || deprecated !== undefined) && (
          <span className={styles.marks}>
            {external && (
              <span className={styles.pill}>{t('modules.isExternal')}</span>
            )}
            {deprecated !== undefined && (
              <StatusMark tone="warning">
                {t('modules.isDeprecated')}
              </StatusMark>
            )}
          </span>
        )}
      </th>
      <td data-label={t('modules.column.latest')}>
        <div className={styles.stacked}>
          {latest ? (
            <Verbatim text={latest} />
          ) : (
            <span className={page.quiet}>{t('modules.noVersion')}</span>
          )}
          {module.versions > 1 && (
            <span className={page.quiet}>
              {t('modules.versions', { count: module.versions })}
            </span>
          )}
        </div>
      </td>
      <td className={styles.words} data-label={t('modules.column.usedBy')}>
        <div className={styles.stacked}>
          <span>{t('stacks.count', { count: module.stacks })}</span>
          {module.calls > module.stacks && (
            <span className={page.quiet}>
              {t('modules.calls', { count: module.calls })}
            </span>
          )}
        </div>
      </td>
      <td className={styles.words} data-label={t('modules.column.state')}>
        <Currency module={module} />
      </td>
    </tr>
  );
}

/** How many calls are behind or move; nothing is called current unseen. */
function Currency({ module }: { module: ModuleSummary }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { calls, outdated, moving, latest } = module;
  if (calls === 0) {
    return <span className={page.quiet}>{t('modules.unused')}</span>;
  }
  if (outdated + moving === 0) {
    return latest ? (
      <StatusMark tone="good">{t('modules.current')}</StatusMark>
    ) : (
      <span className={page.quiet}>{t('modules.unknown')}</span>
    );
  }
  return (
    <div className={styles.stacked}>
      {outdated > 0 && (
        <StatusMark tone="warning">
          {t('modules.outdated', { count: outdated })}
        </StatusMark>
      )}
      {moving > 0 && (
        <StatusMark tone="warning">
          {t('modules.moving', { count: moving })}
        </StatusMark>
      )}
    </div>
  );
}
