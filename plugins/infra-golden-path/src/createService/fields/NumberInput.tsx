import { useState } from 'react';
import type { ControlProps } from './Field';
import styles from './Field.module.css';

const NUMBER = /^-?\d+(\.\d+)?$/;

/** A number as text: what is no number is kept as typed, for the gates to name. */
export function NumberInput(
  props: Partial<ControlProps> & {
    value: unknown;
    placeholder?: string;
    'aria-label'?: string;
    onChange: (value: unknown) => void;
  },
) {
  const { value, onChange, ...rest } = props;
  // What stands there while it is typed: `1.` is on its way to a number.
  const [typed, setTyped] = useState<string>();
  return (
    <input
      {...rest}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      className={styles.input}
      data-short="true"
      value={typed ?? String(value ?? '')}
      onBlur={() => setTyped(undefined)}
      onChange={event => {
        const text = event.target.value;
        const trimmed = text.trim();
        setTyped(text);
        if (trimmed === '') onChange(undefined);
        else onChange(NUMBER.test(trimmed) ? Number(trimmed) : trimmed);
      }}
    />
  );
}
