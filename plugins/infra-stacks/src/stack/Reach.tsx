import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Stack } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  Section,
  shortOwner,
  Verbatim,
} from '@infra-portal/infra-react';
import { StackLink } from '../parts/Links';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Dependencies.module.css';

/** Who feels a change of this stack, directly or through others. */
export function Reach({ stack: { reach } }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { stacks, owners, names } = reach;
  if (stacks === 0) return null;
  const unnamed = stacks - names.length;
  return (
    <Section
      title={t('stack.reach')}
      note={t('stacks.count', { count: stacks })}
    >
      <p className={page.quiet}>{t('stack.reach.description')}</p>
      <ul className={styles.owners} aria-label={t('stack.reach.owners')}>
        {owners.map(({ owner, stacks: count }) => (
          <li key={owner ?? ''}>
            {owner === undefined ? (
              t('stacks.noOwner')
            ) : (
              <Verbatim text={shortOwner(owner)} />
            )}{' '}
            <span className={page.quiet}>{t('stacks.count', { count })}</span>
          </li>
        ))}
      </ul>
      <details className={styles.names}>
        <summary>{t('stack.reach.names')}</summary>
        <ul>
          {names.map(name => (
            <li key={name}>
              <StackLink name={name} />
            </li>
          ))}
          {unnamed > 0 && (
            <li className={page.quiet}>
              {t('stack.reach.more', { count: unnamed })}
            </li>
          )}
        </ul>
      </details>
    </Section>
  );
}
