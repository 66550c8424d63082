import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { safeHref, useLocalised, Verbatim } from '@infra-portal/infra-react';
import type { Issue } from '../form/issues';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Notice } from './Notice';

/** That another pull request changes the service already: known before one begins. */
export function OpenChange({ issues }: { issues: Issue[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  const open = issues.find(({ code }) => code === 'collision.name');
  if (!open) return null;
  const href = safeHref(open.url);
  return (
    <Notice tone="warning" title={t('createService.openChange')}>
      <p>
        <Verbatim text={localise(open.message)} />{' '}
        {href && (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {t('issue.more')}
          </a>
        )}
      </p>
      <p>{t('createService.openChangeHelp')}</p>
    </Notice>
  );
}
