import { Link } from 'react-router-dom';
import {
  useApiHolder,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Note, useLive } from '@infra-portal/infra-react';
import { REQUESTS_CHANNEL } from '../request/useLive';
import { exceptionsRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { exceptionsApiRef } from './ExceptionsApi';
import { countStates } from './filter';

type Due = Record<'ended' | 'ending' | 'unused', number>;

/** How many exceptions need somebody; undefined: not known, or not to be seen. */
export function useExceptionsDue(): Due | undefined {
  const api = useApiHolder().get(exceptionsApiRef);
  const { value } = useLive({
    channel: REQUESTS_CHANNEL,
    key: 'exceptions',
    load: async signal => (await api?.list(signal))?.items,
  });
  if (value === undefined) return undefined;
  const { ended = 0, ending = 0, unused = 0 } = countStates(value);
  return { ended, ending, unused };
}

/** Says that exceptions end or ended, and leads there; else nothing. */
export function ExceptionsDue({ due }: { due: Due | undefined }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const exceptions = useRoutePath(exceptionsRouteRef);
  if (!due || !exceptions || due.ended + due.ending === 0) return null;
  const { ended, ending } = due;
  return (
    <Note
      role="status"
      tone="warning"
      title={[
        ...(ended > 0 ? [t('exceptions.due.ended', { count: ended })] : []),
        ...(ending > 0 ? [t('exceptions.due.ending', { count: ending })] : []),
      ].join(' ')}
    >
      <Link to={`${exceptions()}?state=ended&state=ending`}>
        {t('exceptions.due.see')}
      </Link>
    </Note>
  );
}
