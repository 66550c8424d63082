import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { PullCostLine, Verbatim } from '@infra-portal/infra-react';
import { pullCostRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { AtlantisBox } from '../atlantis/AtlantisBox';
import { ApplicationBox } from './ApplicationBox';
import { Lane } from './Lane';
import { ProposedFiles } from './ProposedFiles';
import { RequestActions } from './RequestActions';
import { RequestFacts } from './RequestFacts';
import { RequestState } from './RequestState';
import { RequestTalk } from './RequestTalk';
import { useRequestActions } from './useRequestActions';
import { useRequestTitle } from './useRequestTitle';
import { WhatNow } from './WhatNow';
import styles from './Request.module.css';

/** All that is known of a request, what needs a person first. */
export function RequestDetails(props: {
  request: ServiceRequest;
  onChanged(request: ServiceRequest): void;
}) {
  const { request } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const titleOf = useRequestTitle();
  const actions = useRequestActions(request, props.onChanged);
  const costs = useRoutePath(pullCostRouteRef);
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <Verbatim text={titleOf(request)} />
        </h2>
        <RequestState request={request} />
        <RequestActions request={request} actions={actions} />
      </header>
      {request.pullRequest && (
        <PullCostLine
          repository={request.repository}
          number={request.pullRequest.number}
          path={costs}
        />
      )}
      <WhatNow request={request} actions={actions} />
      <div className={styles.columns}>
        <section className={styles.box} aria-label={t('request.lane.title')}>
          <h3 className={styles.boxTitle}>{t('request.lane.title')}</h3>
          <Lane request={request} />
          <AtlantisBox request={request} />
        </section>
        <div className={styles.side}>
          <section className={styles.box} aria-label={t('request.facts.title')}>
            <h3 className={styles.boxTitle}>{t('request.facts.title')}</h3>
            <RequestFacts request={request} />
          </section>
          <ProposedFiles request={request} />
          <ApplicationBox request={request} actions={actions} />
        </div>
      </div>
      <RequestTalk request={request} />
    </>
  );
}
