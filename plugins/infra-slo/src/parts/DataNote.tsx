import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Objective } from '@infra-portal/infra-common';
import {
  Age,
  durationText,
  secondsBetween,
  useLanguage,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';
import styles from './Parts.module.css';

/** What is amiss with the numbers of an objective, and what to do about it. */
export function DataNote({ objective }: { objective: Objective }) {
  const { status } = objective;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const local = useLocalised();
  const { data, problem } = status;
  if (!data && !problem) return null;
  return (
    <span className={styles.note}>
      {data === 'too-young' ? (
        <Young objective={objective} />
      ) : (
        data && <span>{t(`data.${data}.next`)}</span>
      )}
      {data === 'stale' && status.newest && (
        <span>
          {t('data.newest')} <Age at={status.newest} />
        </span>
      )}
      {problem && (
        <span>
          {t('data.failing')} <Age at={problem.since} />:{' '}
          <Verbatim text={local(problem.message)} />
        </span>
      )}
    </span>
  );
}

/** How much of its window there is to judge by. */
function Young({ objective: { status } }: { objective: Objective }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const language = useLanguage();
  const { start, end, oldest } = status;
  const whole = secondsBetween(start, end);
  const known = secondsBetween(oldest, end);
  return (
    <span>
      {whole === undefined || known === undefined
        ? t('data.too-young.next')
        : t('data.too-young.part', {
            known: durationText(known, language),
            whole: durationText(whole, language),
          })}
    </span>
  );
}
