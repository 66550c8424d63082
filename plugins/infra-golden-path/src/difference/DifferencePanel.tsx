import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Preview, ServiceDifference } from '@infra-portal/infra-common';
import { Note, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { HandOverFacts } from './HandOverFacts';
import { Order } from './Order';
import { LostResources, StackDifference } from './StackDifference';
import styles from './Difference.module.css';

/** What an edit destroys, makes and leaves alone, by the files of both sides. */
export function DifferencePanel(props: {
  difference: ServiceDifference;
  preview: Preview;
}) {
  const { difference, preview } = props;
  const { goldenPath, handOver, stacks } = difference;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <div className={styles.panel}>
      {goldenPath && (
        <p>
          <strong>
            <Verbatim text={t('difference.moves', goldenPath)} />
          </strong>{' '}
          {t('difference.movesWhy')}
        </p>
      )}
      <DataVerdict stacks={stacks} />
      {handOver && <HandOverFacts handOver={handOver} preview={preview} />}
      <section aria-label={t('difference.stacks')}>
        <h3>{t('difference.stacks')}</h3>
        <p className={styles.quiet}>{t('difference.source')}</p>
        {stacks.map(stack => (
          <StackDifference key={stack.stack} stack={stack} />
        ))}
      </section>
      <Order difference={difference} preview={preview} />
    </div>
  );
}

/** Whether something is lost that nobody can make again. */
function DataVerdict({ stacks }: Pick<ServiceDifference, 'stacks'>) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const lost = stacks.flatMap(({ environment, destroyed, replaced }) =>
    [...destroyed, ...replaced]
      .filter(({ holdsData }) => holdsData)
      .map(resource => ({ environment, resource })),
  );
  const isUnsure = stacks.some(({ problems }) => problems.length > 0);
  if (lost.length > 0) {
    return (
      <Note
        tone="danger"
        title={t('difference.dataLost', { count: lost.length })}
      >
        <LostResources lost={lost} />
      </Note>
    );
  }
  return (
    <Note
      tone={isUnsure ? 'warning' : 'neutral'}
      title={t(isUnsure ? 'difference.dataUnsure' : 'difference.dataSafe')}
    >
      {t('difference.dataHelp')}
    </Note>
  );
}
