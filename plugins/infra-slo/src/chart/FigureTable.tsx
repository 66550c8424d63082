import { useState } from 'react';
import { chartStyles as styles } from '@infra-portal/infra-react';

/** The same as a chart in a table, the newest first; folded until it is asked for. */
export function FigureTable(props: {
  /** What the fold says. */
  title: string;
  label: string;
  columns: readonly string[];
  /** The oldest first; the first value names the row. */
  rows: readonly (readonly string[])[];
}) {
  const { title, label, columns, rows } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={event => setIsOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && (
        <div
          className={styles.scroll}
          role="group"
          aria-label={label}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
          tabIndex={0}
        >
          <table className={styles.amounts} aria-label={label}>
            <thead>
              <tr>
                {columns.map(column => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...rows].reverse().map(([name, ...values]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {values.map((value, index) => (
                    <td key={columns[index + 1]}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
