import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TakeOverIntent } from '@infra-portal/infra-common';
import { tableStyles as table, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './TakeOver.module.css';

const sum = (types: TakeOverIntent['types']) =>
  types.reduce((total, { count }) => total + count, 0);

/** How much of the stack the golden path has resources for, told by types. */
export function Coverage({
  intent: { left, types },
}: {
  intent: TakeOverIntent;
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const all = sum(types);
  if (all === 0) return null;
  const outside = types.filter(({ covered }) => !covered);
  return (
    <>
      <p>
        {t('takeOver.intent.covered', {
          covered: String(all - sum(outside)),
          resources: String(all),
        })}
      </p>
      {outside.length > 0 && (
        <details className={styles.others}>
          <summary>
            {t('takeOver.intent.left', { count: sum(outside) })}
          </summary>
          <ul>
            {left.map(({ address, file, line }) => (
              <li key={address}>
                <code>
                  <Verbatim text={address} />
                </code>
                {file && (
                  <span className={table.place}>
                    <Verbatim text={`${file}:${line ?? ''}`} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
