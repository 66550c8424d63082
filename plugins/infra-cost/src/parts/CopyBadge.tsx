import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { toError } from '@backstage/errors';
import { Button } from '@backstage/ui';
import { messageOf, Verbatim } from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { infraCostTranslationRef } from '../translation/ref';
import { badgeMarkdown } from './badgeMarkdown';

/** Copies Markdown of an image that says what something costs. */
export function CopyBadge(props: {
  kind: 'stacks' | 'products';
  name: string;
}) {
  const { kind, name } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      const badge = await api.badge({ kind, name });
      await navigator.clipboard.writeText(
        badgeMarkdown(badge, window.location.href.replace(/[?#].*/, '')),
      );
      setSaid(t('badge.copied'));
    } catch (error) {
      setSaid(t('badge.failed', { reason: messageOf(toError(error)) }));
    }
  };
  return (
    <span>
      <Button
        size="small"
        variant="secondary"
        onPress={() => {
          copy();
        }}
      >
        {t('badge.copy')}
      </Button>{' '}
      <span role="status">
        <Verbatim text={said} />
      </span>
    </span>
  );
}
