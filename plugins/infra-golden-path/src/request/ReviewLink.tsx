import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { reviewRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** The pull request as its reviewers read it here. */
export function ReviewLink(props: { request: ServiceRequest }) {
  const { repository, pullRequest } = props.request;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const path = useRoutePath(reviewRouteRef);
  if (!pullRequest || !path) return null;
  const [host = '', owner = '', name = ''] = repository.split('/');
  const number = String(pullRequest.number);
  return (
    <ButtonLink variant="secondary" href={path({ host, owner, name, number })}>
      {t('review.open')}
    </ButtonLink>
  );
}
