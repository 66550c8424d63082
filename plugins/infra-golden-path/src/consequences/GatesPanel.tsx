import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Gate, PreviewFile } from '@infra-portal/infra-common';
import {
  Age,
  Note,
  StatusMark,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { FilePlace } from './filePlace';
import { Finding } from './Finding';
import { worstFirst } from './verdict';
import styles from './Gates.module.css';

/** How a gate ended, in a colour. */
export const GATE_TONES = {
  passed: 'good',
  warning: 'warning',
  failed: 'bad',
  'not-run': 'unknown',
} as const;

/** Every check with its outcome, what said so and when; the worst first. */
export function GatesPanel(props: {
  gates: Gate[];
  files: PreviewFile[];
  onGoToField?(path: (string | number)[]): void;
  onShowFile?(place: FilePlace): void;
}) {
  const { gates, files, onGoToField, onShowFile } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  if (gates.length === 0) {
    return (
      <Note title={t('consequences.gate.empty.title')}>
        {t('consequences.gate.empty.description')}
      </Note>
    );
  }
  return (
    <ul className={styles.gates}>
      {worstFirst(gates).map(gate => (
        <li key={gate.id} className={styles.gate} data-status={gate.status}>
          <div className={styles.head}>
            <h3 className={styles.name}>{t(`consequences.gate.${gate.id}`)}</h3>
            <StatusMark tone={GATE_TONES[gate.status]}>
              {t(`consequences.gate.status.${gate.status}`)}
            </StatusMark>
          </div>
          {gate.reason && (
            <p className={styles.reason}>
              <Verbatim text={localise(gate.reason)} />
            </p>
          )}
          {gate.findings.length > 0 && (
            <ul className={styles.findings}>
              {gate.findings.map((finding, index) => (
                <Finding
                  // eslint-disable-next-line react/no-array-index-key -- findings may repeat
                  key={index}
                  finding={finding}
                  known={files.some(file => file.path === finding.file)}
                  onGoToField={onGoToField}
                  onShowFile={onShowFile}
                />
              ))}
            </ul>
          )}
          <p className={styles.source}>
            <Verbatim
              text={t('consequences.gate.by', { source: gate.source })}
            />
            <Age at={gate.observedAt} />
          </p>
        </li>
      ))}
    </ul>
  );
}
