import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import field from './fields/Field.module.css';
import styles from './CreateService.module.css';

/** Where the service is made, in portals with several infrastructure repositories. */
export function RepositoryChoice(props: {
  chosen: string;
  all: readonly string[];
  onChoose(repository: string): void;
}) {
  const { chosen, all, onChoose } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const id = useId();
  if (all.length < 2) return null;
  return (
    <div className={styles.repository}>
      <label htmlFor={id}>{t('createService.repository')}</label>
      <select
        id={id}
        className={field.input}
        value={chosen}
        onChange={event => onChoose(event.target.value)}
      >
        {all.map(name => (
          <option key={name} value={name}>
            {name.replace(/^[^/]*\//, '')}
          </option>
        ))}
      </select>
    </div>
  );
}
