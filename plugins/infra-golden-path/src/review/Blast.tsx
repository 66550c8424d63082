import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReviewDocument } from '@infra-portal/infra-common';
import { EnvironmentMark, Section, Verbatim } from '@infra-portal/infra-react';
import { PersonName } from '../request/PersonName';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Some } from './Some';
import { Unread } from './Unread';
import styles from './Review.module.css';

const FIRST = 8;

/** `host/owner/repo//dir#workspace` */
const folderOf = (stack: string) =>
  stack
    .split('//')
    .at(-1)!
    .replace(/#default$/, '');

/** Who else feels it: stacks that read something of the changed ones. */
export function Blast({ review }: { review: ReviewDocument }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { blast } = review;
  const reads = blast.filter(({ kind }) => kind === 'reads');
  const changed = blast.length - reads.length;
  const names = new Map(blast.map(({ stack, name }) => [stack, name]));
  const nameOf = (stack: string) => names.get(stack) ?? folderOf(stack);
  return (
    <Section
      title={t('review.blast')}
      note={changed > 0 && t('review.blast.changed', { count: changed })}
    >
      <Unread review={review} part="blast" />
      {reads.length === 0 && (
        <p className={styles.quiet}>{t('review.blast.none')}</p>
      )}
      <Some first={FIRST} items={reads} className={styles.list}>
        {each => (
          <li key={each.stack}>
            <div className={styles.row}>
              <strong className={styles.stack}>
                <Verbatim text={each.name ?? folderOf(each.stack)} />
              </strong>
              {each.environment !== undefined && (
                <EnvironmentMark name={each.environment} />
              )}
            </div>
            <p className={styles.quiet}>
              {each.owner !== undefined ? (
                <>
                  {t('review.blast.owner')} <PersonName who={each.owner} />
                </>
              ) : (
                t('review.blast.ownerless')
              )}
              {each.via.length > 0 && (
                <>
                  {' · '}
                  {t('review.blast.via')}{' '}
                  <Verbatim text={each.via.map(nameOf).join(' → ')} />
                </>
              )}
            </p>
          </li>
        )}
      </Some>
    </Section>
  );
}
