import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ComparedStack, LostResource } from '@infra-portal/infra-common';
import {
  EnvironmentMark,
  Note,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Difference.module.css';

const GROUPS = ['destroyed', 'replaced', 'created', 'updated'] as const;

/** One stack: what goes, what comes, what stays. */
export function StackDifference({ stack }: { stack: ComparedStack }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { environment, directory, state, kept, keptData, problems } = stack;
  return (
    <section className={styles.stack} aria-label={environment}>
      <div className={styles.head}>
        <EnvironmentMark name={environment} />
        <code>
          <Verbatim text={directory} />
        </code>
      </div>
      {state === 'left' ? (
        <Note tone="danger" title={t('difference.left', { count: kept })}>
          {t('difference.leftHelp')}
        </Note>
      ) : (
        <p className={styles.quiet}>{t(`difference.state.${state}`)}</p>
      )}
      {GROUPS.map(group => (
        <Group key={group} group={group} resources={stack[group]} />
      ))}
      {state !== 'left' && kept > 0 && (
        <p>{t('difference.kept', { count: kept })}</p>
      )}
      {keptData.length > 0 && (
        <details>
          <summary>
            {t('difference.keptData', { count: keptData.length })}
          </summary>
          <Addresses resources={keptData} />
        </details>
      )}
      {problems.length > 0 && (
        <Note tone="warning" title={t('difference.problems')}>
          <ul>
            {problems.map(problem => (
              <li key={problem}>
                <Verbatim text={problem} />
              </li>
            ))}
          </ul>
        </Note>
      )}
    </section>
  );
}

interface Listed {
  address: string;
  /** What makes it another. */
  arguments?: string[];
}

function Group(props: {
  group: (typeof GROUPS)[number];
  resources: readonly Listed[];
}) {
  const { group, resources } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (resources.length === 0) return null;
  return (
    <details data-group={group}>
      <summary>{t(`difference.${group}`, { count: resources.length })}</summary>
      <Addresses resources={resources} />
    </details>
  );
}

function Addresses({ resources }: { resources: readonly Listed[] }) {
  return (
    <ul>
      {resources.map(({ address, arguments: names = [] }) => (
        <li key={address}>
          <code>
            <Verbatim text={address} />
          </code>
          {names.length > 0 && (
            <span className={styles.quiet}>
              {' '}
              <Verbatim text={names.join(', ')} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What is lost, where, and what is left of it. */
export function LostResources(props: {
  lost: readonly { environment: string; resource: LostResource }[];
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  return (
    <ul>
      {props.lost.map(({ environment, resource }) => (
        <li key={`${environment} ${resource.address}`}>
          {environment}{' '}
          <code>
            <Verbatim text={resource.address} />
          </code>{' '}
          {resource.left && localise(resource.left)}{' '}
          {resource.protectedBy &&
            t('retire.protectedBy', { argument: resource.protectedBy })}
        </li>
      ))}
    </ul>
  );
}
