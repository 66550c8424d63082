import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TakeOverLeft } from '@infra-portal/infra-common';
import {
  Section,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Differences } from './Differences';
import styles from './TakeOver.module.css';

/** What stays as it is written, and why. */
export function Left({ left }: { left: readonly TakeOverLeft[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <Section title={t('takeOver.left')}>
      <table className={table.table} aria-label={t('takeOver.left')}>
        <thead>
          <tr>
            <th scope="col">{t('takeOver.resource')}</th>
            <th scope="col">{t('takeOver.why')}</th>
          </tr>
        </thead>
        <tbody>
          {left.map(each => (
            <tr key={each.address}>
              <th scope="row" className={styles.resource}>
                <code>
                  <Verbatim text={each.address} />
                </code>
                {each.file && (
                  <span className={table.place}>
                    <Verbatim text={`${each.file}:${each.line ?? ''}`} />
                  </span>
                )}
              </th>
              <td data-label={t('takeOver.why')}>
                <Why left={each} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Why({ left }: { left: TakeOverLeft }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { reason, module = '', names, creates, detail, differences } = left;
  return (
    <div>
      {t(`takeOver.reason.${reason}`, { module, names: names.join(', ') })}
      {detail && (
        <span className={table.place}>
          <Verbatim text={detail} />
        </span>
      )}
      {creates.map(address => (
        <code key={address} className={table.place}>
          + <Verbatim text={address} />
        </code>
      ))}
      <Differences differences={differences} />
    </div>
  );
}
