import { useEffect, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import type { Draft } from '@infra-portal/infra-common';
import { useLanguage } from '@infra-portal/infra-react';
import { goldenPathApiRef } from '../api';
import { createServiceRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { localDrafts } from './localDrafts';
import styles from './DraftList.module.css';

/** Where a draft is gone on with; changes need the service they change. */
function addressOf(page: string, draft: Draft) {
  const { id, change, intent, repository } = draft;
  const query = new URLSearchParams({ draft: id });
  if (repository) query.set('repository', repository);
  if (change !== 'create') {
    query.set('product', String(intent.product ?? ''));
    query.set('service', String(intent.service ?? ''));
  }
  return `${page}?${query}`;
}

/** Drafts that the person has besides the one on the page. */
export function DraftList(props: {
  current: string;
  /** There are several infrastructure repositories to tell apart. */
  showRepository: boolean;
}) {
  const { current, showRepository } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(goldenPathApiRef);
  const language = useLanguage();
  const page = useRoutePath(createServiceRouteRef)?.() ?? '/create-service';
  const [drafts, setDrafts] = useState<Draft[]>([]);
  useEffect(() => {
    let gone = false;
    // A list that cannot be had is not missed: the form works without it.
    api.drafts().then(
      items => !gone && setDrafts(items),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [api, current]);
  const others = drafts.filter(({ id }) => id !== current);
  if (others.length === 0) return null;
  const date = (text: string) =>
    new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(new Date(text));
  const discard = async (id: string) => {
    localDrafts.remove(id);
    await api.deleteDraft(id);
    setDrafts(all => all.filter(each => each.id !== id));
  };
  return (
    <details className={styles.drafts}>
      <summary>{t('draft.mine', { number: String(others.length) })}</summary>
      <ul className={styles.list}>
        {others.map(draft => {
          const title = draft.title || t('draft.untitled');
          return (
            <li key={draft.id} className={styles.draft}>
              <span className={styles.words}>
                <strong>{title}</strong>
                <span className={styles.meta}>
                  {t('draft.meta', {
                    changed: date(draft.updatedAt),
                    until: date(draft.expiresAt),
                  })}
                  {showRepository && draft.repository && (
                    <> · {draft.repository.replace(/^[^/]*\//, '')}</>
                  )}
                </span>
              </span>
              <ButtonLink
                variant="secondary"
                size="small"
                href={addressOf(page, draft)}
              >
                {t('draft.open', { title })}
              </ButtonLink>
              <Button
                variant="tertiary"
                size="small"
                aria-label={t('draft.discardNamed', { title })}
                onPress={() => discard(draft.id)}
              >
                {t('draft.discard')}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
