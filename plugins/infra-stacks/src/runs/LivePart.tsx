import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Age,
  type Live,
  LoadingLines,
  LoadProblem,
  pageStyles as page,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import type { Stamped } from './useRuns';

/** A part of a page that is loaded by itself: what is old says since when. */
export function LivePart<T extends object>(props: {
  live: Live<Stamped<T>>;
  children(value: T): ReactNode;
}) {
  const { live, children } = props;
  const { value, error } = live;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <>
      {error && (
        <LoadProblem error={error} kept={!!value} onRetry={live.reload} />
      )}
      {error && value && (
        <p className={page.quiet}>
          {t('runs.loadedAt')} <Age at={value.loadedAt} />
        </p>
      )}
      {!value && !error && <LoadingLines />}
      {value && children(value)}
    </>
  );
}
