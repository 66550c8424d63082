import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** The pull requests that the portal opened. */
export function PullRequestsPage() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return <main aria-label={t('pullRequests.title')} />;
}
