import { type ReactNode, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { infraStacksTranslationRef } from '../translation/ref';

/** Items that are shown before somebody asks for all. */
const FEW = 10;

/** A list of which a long one shows its beginning, and all of it when asked. */
export function FoldedList<T>(props: {
  items: readonly T[];
  keyOf(item: T): string;
  className?: string;
  children(item: T): ReactNode;
}) {
  const { items, keyOf, className, children } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className={className}>
        {items.slice(0, all ? undefined : FEW).map(item => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {items.length > FEW && !all && (
        <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
          {t('stacks.allValues', { number: String(items.length) })}
        </Button>
      )}
    </>
  );
}
