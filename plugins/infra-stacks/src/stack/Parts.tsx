import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Stack } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import page from '../parts/Page.module.css';
import styles from './Stack.module.css';

/** How many there are of each type, most first; without `empty` nothing for none. */
export function Counts(props: {
  title: string;
  counts: Record<string, number>;
  empty?: string;
}) {
  const id = useId();
  const counts = Object.entries(props.counts).sort(
    ([a, many], [b, more]) => more - many || (a < b ? -1 : 1),
  );
  if (counts.length === 0 && !props.empty) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      {counts.length === 0 && <p className={page.quiet}>{props.empty}</p>}
      <ul className={styles.counts}>
        {counts.map(([type, count]) => (
          <li key={type}>
            <code>
              <Verbatim text={type} />
            </code>{' '}
            <span className={page.quiet}>{count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Names in a row; nothing where there are none. */
export function Names(props: { title: string; names: readonly string[] }) {
  const id = useId();
  if (props.names.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <ul className={styles.counts}>
        {props.names.map(name => (
          <li key={name}>
            <code>
              <Verbatim text={name} />
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The providers that a stack needs, with the versions it takes. */
export function Providers({ stack }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('stack.providers')}</h2>
      {stack.requiredProviders.length === 0 && (
        <p className={page.quiet}>{t('stack.providers.none')}</p>
      )}
      <ul className={styles.counts}>
        {stack.requiredProviders.map(({ name, source, version }) => (
          <li key={name}>
            <code>
              <Verbatim text={source ?? name} />
            </code>{' '}
            {version && (
              <span className={page.quiet}>
                <Verbatim text={version} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
