import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Retirement, RetirementWish } from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  LoadingLines,
  LoadProblem,
  Note,
  pageStyles as page,
  Section,
  useLocalised,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { useAsked } from '../api/useAsked';
import { FilesPanel } from '../consequences/FilesPanel';
import type { FilePlace } from '../consequences/filePlace';
import { createServiceRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { ConfirmRetirement } from './ConfirmRetirement';
import { RetiredParts } from './RetiredParts';
import { retirementApiRef } from './RetirementApi';
import { WhatElseGoes } from './WhatElseGoes';
import styles from './Lifecycle.module.css';

/** Shows what the end of a service means, and opens its pull requests. */
export function RetirePage(props: {
  product: string;
  service: string;
  repository?: string;
}) {
  const { product, service, repository } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(retirementApiRef);
  const create = useRoutePath(createServiceRouteRef);
  // Undefined until somebody chooses, here or for the open pull request.
  const [chosen, setKeep] = useState<readonly string[]>();
  const keep = chosen ?? [];
  const title = t('retire.title', { service });
  useTabTitle(title);
  const ask = useCallback(
    (wish: RetirementWish, signal: AbortSignal) => api.preview(wish, signal),
    [api],
  );
  const wish = { product, service, repository, keep: [...keep] };
  const asked = useAsked(ask, wish, false, {});
  const keeps = asked.answer?.pullRequest?.keeps;
  useEffect(() => {
    if (keeps?.length) setKeep(now => now ?? keeps);
  }, [keeps]);
  const toggle = (id: string, isKept: boolean) =>
    setKeep((now = []) =>
      isKept ? [...now, id] : now.filter(each => each !== id),
    );
  const back = new URLSearchParams({
    ...{ product, service },
    ...(repository && { repository }),
  });
  return (
    <main className={page.page} aria-label={title}>
      <p className={page.back}>
        <Link to={`${create?.() ?? '/create-service'}?${back}`}>
          {t('retire.back')}
        </Link>
      </p>
      <h1>
        <Verbatim text={title} />
      </h1>
      {asked.error && (
        <div className={styles.parts}>
          <LoadProblem
            error={asked.error}
            missing={{
              title: t('createService.notFound'),
              description: t('createService.notFoundHelp'),
            }}
            onRetry={asked.retry}
          />
        </div>
      )}
      {!asked.answer && !asked.error && <LoadingLines />}
      {asked.answer && (
        <Content
          retirement={asked.answer}
          isCurrent={asked.status === 'ready'}
          wish={wish}
          chosen={chosen}
          onKeep={toggle}
        />
      )}
    </main>
  );
}

function Content(props: {
  retirement: Retirement;
  isCurrent: boolean;
  wish: RetirementWish;
  chosen?: readonly string[];
  onKeep(id: string, isKept: boolean): void;
}) {
  const { retirement, isCurrent, wish, chosen, onKeep } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const [open, setOpen] = useState<FilePlace>();
  return (
    <div className={`${columns.main} ${styles.parts}`}>
      <Section title={t('retire.steps')}>
        <ol className={styles.steps}>
          {retirement.steps.map(step => (
            <li
              key={step}
              aria-current={step === retirement.step ? 'step' : undefined}
            >
              <strong>{t(`retire.step.${step}`)}</strong>
              <span>{t(`retire.why.${step}`)}</span>
            </li>
          ))}
        </ol>
      </Section>
      <Problems problems={retirement.problems} />
      <Section title={t('retire.resources')}>
        <RetiredParts
          environments={retirement.environments}
          chosen={chosen}
          onKeep={onKeep}
        />
      </Section>
      <WhatElseGoes retirement={retirement} />
      <Section title={t('retire.files')}>
        <FilesPanel
          files={retirement.files}
          environments={[]}
          open={open}
          onOpen={setOpen}
        />
      </Section>
      <ConfirmRetirement
        retirement={retirement}
        wish={wish}
        isCurrent={isCurrent}
      />
    </div>
  );
}

function Problems(props: { problems: Retirement['problems'] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  if (props.problems.length === 0) return null;
  const isStuck = props.problems.some(({ severity }) => severity === 'error');
  return (
    <Note
      tone={isStuck ? 'danger' : 'warning'}
      title={t(isStuck ? 'retire.stuck' : 'retire.unknown')}
    >
      <ul>
        {props.problems.map(({ file, line, message }) => (
          <li key={`${file}:${line}:${message.en}`}>
            {file && <Verbatim text={line ? `${file}:${line} ` : `${file} `} />}
            <Verbatim text={localise(message)} />
          </li>
        ))}
      </ul>
    </Note>
  );
}
