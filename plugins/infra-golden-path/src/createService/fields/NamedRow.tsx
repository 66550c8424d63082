import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { answerAt } from '../../form/answers';
import type { Issue } from '../../form/issues';
import type { NamedPart } from '../../form/model';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { useForm } from '../formState';
import { IssueList } from './IssueList';
import { COLUMNS, type Column } from './namedParts';
import { NumberInput } from './NumberInput';
import fieldStyles from './Field.module.css';
import styles from './NamedParts.module.css';

/** One named thing with its settings. */
export function NamedRow(props: {
  part: NamedPart;
  name: string;
  onRemove: () => void;
}) {
  const { part, name, onRemove } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { answers, set, issuesAt } = useForm();
  const id = useId();
  const issues = issuesAt(part).filter(
    issue => String(issue.field?.[1]) === name,
  );
  const columns = COLUMNS[part];
  const columnOf = ({ field }: Issue) =>
    columns.find(({ key }) => key === String(field?.[2] ?? ''));
  const control = (column: Column) => {
    const path = [part, name, ...(column.key ? [column.key] : [])];
    const value = answerAt(answers, path) ?? column.fallback;
    const isWrong = issues.some(
      issue => issue.severity === 'error' && columnOf(issue) === column,
    );
    const described = {
      'aria-describedby': issues.length > 0 ? `${id}-issues` : undefined,
      'aria-invalid': isWrong || undefined,
    };
    switch (column.kind) {
      case 'switch':
        return (
          <input
            {...described}
            type="checkbox"
            checked={value === true}
            onChange={event => set(path, event.target.checked)}
          />
        );
      case 'number':
        return (
          <NumberInput
            {...described}
            value={value}
            onChange={next => set(path, next)}
          />
        );
      default:
        return (
          <input
            {...described}
            type="text"
            className={fieldStyles.input}
            data-code="true"
            autoComplete="off"
            spellCheck={false}
            value={String(value ?? '')}
            onChange={event => {
              const text = event.target.value;
              const optional = column.key === 'key' && text === '';
              set(path, optional ? undefined : text);
            }}
          />
        );
    }
  };
  return (
    <li className={styles.row}>
      <code className={styles.name}>{name}</code>
      <div className={styles.settings}>
        {columns.map(column => (
          <label
            key={column.key}
            className={styles.setting}
            data-kind={column.kind}
          >
            <span>{t(column.label)}</span>
            {control(column)}
          </label>
        ))}
      </div>
      <ButtonIcon
        variant="tertiary"
        size="small"
        icon={<RiCloseLine />}
        aria-label={t('input.remove', { name })}
        onPress={onRemove}
      />
      {issues.length > 0 && (
        <div className={styles.issues}>
          <IssueList
            id={`${id}-issues`}
            issues={issues}
            placeOf={issue => {
              const column = columnOf(issue);
              return column && columns.length > 1 ? t(column.label) : undefined;
            }}
          />
        </div>
      )}
    </li>
  );
}
