import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { HandOver, Preview } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Difference.module.css';

/** Everything that another owner changes, and what it leaves alone. */
export function HandOverFacts(props: { handOver: HandOver; preview: Preview }) {
  const { handOver, preview } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { alarms, codeowners, objectives, runbooks, tags } = handOver;
  const none = t('difference.nobody');
  const names = (owners: readonly string[]) => owners.join(', ') || none;
  const change = (from: string = none, to: string = none) => (
    <Verbatim text={from === to ? from : `${from} → ${to}`} />
  );
  const files = (paths: readonly string[]) =>
    paths.length === 0 ? (
      t('difference.unnamed')
    ) : (
      <Verbatim text={paths.join(', ')} />
    );
  const asked = preview.review?.owners.map(({ owner }) => owner) ?? [];
  const facts: [string, ReactNode][] = [
    [t('difference.owner'), change(handOver.from, handOver.to)],
    ['CODEOWNERS', change(names(codeowners.before), names(codeowners.after))],
    [
      t('difference.approvals'),
      <>
        {t('difference.approvalsNow')} <Verbatim text={names(asked)} />{' '}
        {t('difference.approvalsThen')}{' '}
        <Verbatim text={names(codeowners.after)} />{' '}
        {t('difference.approvalsSame')}
      </>,
    ],
    [t('difference.catalog'), t('difference.catalogHelp')],
    [t('difference.tags'), <Tags key="tags" tags={tags} />],
    [
      t('difference.alarms'),
      alarms.redirected === 0
        ? t('difference.alarmsSame', { count: alarms.all })
        : t('difference.alarmsMove', { count: alarms.redirected }),
    ],
    [t('difference.objectives'), files(objectives)],
    [t('difference.runbooks'), files(runbooks)],
  ];
  return (
    <section aria-label={t('difference.handOver')}>
      <h3>{t('difference.handOver')}</h3>
      <p className={styles.quiet}>{t('difference.handOverWhy')}</p>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Tags({ tags }: Pick<HandOver, 'tags'>) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (tags.length === 0) return <>{t('difference.tagsSame')}</>;
  return (
    <ul>
      {tags.map(({ key, from, to, resources }) => (
        <li key={`${key} ${from} ${to}`}>
          <Verbatim text={`${key}: ${from ?? '–'} → ${to ?? '–'}`} />{' '}
          <span className={styles.quiet}>
            {t('retire.count', { count: resources })}
          </span>
        </li>
      ))}
    </ul>
  );
}
