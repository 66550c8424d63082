import useAutocomplete from '@mui/material/useAutocomplete';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiArrowDownSLine } from '@remixicon/react';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import type { ControlProps } from './Field';
import field from './Field.module.css';
import styles from './SearchSelect.module.css';

export interface SearchOption {
  value: string;
  title: string;
}

/** More at once is no list to choose from; typing shortens it. */
const SHOWN = 50;

// macOS writes file names and some texts with Hangul taken apart.
const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase();

/** The name in an entity reference, without a usual kind and namespace. */
const nameIn = (ref: string) => ref.replace(/^group:default\//, '');

/** The options that contain every word of what was typed, in their order. */
export function search(options: SearchOption[], typed: string): SearchOption[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return options.filter(({ value, title }) => {
    const text = `${plain(title)} ${plain(value)}`;
    return words.every(word => text.includes(word));
  });
}

/** Titles can be the same; references cannot. */
function withoutKey<T extends object>(props: T) {
  const { key: _title, ...rest } = props as T & { key?: unknown };
  return rest;
}

/** A choice among many: typing finds, arrow keys and Enter choose. */
export function SearchSelect(props: {
  control: ControlProps;
  options: SearchOption[];
  /** `value` of an option, or of none that is known; empty for no choice. */
  value: string;
  onChange(value: string): void;
}) {
  const { control, options, value, onChange } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const known = options.find(option => option.value === value);
  const chosen = known ?? (value ? { value, title: value } : null);
  const list = useAutocomplete<SearchOption>({
    id: control.id,
    options,
    value: chosen,
    autoHighlight: true,
    openOnFocus: false,
    selectOnFocus: true,
    handleHomeEndKeys: false,
    getOptionLabel: option => option.title,
    isOptionEqualToValue: (a, b) => a.value === b.value,
    filterOptions: (all, { inputValue }) => search(all, inputValue),
    onChange: (_, option) => option && onChange(option.value),
  });
  const found = list.groupedOptions as SearchOption[];
  const more = found.length - SHOWN;
  const isOpen = list.popupOpen;
  return (
    <div className={styles.box} {...list.getRootProps()}>
      <input
        {...list.getInputProps()}
        aria-describedby={control['aria-describedby']}
        aria-invalid={control['aria-invalid']}
        aria-required={control['aria-required']}
        type="text"
        className={field.input}
        placeholder={t('input.search')}
      />
      <RiArrowDownSLine size={18} className={styles.arrow} aria-hidden="true" />
      {isOpen && found.length > 0 && (
        <ul
          {...list.getListboxProps()}
          aria-labelledby={undefined}
          aria-label={t('input.choose')}
          className={styles.list}
        >
          {found.slice(0, SHOWN).map((option, index) => (
            <li
              key={option.value}
              {...withoutKey(list.getOptionProps({ option, index }))}
              className={styles.option}
            >
              <span>{option.title}</span>
              {option.title !== nameIn(option.value) && (
                <span className={styles.detail}>{nameIn(option.value)}</span>
              )}
            </li>
          ))}
          {more > 0 && (
            <li role="presentation" className={styles.more}>
              {t('input.more', { number: String(more) })}
            </li>
          )}
        </ul>
      )}
      <span role="status" className={styles.status}>
        {isOpen && found.length === 0 && t('input.nothingFound')}
      </span>
    </div>
  );
}
