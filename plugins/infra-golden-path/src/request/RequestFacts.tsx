import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { Age, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { PersonName } from './PersonName';
import styles from './Request.module.css';

/** What was asked, by whom, when and where. */
export function RequestFacts(props: { request: ServiceRequest }) {
  const { request } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const facts: [string, ReactNode][] = [
    [t('request.facts.product'), <Verbatim text={request.product} />],
    [t('request.facts.service'), <Verbatim text={request.service} />],
    [t('request.facts.change'), <Verbatim text={request.change} />],
    [t('request.facts.repository'), <Verbatim text={request.repository} />],
    [t('request.facts.branch'), <Verbatim text={request.branch} />],
    [t('request.facts.requestedBy'), <PersonName who={request.requestedBy} />],
    [t('request.facts.createdAt'), <Age at={request.createdAt} />],
    [t('request.facts.updatedAt'), <Age at={request.updatedAt} />],
    // What a person is asked for who asks for help.
    [t('request.facts.id'), <Verbatim text={request.id} />],
    [
      t('request.facts.digest'),
      <span title={request.digest}>{request.digest.slice(0, 12)}</span>,
    ],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
