import { useParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type Stack, STACKS_CHANNEL } from '@infra-portal/infra-common';
import { useLive } from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { LivePage } from '../parts/LivePage';
import { NamedHead } from '../parts/NamedHead';
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
  return (
    <LivePage label={name} live={live} back={t('stack.back')} single>
      {stack => <Known stack={stack} />}
    </LivePage>
  );
}

function Known({ stack }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <>
      <NamedHead name={stack.name} counts={stack.findings} />
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
