import { Link, useParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type Stack, STACKS_CHANNEL } from '@infra-portal/infra-common';
import {
  LoadingLines,
  LoadProblem,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { FindingCounts } from '../parts/FindingCounts';
import { infraStacksTranslationRef } from '../translation/ref';
import { Findings } from './Findings';
import { Modules } from './Modules';
import { Counts, Names, Providers } from './Parts';
import { WhatItIs } from './WhatItIs';
import styles from './Stack.module.css';

/** One stack: what it is, what it uses, and what is wrong with it; live. */
export function StackPage() {
  const { name = '' } = useParams();
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const live = useLive({
    channel: STACKS_CHANNEL,
    key: name,
    load: signal => api.stack(name, signal),
  });
  const { value, error } = live;
  return (
    <main className={styles.page} aria-label={name}>
      <p className={styles.back}>
        <Link to="..">{t('stack.back')}</Link>
      </p>
      {error && (
        <LoadProblem
          error={error}
          single
          kept={!!value}
          onRetry={live.reload}
        />
      )}
      {!value && !error && <LoadingLines />}
      {value && <Known stack={value} />}
    </main>
  );
}

function Known({ stack }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <>
      <header className={styles.head}>
        <h1>
          <Verbatim text={stack.name} />
        </h1>
        <FindingCounts counts={stack.findings} />
      </header>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Findings stack={stack} />
          <Modules stack={stack} />
          <Providers stack={stack} />
          <Counts
            title={t('stack.resources')}
            counts={stack.resourceTypes}
            empty={t('stack.resources.none')}
          />
          <Counts title={t('stack.data')} counts={stack.dataTypes} />
          <Names title={t('stack.inputs')} names={stack.variables} />
          <Names title={t('stack.outputs')} names={stack.outputs} />
          <Names title={t('stack.files')} names={stack.files} />
        </div>
        <WhatItIs stack={stack} />
      </div>
    </>
  );
}
