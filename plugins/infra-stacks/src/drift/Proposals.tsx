import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftProposal } from '@infra-portal/infra-common';
import {
  Age,
  pageStyles as page,
  StatusMark,
  type Tone,
} from '@infra-portal/infra-react';
import { PullLink } from '../runs/RunFacts';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Drift.module.css';

const TONES: Record<DriftProposal['state'], Tone> = {
  open: 'active',
  merged: 'good',
  closed: 'unknown',
};

/** Pull requests that answer a drift, the newest first. */
export function Proposals(props: {
  proposals: readonly DriftProposal[];
  /** Only what each would do, and its number. */
  short?: boolean;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { proposals, short } = props;
  return (
    <ul className={styles.plain}>
      {proposals.map(({ act, pullRequest, state, createdAt }) => (
        <li key={`${act} ${pullRequest.url}`}>
          <span>
            {t(`drift.act.${act}`)}{' '}
            <PullLink pull={pullRequest} short={short} />
          </span>{' '}
          <StatusMark tone={TONES[state]}>
            {t(`drift.proposal.${state}`)}
          </StatusMark>{' '}
          {!short && (
            <span className={page.quiet}>
              <Age at={createdAt} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
