import { useEffect, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Stacks.module.css';

/** Milliseconds without a key before what was typed is searched for. */
const PAUSE = 200;

/** Searches while somebody types, and never takes back what was typed. */
export function SearchBox(props: {
  text: string;
  onChange(text: string): void;
}) {
  const { text, onChange } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [typed, setTyped] = useState(text);
  const sent = useRef(text);
  const change = useRef(onChange);
  change.current = onChange;

  // A link or going back changes the text; our own search comes back late.
  useEffect(() => {
    if (text !== sent.current) setTyped(text);
    sent.current = text;
  }, [text]);

  useEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      change.current(typed);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <label className={`${styles.control} ${styles.search}`}>
      {t('stacks.search')}
      <input
        type="search"
        value={typed}
        maxLength={200}
        placeholder={t('stacks.searchPlaceholder')}
        onChange={event => setTyped(event.target.value)}
      />
    </label>
  );
}
