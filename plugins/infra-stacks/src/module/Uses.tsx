import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Module, ModuleUse } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  Section,
  shortRepository,
  StatusMark,
  Verbatim,
} from '@infra-portal/infra-react';
import { FoldedList } from '../parts/FoldedList';
import { LineLink, ModuleLink, StackLink } from '../parts/Links';
import { infraStacksTranslationRef } from '../translation/ref';
import { groupUses, type UseGroup } from './groupUses';
import styles from './Module.module.css';

/** Who calls a module, by version, the newest first. */
export function Uses({ module }: { module: Module }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const groups = groupUses(module.uses, module.versionList);
  return (
    <Section
      title={t('module.uses')}
      note={t('stacks.count', { count: module.stacks })}
    >
      {groups.length === 0 && (
        <p className={page.quiet}>{t('module.uses.none')}</p>
      )}
      {groups.map(group => (
        <Group key={group.key} group={group} latest={module.latest} />
      ))}
    </Section>
  );
}

function Group({ group, latest }: { group: UseGroup; latest?: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { uses } = group;
  return (
    <div className={styles.group}>
      <h3>
        <GroupTitle group={group} />{' '}
        <span className={page.quiet}>
          {t('modules.calls', { count: uses.length })}
        </span>{' '}
        <Currency group={group} latest={latest} />
      </h3>
      <FoldedList
        items={uses}
        keyOf={({ repository, dir, file, line, stack }) =>
          `${repository} ${dir} ${file} ${line} ${stack}`
        }
      >
        {use => (
          <>
            <Caller use={use} />
            <LineLink file={use.file} line={use.line} href={use.url} />
          </>
        )}
      </FoldedList>
    </div>
  );
}

function GroupTitle({ group }: { group: UseGroup }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { pin, version } = group;
  if ((pin === 'pinned' || pin === 'range') && version) {
    return (
      <>
        {t(pin === 'range' ? 'module.uses.range' : 'module.uses.version')}{' '}
        <Verbatim text={version} />
      </>
    );
  }
  if (pin === 'local' || pin === 'moving')
    return <>{t(`module.uses.${pin}`)}</>;
  return <>{t('module.uses.unknown')}</>;
}

function Currency({ group, latest }: { group: UseGroup; latest?: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { pin, version, behind } = group;
  if (behind !== undefined && behind > 0) {
    return (
      <StatusMark tone="warning">
        {t('module.uses.behind', { count: behind })}
      </StatusMark>
    );
  }
  const isLatest = behind === 0 || (pin === 'pinned' && version === latest);
  return isLatest && version !== undefined ? (
    <StatusMark tone="good">{t('module.uses.latest')}</StatusMark>
  ) : null;
}

function Caller({ use }: { use: ModuleUse }) {
  if (use.stack) return <StackLink name={use.stack} />;
  if (use.module) return <ModuleLink name={use.module} />;
  return <Verbatim text={`${shortRepository(use.repository)} · ${use.dir}`} />;
}
