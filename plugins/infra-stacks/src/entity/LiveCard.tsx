import { type ReactNode, useId } from 'react';
import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Age,
  errorKind,
  type Live,
  LoadingLines,
  LoadProblem,
} from '@infra-portal/infra-react';
import { sourcesRouteRef, useRoutePath } from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Entity.module.css';

/** A card about something that is loaded: its value, or why there is none. */
export function LiveCard<T extends { observedAt?: string }>(props: {
  title: string;
  live: Live<T>;
  /** What to say where the portal knows nothing of it. */
  missing: { title: string; description: string };
  /** It fills a tab, so that it needs no frame. */
  wide?: boolean;
  children(value: T): ReactNode;
}) {
  const id = useId();
  const { title, live, missing, wide, children } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { value, error } = live;
  const isMissing = error && errorKind(error) === 'not-found';
  return (
    <section className={wide ? styles.tab : styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id}>{title}</h3>
        {value?.observedAt && (
          <p>
            {t('entity.checked')} <Age at={value.observedAt} />
          </p>
        )}
      </div>
      {error && (
        <LoadProblem
          error={error}
          missing={missing}
          kept={value !== undefined}
          onRetry={live.reload}
        />
      )}
      {isMissing && <SourcesLink />}
      {value === undefined && !error && <LoadingLines />}
      {value !== undefined && children(value)}
    </section>
  );
}

/** To where it is said what is read, and what could not be. */
export function SourcesLink() {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const sources = useRoutePath(sourcesRouteRef);
  if (!sources) return null;
  return (
    <p className={styles.more}>
      <Link to={sources()}>{t('entity.sources')}</Link>
    </p>
  );
}
