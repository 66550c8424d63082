import { useId, type ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { boxId, useForm } from '../formState';
import { IssueList } from './IssueList';
import styles from './Field.module.css';

/** What a control must be given to belong to its label, help and findings. */
export interface ControlProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
  'aria-required'?: boolean;
}

export interface FieldProps {
  /** Key of the question, such as `ingress.host`. */
  name: string;
  label: string;
  help?: ReactNode;
  required?: boolean;
  /** Right of the label: where the value comes from. */
  origin?: ReactNode;
  /** The label stands right of the control, as with a switch. */
  inline?: boolean;
  /** Labels a group of controls instead of one. */
  group?: boolean;
  /** Takes the whole width, for long texts. */
  wide?: boolean;
  children: (control: ControlProps) => ReactNode;
}

/** One question: label, control, explanation, and what is wrong with the answer. */
export function Field(props: FieldProps) {
  const { name, label, help, required, origin, inline, group, wide } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { issuesAt, leave } = useForm();
  const id = useId();
  const issues = issuesAt(name);
  const invalid = issues.some(({ severity }) => severity === 'error');
  const described = [
    help ? `${id}-help` : '',
    issues.length > 0 ? `${id}-issues` : '',
  ].filter(Boolean);
  const describedBy = described.length > 0 ? described.join(' ') : undefined;
  const control = props.children({
    id,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
    'aria-required': required || undefined,
  });
  const optional = required === false && (
    <span className={styles.optional}>{t('input.optional')}</span>
  );
  return (
    <div
      id={boxId(name)}
      className={styles.field}
      data-invalid={invalid}
      data-wide={wide}
      tabIndex={-1}
      onBlur={() => leave(name)}
      {...(group && {
        role: 'group',
        'aria-labelledby': `${id}-label`,
        'aria-describedby': describedBy,
      })}
    >
      <div className={inline ? styles.inline : styles.head}>
        {inline && control}
        {group ? (
          <span id={`${id}-label`} className={styles.label}>
            {label} {optional}
          </span>
        ) : (
          <label htmlFor={id} className={styles.label}>
            {label} {optional}
          </label>
        )}
        {origin}
      </div>
      {!inline && control}
      {help && (
        <div id={`${id}-help`} className={styles.help}>
          {help}
        </div>
      )}
      <IssueList
        id={`${id}-issues`}
        issues={issues}
        placeOf={({ field }) => {
          const last = field?.at(-1);
          // Of a list: people count lines from one.
          return typeof last === 'number'
            ? t('input.line', { line: String(last + 1) })
            : undefined;
        }}
      />
    </div>
  );
}
