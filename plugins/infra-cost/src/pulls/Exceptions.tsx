import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type {
  CostExceptionProposal,
  CostReason,
  PullCostDetail,
} from '@infra-portal/infra-common';
import {
  Age,
  safeHref,
  StatusMark,
  type Tone,
} from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import { ExceptionDialog } from './ExceptionDialog';
import { exceptionOf } from './exceptionOf';
import styles from './Pulls.module.css';

/** Offers an exception from what blocks, while the pull request is open. */
export function ExceptionButton(props: {
  pull: PullCostDetail;
  reason: CostReason;
}) {
  const { pull, reason } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const draft = exceptionOf(reason, pull);
  if (!draft || pull.open !== 'open') return null;
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        aria-haspopup="dialog"
        onPress={() => setOpen(true)}
      >
        {t('exception.propose')}
      </Button>
      {isOpen && (
        <ExceptionDialog
          {...{ pull, reason, draft }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

const TONES: Record<CostExceptionProposal['state'], Tone> = {
  open: 'active',
  merged: 'good',
  closed: 'unknown',
};

/** Exceptions that were proposed for it, and what became of them. */
export function ExceptionList({ pull }: { pull: PullCostDetail }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { exceptions = [] } = pull;
  if (exceptions.length === 0) return null;
  return (
    <div>
      <p className={styles.listTitle}>{t('exception.list')}</p>
      <ul className={styles.plain}>
        {exceptions.map(({ rule, pullRequest, state, createdAt }) => (
          <li key={pullRequest.url}>
            <a
              href={safeHref(pullRequest.url)}
              target="_blank"
              rel="noreferrer"
            >
              {t(`exception.rule.${rule}`)} #{pullRequest.number}
            </a>{' '}
            <StatusMark tone={TONES[state]}>
              {t(`pulls.open.${state}`)}
            </StatusMark>{' '}
            <span className={styles.quiet}>
              <Age at={createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
