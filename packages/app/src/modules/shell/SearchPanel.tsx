import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { searchApiRef } from '@backstage/plugin-search-react';
import { RiCloseLine, RiSearchLine } from '@remixicon/react';
import { useLoad } from '../shared/useLoad';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { useDebounced } from './useDebounced';
import styles from './SearchPanel.module.css';

const LIMIT = 8;
const QUIET_MS = 200;

/** Asks while one types and goes where one points; the whole list is a page away. */
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

  const allResults = `/search?query=${encodeURIComponent(text.trim())}`;
  const results = load.state === 'ready' ? load.value : undefined;
  const message = () => {
    if (load.state === 'failed') {
      return t('search.failed');
    }
    if (load.state === 'loading') {
      return t('shell.loading');
    }
    if (results === undefined) {
      return t('search.hint');
    }
    return results.length === 0 ? t('search.none') : '';
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t('shell.search')}
      onClose={props.onClose}
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
      {results && results.length > 0 && (
        <>
          <ul className={styles.results}>
            {results.map(({ document }) => (
              <li key={document.location}>
                <Link
                  to={document.location}
                  className={styles.result}
                  onClick={props.onClose}
                >
                  <span className={styles.title}>{document.title}</span>
                  <span className={styles.text}>{document.text}</span>
                </Link>
              </li>
            ))}
          </ul>
          <p className={styles.all}>
            <Link to={allResults} onClick={props.onClose}>
              {t('search.all')}
            </Link>
          </p>
        </>
      )}
    </dialog>
  );
}
