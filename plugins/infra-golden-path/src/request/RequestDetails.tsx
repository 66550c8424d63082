import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { Verbatim } from '../consequences/parts/Verbatim';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { ApplicationBox } from './ApplicationBox';
import { Conflicts } from './Conflicts';
import { Failure } from './Failure';
import { Lane } from './Lane';
import { ProposedFiles } from './ProposedFiles';
import { RequestActions } from './RequestActions';
import { RequestFacts } from './RequestFacts';
import { RequestState } from './RequestState';
import { useRequestActions } from './useRequestActions';
import styles from './Request.module.css';

/** All that is known of a request, what needs a person first. */
export function RequestDetails(props: {
  request: ServiceRequest;
  onChanged(request: ServiceRequest): void;
}) {
  const { request } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const actions = useRequestActions(request, props.onChanged);
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <Verbatim text={request.title} />
        </h2>
        <RequestState request={request} />
        <RequestActions request={request} actions={actions} />
      </header>
      {request.failure && request.state === 'failed' && (
        <Failure request={request} failure={request.failure} />
      )}
      {request.conflicts.length > 0 && <Conflicts request={request} />}
      <div className={styles.columns}>
        <section className={styles.box} aria-label={t('request.lane.title')}>
          <h3 className={styles.boxTitle}>{t('request.lane.title')}</h3>
          <Lane request={request} />
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
    </>
  );
}
