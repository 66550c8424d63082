import { memo } from 'react';
import { visibleText } from './visibleText';
import styles from './Verbatim.module.css';

function PlainVerbatim(props: { text: string }) {
  return (
    <bdi className={styles.verbatim}>
      {visibleText(props.text).map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          // eslint-disable-next-line react/no-array-index-key -- parts have no other name
          <span key={index} className={styles.hidden}>
            {part.name}
          </span>
        ),
      )}
    </bdi>
  );
}

/**
 * Text that somebody else wrote, exactly: never interpreted, kept from
 * reordering its surroundings, and with a mark for each hidden character.
 */
export const Verbatim = memo(PlainVerbatim);
