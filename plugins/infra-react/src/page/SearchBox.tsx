import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import styles from './Controls.module.css';

/** Milliseconds without a key before what was typed is searched for. */
const PAUSE = 200;

/** Searches while somebody types, and never takes back what was typed. */
export function SearchBox(props: {
  label: string;
  placeholder: string;
  text: string;
  onChange(text: string): void;
  /** The arrow key was pressed that leads to what was found. */
  onDown?(): void;
}) {
  const { text, onChange } = props;
  const [typed, setTyped] = useState(text);
  const sent = useRef(text);
  const change = useRef(onChange);
  change.current = onChange;

  // A link or going back changes the text; our own search comes back late.
  useEffect(() => {
    if (text !== sent.current) setTyped(text);
    sent.current = text;
  }, [text]);

  // Of layout, because it ends as soon as another page takes this one's place,
  // also while that one loads: a search that came then would lead back here.
  useLayoutEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      change.current(typed);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <label className={`${styles.control} ${styles.search}`}>
      {props.label}
      <input
        type="search"
        value={typed}
        maxLength={200}
        placeholder={props.placeholder}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) {
            return;
          }
          event.preventDefault();
          props.onDown?.();
        }}
      />
    </label>
  );
}
