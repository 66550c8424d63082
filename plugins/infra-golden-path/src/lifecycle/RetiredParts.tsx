import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RetiredPart, Retirement } from '@infra-portal/infra-common';
import {
  EnvironmentMark,
  Note,
  StatusMark,
  tableStyles,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Lifecycle.module.css';

const toneOf = ({ kept, holdsData }: RetiredPart) => {
  if (kept) return 'good';
  return holdsData ? 'bad' : 'warning';
};

/** What each stack has; of what holds data a person says whether it stays. */
export function RetiredParts(props: {
  environments: Retirement['environments'];
  /** Ids of what stays, as soon as somebody says so. */
  chosen?: readonly string[];
  onKeep(id: string, isKept: boolean): void;
}) {
  const { environments, chosen, onKeep } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const rows = environments.flatMap(({ name, parts }) =>
    parts.map(part => ({ name, part })),
  );
  if (rows.length === 0) {
    return <Note title={t('retire.nothing')}>{t('retire.nothingHelp')}</Note>;
  }
  return (
    <table className={tableStyles.table}>
      <thead>
        <tr>
          <th scope="col">{t('retire.part')}</th>
          <th scope="col">{t('retire.environment')}</th>
          <th scope="col">{t('retire.what')}</th>
          <th scope="col">{t('retire.left')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, part }) => (
          <tr key={part.id}>
            <th scope="row">
              <code>
                <Verbatim text={part.part} />
              </code>
              <details className={styles.resources}>
                <summary>
                  {t('retire.count', { count: part.resources.length })}
                </summary>
                <ul>
                  {part.resources.map(({ address }) => (
                    <li key={address}>
                      <Verbatim text={address} />
                    </li>
                  ))}
                </ul>
              </details>
            </th>
            <td>
              <EnvironmentMark name={name} />
            </td>
            <td>
              <StatusMark tone={toneOf(part)}>
                {t(part.kept ? 'retire.stays' : 'retire.goes')}
              </StatusMark>
              {part.holdsData && (
                <label className={styles.keep}>
                  <input
                    type="checkbox"
                    checked={chosen?.includes(part.id) ?? part.kept}
                    aria-label={t('retire.keepOf', {
                      part: part.part,
                      environment: name,
                    })}
                    onChange={event => onKeep(part.id, event.target.checked)}
                  />
                  {t('retire.keep')}
                </label>
              )}
            </td>
            <td>
              <Left part={part} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What of its data is left, and what holds on to it. */
function Left({ part }: { part: RetiredPart }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  if (part.kept) return <>{t('retire.keptHelp')}</>;
  const told = part.resources.filter(({ holdsData }) => holdsData);
  if (told.length === 0) return <>{t('retire.noData')}</>;
  return (
    <ul className={styles.left}>
      {told.map(({ address, type, left, protectedBy }) => (
        <li key={address}>
          <code>{type}</code> {left && localise(left)}{' '}
          {protectedBy && t('retire.protectedBy', { argument: protectedBy })}
        </li>
      ))}
    </ul>
  );
}
