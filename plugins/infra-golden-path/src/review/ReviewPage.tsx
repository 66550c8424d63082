import { useRef } from 'react';
import { useParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { PULLS_CHANNEL } from '@infra-portal/infra-common';
import { LivePage, useLive, useTabTitle } from '@infra-portal/infra-react';
import { pullRequestsRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { useReviewSeen } from '../value/useReviewSeen';
import { reviewApiRef, type ReviewPlace } from './ReviewApi';
import { ReviewDetails } from './ReviewDetails';

/** One pull request, as somebody reads it who decides upon it. */
export function ReviewPage() {
  const { host = '', owner = '', name = '', number = '' } = useParams();
  const place: ReviewPlace = { host, owner, name, number };
  const repository = `${host}/${owner}/${name}`;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(reviewApiRef);
  const list = useRoutePath(pullRequestsRouteRef);
  const key = `${repository}#${number}`;
  // What is seen first comes with the first answer; later ones are news only.
  const read = useRef<string>();
  const live = useLive({
    channel: PULLS_CHANNEL,
    key,
    load: async signal => {
      const review = await api.review(place, read.current !== key, signal);
      read.current = key;
      return review;
    },
    concerns: message =>
      message.repository === repository && message.number === Number(number),
  });
  const title = live.value?.pull.title;
  useReviewSeen(repository, Number(number), live.value?.pull.state === 'open');
  useTabTitle(title && `#${number} ${title}`);
  return (
    <LivePage
      label={t('review.label', { number })}
      live={live}
      back={t('request.all')}
      backTo={list?.()}
      wide
      single
    >
      {latest => (
        <ReviewDetails
          key={key}
          place={place}
          latest={latest}
          onReload={live.reload}
        />
      )}
    </LivePage>
  );
}
