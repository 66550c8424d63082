import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { searchApiRef } from '@backstage/plugin-search-react';
import { useInfraSearch } from '@infra-portal/plugin-infra-stacks';
import { RiCloseLine, RiSearchLine } from '@remixicon/react';
import { useLoad } from '../shared/useLoad';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { moveFocus } from './moveFocus';
import { SearchResults } from './SearchResults';
import { useDebounced } from './useDebounced';
import styles from './SearchPanel.module.css';

const LIMIT = 8;
const QUIET_MS = 200;

/**
 * Asks while one types and goes where one points, with arrow keys too; the whole
 * list is a page away.
 */
export function SearchPanel(props: { onClose: () => void }) {
  const { t } = useTranslationRef(portalTranslationRef);
  const searchApi = useApi(searchApiRef);
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [composing, setComposing] = useState(false);
  // A half-written syllable is no search term; the index holds composed text.
  const term = useDebounced(text.trim().normalize('NFC'), QUIET_MS, composing);
  const { load } = useLoad(
    async () =>
      term
        ? (await searchApi.query({ term, pageLimit: LIMIT })).results
        : undefined,
    [searchApi, term],
  );
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const infra = useInfraSearch(term);

  const allResults = `/search?query=${encodeURIComponent(text.trim())}`;
  const pages = load.state === 'ready' ? load.value : undefined;
  const hits = infra.hits ?? [];
  const nothing = pages?.length === 0 && infra.hits?.length === 0;
  const message = () => {
    if (term === '') return t('search.hint');
    const failures = [load.state === 'failed', infra.failed].filter(Boolean);
    if (failures.length === 2) return t('search.failed');
    if (failures.length === 1) return t('search.partly');
    if (load.state === 'loading' || !infra.hits) return t('shell.loading');
    return nothing ? t('search.none') : '';
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t('shell.search')}
      onClose={props.onClose}
      onKeyDown={event => moveFocus(dialog.current, event)}
    >
      <form
        role="search"
        className={styles.form}
        onSubmit={event => {
          event.preventDefault();
          navigate(allResults);
          props.onClose();
        }}
      >
        <RiSearchLine size={20} aria-hidden="true" />
        <input
          type="search"
          className={styles.input}
          aria-label={t('home.searchLabel')}
          placeholder={t('home.searchPlaceholder')}
          value={text}
          onChange={event => setText(event.target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
        />
        <button
          type="button"
          className={styles.close}
          aria-label={t('search.close')}
          onClick={props.onClose}
        >
          <RiCloseLine size={20} aria-hidden="true" />
        </button>
      </form>
      <p role="status" className={styles.message}>
        {message()}
      </p>
      <SearchResults
        infra={hits}
        pages={pages ?? []}
        all={term && !nothing ? allResults : undefined}
        onChoose={props.onClose}
      />
    </dialog>
  );
}
