import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Stack } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  Section,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Stack.module.css';

/** How many there are of each type, most first; without `empty` nothing for none. */
export function Counts(props: {
  title: string;
  counts: Record<string, number>;
  empty?: string;
}) {
  const counts = Object.entries(props.counts).sort(
    ([a, many], [b, more]) => more - many || (a < b ? -1 : 1),
  );
  if (counts.length === 0 && !props.empty) return null;
  return (
    <Section title={props.title}>
      {counts.length === 0 && <p className={page.quiet}>{props.empty}</p>}
      <ul className={styles.counts}>
        {counts.map(([type, count]) => (
          <Pill key={type} name={type} note={String(count)} />
        ))}
      </ul>
    </Section>
  );
}

/** Names in a row; nothing where there are none. */
export function Names(props: { title: string; names: readonly string[] }) {
  if (props.names.length === 0) return null;
  return (
    <Section title={props.title}>
      <ul className={styles.counts}>
        {props.names.map(name => (
          <Pill key={name} name={name} />
        ))}
      </ul>
    </Section>
  );
}

/** The providers that a stack needs, with the versions it takes. */
export function Providers({ stack }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <Section title={t('stack.providers')}>
      {stack.requiredProviders.length === 0 && (
        <p className={page.quiet}>{t('stack.providers.none')}</p>
      )}
      <ul className={styles.counts}>
        {stack.requiredProviders.map(({ name, source, version }) => (
          <Pill key={name} name={source ?? name} note={version} />
        ))}
      </ul>
    </Section>
  );
}

function Pill(props: { name: string; note?: string }) {
  return (
    <li>
      <code>
        <Verbatim text={props.name} />
      </code>
      {props.note && (
        <>
          {' '}
          <span className={page.quiet}>
            <Verbatim text={props.note} />
          </span>
        </>
      )}
    </li>
  );
}
