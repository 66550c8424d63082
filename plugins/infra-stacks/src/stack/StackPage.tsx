import { useParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type Stack, STACKS_CHANNEL } from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  LivePage,
  useLive,
  useTabTitle,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { KindMark } from '../parts/KindMark';
import { NamedHead } from '../parts/NamedHead';
import { StackDriftSection } from '../drift/stack/StackDrift';
import { StackRuns } from '../runs/RunsSection';
import { infraStacksTranslationRef } from '../translation/ref';
import { DependsOn, UsedBy } from './Dependencies';
import { Findings } from './Findings';
import { Modules } from './Modules';
import { Counts, Names, Providers } from './Parts';
import { Reach } from './Reach';
import { WhatItIs } from './WhatItIs';

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
  useTabTitle(name);
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
      <NamedHead name={stack.name} counts={stack.findings}>
        <KindMark kind={stack.layer} />
      </NamedHead>
      <div className={columns.columns}>
        <div className={columns.main}>
          <Findings stack={stack} />
          <StackDriftSection stack={stack} />
          <StackRuns stack={stack} />
          <DependsOn stack={stack} />
          <UsedBy stack={stack} />
          <Reach stack={stack} />
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
