import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { PullCostDetail } from '@infra-portal/infra-common';
import { messageOf, Note, Verbatim } from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { infraCostTranslationRef } from '../translation/ref';

/** How far its pricing is, where there is more to say than the verdict. */
export function PullNotes({ pull }: { pull: PullCostDetail }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { state, failure } = pull;
  if (state === 'priced') return null;
  const about = t(`pull.${state}.description`);
  if (state === 'failed') {
    return (
      <Note
        role="alert"
        tone="danger"
        title={t('pull.failed.title')}
        actions={<PriceAgain key={pull.head} pull={pull} />}
      >
        {failure !== undefined && (
          <p lang="en">
            <Verbatim text={failure} />
          </p>
        )}
        <p>{about}</p>
      </Note>
    );
  }
  return (
    <Note role="status" title={t(`pull.${state}.title`)}>
      <p>{about}</p>
    </Note>
  );
}

/** Asks for the prices anew; the signal brings what comes of it. */
export function PriceAgain({ pull }: { pull: PullCostDetail }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const [asked, setAsked] = useState<'asking' | 'asked' | Error>();
  const ask = () => {
    setAsked('asking');
    api.pricePullAgain(pull).then(
      () => setAsked('asked'),
      error => setAsked(error),
    );
  };
  if (asked === 'asked') return <p role="status">{t('pull.again.asked')}</p>;
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        isDisabled={asked === 'asking'}
        onPress={ask}
      >
        {t('pull.again')}
      </Button>
      {asked instanceof Error && (
        <p role="alert">
          {t('pull.again.failed')}:{' '}
          <span lang="en">
            <Verbatim text={messageOf(asked)} />
          </span>
        </p>
      )}
    </>
  );
}
