import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ObjectiveDetail } from '@infra-portal/infra-common';
import {
  Age,
  columnStyles as columns,
  Fact,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../../translation/ref';
import { useFormats } from '../useFormats';
import styles from '../Objective.module.css';

/** Where the numbers come from, how old they are, and what is amiss with them. */
export function Quality({ detail }: { detail: ObjectiveDetail }) {
  const { status } = detail.objective;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const local = useLocalised();
  const { share } = useFormats();
  const { coverage, newest, observedAt, problem, source, warnings } = status;
  return (
    <section className={columns.facts} aria-label={t('quality.title')}>
      <h2>{t('quality.title')}</h2>
      <dl>
        <Fact title={t('quality.source')} text={detail.source} />
        {source && (
          <Fact title={t('quality.way')}>{t(`source.${source}`)}</Fact>
        )}
        <Fact title={t('quality.observed')}>
          {observedAt ? <Age at={observedAt} /> : t('quality.never')}
        </Fact>
        <Fact title={t('quality.newest')}>{newest && <Age at={newest} />}</Fact>
        <Fact
          title={t('quality.coverage')}
          text={coverage === undefined ? undefined : share(coverage)}
        />
        {problem && (
          <Fact title={t('quality.error')}>
            <Verbatim text={local(problem.message)} />{' '}
            <Age at={problem.since} />
          </Fact>
        )}
      </dl>
      {status.isTimeWeighted && <p>{t('quality.timeWeighted')}</p>}
      {warnings.length > 0 && (
        <>
          <h3 className={styles.small}>{t('quality.warnings')}</h3>
          <ul className={styles.lines}>
            {warnings.map(warning => (
              <li key={warning.en}>
                <Verbatim text={local(warning)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
