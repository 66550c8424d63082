import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { firstFiles, type ReviewDocument } from '@infra-portal/infra-common';
import { Section } from '@infra-portal/infra-react';
import { ActBar, ConversationSection, TalkProvider } from '../conversation';
import { DiffHostProvider } from '../diff/DiffHost';
import { useDiffOptions } from '../diff/useDiffOptions';
import { useTarget } from '../diff/useTarget';
import { Lane } from '../request/Lane';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Approvals } from './Approvals';
import { Asked } from './Asked';
import { Blast } from './Blast';
import { Deviations } from './Deviations';
import { Digest } from './Digest';
import { Findings } from './Findings';
import { Plans } from './Plans';
import type { ReviewPlace } from './ReviewApi';
import { ReviewFiles } from './ReviewFiles';
import { ReviewHead } from './ReviewHead';
import { StandardsEffect } from './StandardsEffect';
import { useOwnChecks } from './useOwnChecks';
import { useReviewHost } from './useReviewHost';
import { useShown } from './useShown';
import styles from './Review.module.css';

/** All that a reviewer decides upon: what needs attention first, files last. */
export function ReviewDetails(props: {
  place: ReviewPlace;
  latest: ReviewDocument;
  onReload(): void;
}) {
  const { place, latest } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { shown, isNewer, take } = useShown(latest);
  const { own, findings } = useOwnChecks(place, shown);
  const review = useMemo(() => ({ ...shown, findings }), [shown, findings]);
  const choices = useDiffOptions();
  const { target, go } = useTarget();
  const { pull, files } = review;
  const changesStandards = files.some(({ path }) => path === 'portal.yaml');
  const host = useReviewHost({
    place,
    head: pull.head,
    paths: useMemo(() => firstFiles(files), [files]),
    texts: review.texts,
    options: choices.options,
    intent: review.asked?.intent,
    onStale: props.onReload,
  });
  return (
    <DiffHostProvider value={host}>
      <TalkProvider
        place={{ repository: pull.repository, number: pull.number }}
        head={pull.head}
        lane={pull.lane}
      >
        <div className={styles.review}>
          <ReviewHead
            pull={{ ...pull, state: latest.pull.state }}
            commits={review.commits}
            isNewer={isNewer}
            onTake={take}
          />
          <Digest review={review} simulated={own.checks?.plans ?? []} />
          <div className={styles.columns}>
            <div className={styles.main}>
              <Asked review={review} onGo={go} />
              {changesStandards && <StandardsEffect place={place} />}
              <Deviations review={review} onGo={go} />
              <Plans review={review} own={own} />
              <Findings review={review} own={own} onGo={go} />
              <ConversationSection />
            </div>
            <div className={styles.side}>
              <Approvals review={review} />
              <Section title={t('request.lane.title')}>
                <Lane request={pull} folds />
              </Section>
              <Blast review={review} />
            </div>
          </div>
          <ReviewFiles
            review={review}
            latest={latest.pull.head}
            host={host}
            choices={choices}
            target={target}
            onGo={go}
            onReload={props.onReload}
          />
          <ActBar />
        </div>
      </TalkProvider>
    </DiffHostProvider>
  );
}
