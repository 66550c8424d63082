import type { ReactNode } from 'react';
import { tableStyles as table } from '@infra-portal/infra-react';

/** A table whose rows are lines of a bill. */
export function LineTable(props: {
  label: string;
  columns: readonly string[];
  children: ReactNode;
}) {
  const { label, columns, children } = props;
  return (
    <table className={table.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
