import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraReactTranslationRef } from '../translation/ref';
import styles from './Controls.module.css';

/** Narrows a list to one value, or to none. */
export function ChoiceBox(props: {
  label: string;
  /** Values to choose from; what is chosen is among them in any case. */
  values: readonly string[];
  chosen?: string;
  onChange(value: string | undefined): void;
  /** What a value is called, if not as it is. */
  nameOf?(value: string): string;
}) {
  const { label, chosen = '', nameOf = value => value } = props;
  const { t } = useTranslationRef(infraReactTranslationRef);
  const values = [...new Set([...props.values, chosen])].filter(Boolean);
  return (
    <label className={styles.control}>
      {label}
      <select
        value={chosen}
        onChange={({ target }) => props.onChange(target.value || undefined)}
      >
        <option value="">{t('choice.any')}</option>
        {values.map(value => (
          <option key={value} value={value}>
            {nameOf(value)}
          </option>
        ))}
      </select>
    </label>
  );
}
