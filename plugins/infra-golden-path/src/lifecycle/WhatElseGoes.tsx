import { useCallback } from 'react';
import {
  useApiHolder,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import type { EstimateRequest, Retirement } from '@infra-portal/infra-common';
import {
  Age,
  Fact,
  moneyText,
  Section,
  useLanguage,
  Verbatim,
} from '@infra-portal/infra-react';
import { useAsked } from '../api/useAsked';
import { type EstimateApi, estimateApiRef } from '../cost/EstimateApi';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Lifecycle.module.css';

/** Who depends on a service, and what goes away beside its resources. */
export function WhatElseGoes({ retirement }: { retirement: Retirement }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { declared, objectives, runbooks, usedBy } = retirement;
  return (
    <Section title={t('retire.else')}>
      <dl className={styles.facts}>
        <Fact title={t('retire.usedBy')}>
          {usedBy === undefined && t('retire.usedByUnknown')}
          {usedBy?.length === 0 && t('retire.usedByNobody')}
          {usedBy && usedBy.length > 0 && (
            <ul className={styles.left}>
              {usedBy.map(({ name, owner, what, file, line }) => (
                <li key={`${name} ${what} ${file}:${line}`}>
                  <Verbatim text={`${name}: ${what} (${file}:${line})`} />{' '}
                  {owner && <Verbatim text={owner} />}
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact title={t('retire.cost')}>
          <Cost declared={declared} />
        </Fact>
        <Fact title={t('retire.objectives')}>
          <Paths paths={objectives} />
        </Fact>
        <Fact title={t('retire.runbooks')}>
          <Paths paths={runbooks} />
        </Fact>
      </dl>
    </Section>
  );
}

function Paths({ paths }: { paths: string[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (paths.length === 0) return <>{t('retire.none')}</>;
  return (
    <ul className={styles.left}>
      {paths.map(path => (
        <li key={path}>
          <code>
            <Verbatim text={path} />
          </code>
        </li>
      ))}
    </ul>
  );
}

/** What the stacks would cost a month, as far as anybody can tell. */
function Cost({ declared }: Pick<Retirement, 'declared'>) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const prices = useApiHolder().get(estimateApiRef) as EstimateApi | undefined;
  const language = useLanguage();
  const ask = useCallback(
    (request: EstimateRequest, signal: AbortSignal) =>
      prices!.estimate(request, signal),
    [prices],
  );
  const hasSome = declared.some(({ resources }) => resources.length > 0);
  const request = hasSome ? { stacks: declared, usage: {} } : undefined;
  const { answer, status } = useAsked(
    ...([prices && ask, request, false, {}] as const),
  );
  if (!hasSome) return <>{t('retire.none')}</>;
  if (!answer) {
    return (
      <>{t(status === 'loading' ? 'retire.costAsked' : 'retire.noCost')}</>
    );
  }
  return (
    <>
      {t('retire.monthly', {
        amount: moneyText(answer.monthly, answer.currency, language),
      })}{' '}
      <Age at={answer.observedAt} />
    </>
  );
}
