import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiExternalLinkLine } from '@remixicon/react';
import type { ServiceRequest } from '@infra-portal/infra-common';
import { safeHref } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Request.module.css';

/** The pull request where it is reviewed and merged. */
export function PullRequestLink(props: {
  request: ServiceRequest;
  variant: 'primary' | 'secondary';
}) {
  const { pullRequest } = props.request;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (!pullRequest) return null;
  return (
    <a
      className={styles.linkButton}
      data-variant={props.variant}
      href={safeHref(pullRequest.url)}
      target="_blank"
      rel="noopener noreferrer"
    >
      {t('request.openOnGitHub', { number: String(pullRequest.number) })}
      <RiExternalLinkLine size={16} aria-hidden="true" />
    </a>
  );
}
