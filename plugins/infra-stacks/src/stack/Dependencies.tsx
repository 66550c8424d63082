import { Fragment } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Dependency, Stack } from '@infra-portal/infra-common';
import {
  EnvironmentMark,
  pageStyles as page,
  Section,
  shortOwner,
  Verbatim,
} from '@infra-portal/infra-react';
import { FoldedList } from '../parts/FoldedList';
import { KindMark } from '../parts/KindMark';
import { LineLink, StackLink } from '../parts/Links';
import { infraStacksTranslationRef } from '../translation/ref';
import { groupDependencies, type StackDependencies } from './groupDependencies';
import styles from './Dependencies.module.css';

/** The stacks that this one reads something of. */
export function DependsOn({ stack }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <Tied
      title={t('stack.dependsOn')}
      none={t('stack.dependsOn.none')}
      all={stack.dependsOn}
    />
  );
}

/** The stacks that read something of this one, in files of their own. */
export function UsedBy({ stack }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <Tied
      title={t('stack.usedBy')}
      none={t('stack.usedBy.none')}
      all={stack.usedBy}
    />
  );
}

function Tied(props: {
  title: string;
  none: string;
  all: readonly Dependency[];
}) {
  const { title, none, all } = props;
  const groups = groupDependencies(all);
  return (
    <Section title={title} note={groups.length > 0 && String(groups.length)}>
      {groups.length === 0 ? (
        <p className={page.quiet}>{none}</p>
      ) : (
        <FoldedList
          className={styles.list}
          items={groups}
          keyOf={group => group.key}
        >
          {group => <Group group={group} />}
        </FoldedList>
      )}
    </Section>
  );
}

function Group({ group }: { group: StackDependencies }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { stack, dependencies } = group;
  return (
    <>
      <div className={styles.head}>
        {stack ? (
          <StackLink name={stack.name} />
        ) : (
          <span className={page.quiet}>{t('stack.dependsOn.unknown')}</span>
        )}
        {stack?.layer === 'shared' && <KindMark kind="shared" />}
        {stack?.environment && <EnvironmentMark name={stack.environment} />}
        {stack && (
          <span className={page.quiet}>
            {t('stacks.column.owner')}:{' '}
            <Verbatim
              text={stack.owner ? shortOwner(stack.owner) : t('stacks.noOwner')}
            />
          </span>
        )}
      </div>
      <ul>
        {dependencies.map(dependency => {
          const { kind, what, outputs, file, line, url } = dependency;
          return (
            <li key={`${kind} ${what} ${file} ${line}`}>
              <span className={page.quiet}>{t(`dependency.${kind}`)}</span>{' '}
              <code>
                <Verbatim text={what} />
              </code>{' '}
              {outputs && <Outputs names={outputs} />}
              <LineLink file={file} line={line} href={url} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What is read of a state by name. */
function Outputs({ names }: { names: readonly string[] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <>
      <span className={page.quiet}>{t('dependency.outputs')}</span>{' '}
      {names.map((name, index) => (
        <Fragment key={name}>
          {index > 0 && ', '}
          <code>
            <Verbatim text={name} />
          </code>
        </Fragment>
      ))}{' '}
    </>
  );
}
