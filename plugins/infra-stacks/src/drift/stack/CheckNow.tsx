import { useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { StackDriftDetail } from '@infra-portal/infra-common';
import {
  errorKind,
  messageOf,
  Note,
  pageStyles as page,
  Verbatim,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../../api';
import { infraStacksTranslationRef } from '../../translation/ref';

type Asked =
  | { is: 'busy' }
  /** Until there is a newer check than this one. */
  | { is: 'queued'; after: string | undefined }
  | { is: 'refused'; error: Error };

/** Has a stack checked now, and says what becomes of that. */
export function CheckNow(props: { name: string; drift: StackDriftDetail }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const [asked, setAsked] = useState<Asked>();
  const { name, drift } = props;
  const { checking, nextCheckAt, checkedAt } = drift.current;
  const newest = drift.checks[0]?.at;
  if (nextCheckAt === undefined && !checking) {
    return (
      <p className={page.quiet}>
        {t(
          checkedAt === undefined ? 'drift.unset.stack' : 'drift.check.nobody',
        )}
      </p>
    );
  }
  const isQueued = asked?.is === 'queued' && asked.after === newest;
  const ask = async () => {
    setAsked({ is: 'busy' });
    try {
      await api.checkDrift(name);
      setAsked({ is: 'queued', after: newest });
    } catch (error) {
      setAsked({ is: 'refused', error: toError(error) });
    }
  };
  const said = isQueued && !checking ? t('drift.check.queued') : '';
  return (
    <>
      <div>
        <Button
          size="small"
          variant="secondary"
          isDisabled={asked?.is === 'busy' || isQueued || checking}
          onPress={ask}
        >
          {t(asked?.is === 'busy' ? 'drift.check.busy' : 'drift.check')}
        </Button>{' '}
        <span role="status" className={page.quiet}>
          {checking ? t('drift.check.running') : said}
        </span>
      </div>
      {asked?.is === 'refused' && <Refused error={asked.error} onAgain={ask} />}
    </>
  );
}

type Kind = 'notAllowed' | 'refused' | 'failed';

function kindOf(error: Error): Kind {
  const kind = errorKind(error);
  if (kind === 'not-allowed' || kind === 'signed-out') return 'notAllowed';
  const { statusCode = 500 } = error as { statusCode?: number };
  return statusCode >= 400 && statusCode < 500 ? 'refused' : 'failed';
}

function Refused(props: { error: Error; onAgain(): void }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const kind = kindOf(props.error);
  return (
    <Note
      role="alert"
      tone="warning"
      title={t(`drift.check.${kind}.title`)}
      actions={
        kind !== 'notAllowed' && (
          <Button size="small" variant="secondary" onPress={props.onAgain}>
            {t('drift.check.again')}
          </Button>
        )
      }
    >
      {kind === 'notAllowed' ? (
        t('drift.check.notAllowed.description')
      ) : (
        <p lang="en">
          <Verbatim text={messageOf(props.error)} />
        </p>
      )}
    </Note>
  );
}
