import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { safeHref } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** The pull request where it is reviewed and merged. */
export function PullRequestLink(props: {
  request: ServiceRequest;
  variant: 'primary' | 'secondary';
}) {
  const { pullRequest } = props.request;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (!pullRequest) return null;
  return (
    <ButtonLink
      variant={props.variant}
      href={safeHref(pullRequest.url)}
      target="_blank"
      rel="noopener noreferrer"
      iconEnd={<RiExternalLinkLine aria-hidden="true" />}
    >
      {t('request.openOnGitHub', { number: String(pullRequest.number) })}
    </ButtonLink>
  );
}
