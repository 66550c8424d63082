import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { Age, useLocalised, Verbatim } from '@infra-portal/infra-react';
import { currentStep } from '../request/laneRows';
import { People } from '../request/People';
import { PersonName } from '../request/PersonName';
import { RequestState } from '../request/RequestState';
import { useRequestTitle } from '../request/useRequestTitle';
import { requestRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './PullRequests.module.css';

/** One request in the list: what, where it stands, who is waited for. */
export function RequestRow({ request }: { request: ServiceRequest }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  const route = useRoutePath(requestRouteRef);
  const step = request.state === 'open' ? currentStep(request) : undefined;
  const titleOf = useRequestTitle();
  const detail = request.failure?.message ?? step?.detail;
  return (
    <li className={styles.row}>
      <div className={styles.rowHead}>
        <Link to={route?.({ id: request.id }) ?? request.id} data-row>
          <Verbatim text={titleOf(request)} />
        </Link>
        <RequestState request={request} />
      </div>
      {(step || detail) && (
        <div className={styles.blocker}>
          {step && (
            <strong>
              {t(`request.step.${step.id}`)}:{' '}
              {t(`request.stepState.${step.state}`)}
            </strong>
          )}
          {detail && <Verbatim text={localise(detail)} />}
          {step && <People who={step.blockers} />}
        </div>
      )}
      <p className={styles.meta}>
        <span>
          <Verbatim text={`${request.product} / ${request.service}`} />
        </span>
        {request.pullRequest && <span>#{request.pullRequest.number}</span>}
        <span>
          {t('pullRequests.by')} <PersonName who={request.requestedBy} />
        </span>
        <Age at={request.createdAt} />
      </p>
    </li>
  );
}
