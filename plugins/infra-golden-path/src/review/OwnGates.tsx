import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Gate } from '@infra-portal/infra-common';
import {
  Age,
  StatusMark,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { GATE_TONES } from '../consequences/GatesPanel';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { OwnChecks } from './useOwnChecks';
import styles from './Review.module.css';

/** Which of the portal's own checks were made, with what, when, and how they ended. */
export function OwnGates({ own }: { own: OwnChecks }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { checks, loading, failed } = own;
  if (loading) {
    return (
      <p role="status" className={styles.quiet}>
        {t('review.checks.loading')}
      </p>
    );
  }
  if (failed) {
    return (
      <p className={styles.unread}>
        <StatusMark tone="warning">{t('review.checks.failed')}</StatusMark>
      </p>
    );
  }
  if (!checks || checks.gates.length === 0) return null;
  return (
    <ul className={styles.gates} aria-label={t('review.checks')}>
      {checks.gates.map(gate => (
        <OwnGate key={gate.id} gate={gate} />
      ))}
    </ul>
  );
}

function OwnGate({ gate }: { gate: Gate }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  const { id, status, reason, source, observedAt } = gate;
  return (
    <li>
      <strong>{t(`consequences.gate.${id}`)}</strong>
      <StatusMark tone={GATE_TONES[status]}>
        {t(`consequences.gate.status.${status}`)}
      </StatusMark>
      <span className={styles.source}>
        <Verbatim text={t('consequences.gate.by', { source })} />
        <Age at={observedAt} />
      </span>
      {reason && (
        <p className={styles.quiet}>
          <Verbatim text={localise(reason)} />
        </p>
      )}
    </li>
  );
}
