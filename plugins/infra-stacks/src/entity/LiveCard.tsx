import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Age,
  cardStyles as styles,
  type Live,
  LiveCard as Card,
} from '@infra-portal/infra-react';
import { sourcesRouteRef, useRoutePath } from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';

/** A card about something that is loaded, or the way to where it comes from. */
export function LiveCard<T extends { observedAt?: string }>(props: {
  title: string;
  live: Live<T>;
  /** What to say where the portal knows nothing of it. */
  missing: { title: string; description: string };
  /** It fills a tab, so that it needs no frame. */
  wide?: boolean;
  children(value: T): ReactNode;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <Card
      {...props}
      next={<SourcesLink />}
      note={({ observedAt }) =>
        observedAt && (
          <>
            {t('entity.checked')} <Age at={observedAt} />
          </>
        )
      }
    />
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
