import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PULLS_CHANNEL } from '@infra-portal/infra-common';
import {
  safeHref,
  useLive,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import type { Issue } from '../form/issues';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Notice } from './Notice';

/** That another pull request changes the service already: known before one begins. */
export function OpenChange(props: {
  issues: Issue[];
  /** Looks again whether it still does. */
  onCheck(): void;
}) {
  const open = props.issues.find(({ code }) => code === 'collision.name');
  return open ? <OpenPull open={open} onCheck={props.onCheck} /> : null;
}

function OpenPull({ open, onCheck }: { open: Issue; onCheck(): void }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  // It may be merged while one waits here, and nothing is typed then.
  useLive({
    ...{ channel: PULLS_CHANNEL, key: open.url ?? '' },
    load: async () => onCheck(),
  });
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
