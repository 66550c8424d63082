import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TakeOverMatch } from '@infra-portal/infra-common';
import {
  Section,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Differences } from './Differences';

/** What resources were and what they become, side by side. */
export function Matches({ matches }: { matches: readonly TakeOverMatch[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <Section title={t('takeOver.matches')}>
      <table className={table.table} aria-label={t('takeOver.matches')}>
        <thead>
          <tr>
            <th scope="col">{t('takeOver.was')}</th>
            <th scope="col">{t('takeOver.becomes')}</th>
            <th scope="col">{t('takeOver.module')}</th>
            <th scope="col">{t('takeOver.inputs')}</th>
          </tr>
        </thead>
        <tbody>
          {matches.map(match => (
            <tr key={match.name}>
              <th scope="row">
                {match.resources.map(({ from }) => (
                  <code key={from} className={table.place}>
                    <Verbatim text={from} />
                  </code>
                ))}
              </th>
              <td data-label={t('takeOver.becomes')}>
                {match.resources.map(({ to }) => (
                  <code key={to} className={table.place}>
                    <Verbatim text={to} />
                  </code>
                ))}
              </td>
              <td data-label={t('takeOver.module')}>
                {match.module} {match.version}
              </td>
              <td data-label={t('takeOver.inputs')}>
                {match.inputs.map(({ name, value }) => (
                  <code key={name} className={table.place}>
                    <Verbatim text={`${name} = ${value}`} />
                  </code>
                ))}
                <Differences differences={match.updates} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
