import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReviewDocument } from '@infra-portal/infra-common';
import { Section, useLocalised, Verbatim } from '@infra-portal/infra-react';
import type { Target } from '../diff/target';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { FileLink } from './FileLink';
import styles from './Review.module.css';

type Answer = NonNullable<ReviewDocument['asked']>['answers'][number];

/** What somebody asked for: in a sentence, and the answers that are not usual. */
export function Asked(props: {
  review: ReviewDocument;
  onGo(target: Target): void;
}) {
  const { asked } = props.review;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  if (!asked) return null;
  return (
    <Section
      title={t('review.asked')}
      note={<FileLink path={asked.intent} onGo={props.onGo} />}
    >
      <p className={styles.sentence}>
        <Verbatim text={localise(asked.sentence)} />
      </p>
      {asked.answers.length > 0 && (
        <dl className={styles.answers}>
          {asked.answers.map(answer => (
            <div key={answer.field.join('.')}>
              <dt>
                <Verbatim text={answer.field.join(' › ')} />
              </dt>
              <dd>
                <Values answer={answer} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}

const isThere = (value: unknown) => value !== undefined && value !== null;

function Values({ answer: { before, after } }: { answer: Answer }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <>
      {isThere(before) && (
        <>
          <del>
            <Value value={before} />
          </del>{' '}
          →{' '}
        </>
      )}
      {isThere(after) ? (
        <Value value={after} />
      ) : (
        <span className={styles.quiet}>{t('review.asked.removed')}</span>
      )}
    </>
  );
}

/** Characters of an answer that are shown; the whole is in the intent's file. */
const LONG = 300;

const isEmpty = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === 0;

function Value({ value }: { value: unknown }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  // An environment of which nothing is said has what is usual there.
  if (isEmpty(value)) return <>{t('review.asked.usual')}</>;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <code>
      <Verbatim text={text.length > LONG ? `${text.slice(0, LONG)}…` : text} />
    </code>
  );
}
