import { useState } from 'react';
import useAutocomplete from '@mui/material/useAutocomplete';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import type { ControlProps } from './Field';
import field from './Field.module.css';
import styles from './SearchSelect.module.css';

export interface SearchOption {
  value: string;
  title: string;
}

/** Why there are no options yet. */
export interface Absence {
  /** Loading them went wrong; they are being loaded without this. */
  isFailed: boolean;
  retry(): void;
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

/**
 * What is chosen, the same object until it changes: another one writes its title
 * into the field. While the person is in it a title that became known waits, since
 * it would take the place of what is typed and selected there.
 */
function useKept(chosen: SearchOption | null, isIn: boolean) {
  const [kept, setKept] = useState(chosen);
  const isSame =
    kept?.value === chosen?.value && (isIn || kept?.title === chosen?.title);
  if (!isSame) setKept(chosen);
  return isSame ? kept : chosen;
}

/** A choice among many: typing finds, arrow keys and Enter choose. */
export function SearchSelect(props: {
  control: ControlProps;
  options: SearchOption[];
  absence?: Absence;
  /** `value` of an option, or of none that is known; empty for no choice. */
  value: string;
  onChange(value: string): void;
}) {
  const { control, options, absence, value, onChange } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const known = options.find(option => option.value === value);
  const [isIn, setIn] = useState(false);
  const chosen = useKept(
    known ?? (value ? { value, title: nameIn(value) } : null),
    isIn,
  );
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
    <div
      className={styles.box}
      {...list.getRootProps()}
      onFocus={() => setIn(true)}
      onBlur={() => setIn(false)}
    >
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
        {isOpen && found.length === 0 && !absence && t('input.nothingFound')}
        {isOpen && absence && !absence.isFailed && t('input.loading')}
        {absence?.isFailed && t('input.notLoaded')}
      </span>
      {absence?.isFailed && (
        <Button variant="tertiary" size="small" onPress={absence.retry}>
          {t('createService.retry')}
        </Button>
      )}
    </div>
  );
}
