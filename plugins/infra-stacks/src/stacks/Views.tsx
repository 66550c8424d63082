import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { toError } from '@backstage/errors';
import { Button } from '@backstage/ui';
import { STACKS_CHANNEL, type View } from '@infra-portal/infra-common';
import {
  messageOf,
  randomUuid,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { RiCloseLine } from '@remixicon/react';
import { stacksApiRef } from '../api';
import { infraStacksTranslationRef } from '../translation/ref';
import { readFilter, writeFilter } from './filter';
import { SaveView } from './SaveView';
import styles from './Views.module.css';

/** A view's query as the page writes it: what it does not know is left out. */
const addressOf = (query: string) =>
  writeFilter(readFilter(new URLSearchParams(query))).toString();

/** The views that somebody has kept, and a way to keep this one. */
export function Views(props: { query: string; className: string }) {
  const { query, className } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const [failure, setFailure] = useState<Error>();
  const { value, error, reload } = useLive({
    channel: STACKS_CHANNEL,
    key: 'views',
    load: signal => api.views(signal),
    // Stacks change often, one's own views do not.
    concerns: () => false,
  });
  const views = value ?? [];
  const act = async (action: () => Promise<void>) => {
    setFailure(undefined);
    try {
      await action();
    } catch (problem) {
      setFailure(toError(problem));
    }
    reload();
  };
  const isKept = views.some(view => addressOf(view.query) === query);
  const problem = failure ?? error;
  if (views.length === 0 && query === '' && !problem) return null;
  return (
    <div className={`${styles.views} ${className}`}>
      {views.length > 0 && (
        <ul aria-label={t('views.title')}>
          {views.map(view => (
            <ViewChip
              key={view.id}
              view={view}
              current={addressOf(view.query) === query}
              onDelete={() => act(() => api.deleteView(view.id))}
            />
          ))}
        </ul>
      )}
      {query !== '' && !isKept && (
        <SaveView
          onSave={title =>
            act(() => api.saveView(randomUuid(), { title, query }))
          }
        />
      )}
      {problem && (
        <p role="alert">
          {t(failure ? 'views.notSaved' : 'views.notLoaded')}{' '}
          <Verbatim text={messageOf(problem)} />{' '}
          <Button size="small" variant="tertiary" onPress={reload}>
            {t('views.retry')}
          </Button>
        </p>
      )}
    </div>
  );
}

function ViewChip(props: { view: View; current: boolean; onDelete(): void }) {
  const { view, current, onDelete } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <li data-current={current}>
      <Link
        to={{ search: addressOf(view.query) }}
        aria-current={current ? 'page' : undefined}
      >
        <Verbatim text={view.title} />
      </Link>
      <button
        type="button"
        aria-label={`${t('views.delete')}: ${view.title}`}
        onClick={onDelete}
      >
        <RiCloseLine size={16} aria-hidden="true" />
      </button>
    </li>
  );
}
