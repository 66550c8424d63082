import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Question } from '@infra-portal/infra-common';
import { useLocalised } from '@infra-portal/infra-react';
import { answerAt } from '../../form/answers';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { useForm } from '../formState';
import { Field, type ControlProps } from './Field';
import { NumberInput } from './NumberInput';
import { OriginChip } from './OriginChip';
import styles from './Field.module.css';

/** A question of the golden path itself, asked as its JSON Schema says. */
export function ExtraQuestion(props: { question: Question }) {
  const { question } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const text = useLocalised();
  const { answers, set } = useForm();
  const path = ['extra', question.name];
  const said = answerAt(answers, path);
  const value = said ?? question.default;
  const label = text(question.title);
  const isSwitch = question.schema.type === 'boolean';
  const fallback =
    question.default === undefined ? undefined : String(question.default);
  const from = question.defaultFrom ? text(question.defaultFrom) : '';
  const help = question.help ? text(question.help) : '';
  return (
    <Field
      name={path.join('.')}
      label={label}
      help={[help, from].filter(Boolean).join(' ')}
      inline={isSwitch}
      origin={
        value === undefined ? undefined : (
          <OriginChip
            label={label}
            origin={said === undefined ? 'path' : 'answer'}
            fallback={fallback}
            onReset={() => set(path, undefined)}
          />
        )
      }
    >
      {control => (
        <ExtraInput
          control={control}
          schema={question.schema}
          value={value}
          choose={t('input.choose')}
          onChange={next => set(path, next)}
        />
      )}
    </Field>
  );
}

function ExtraInput(props: {
  control: ControlProps;
  schema: Question['schema'];
  value: unknown;
  choose: string;
  onChange: (value: unknown) => void;
}) {
  const { control, schema, value, choose, onChange } = props;
  if (Array.isArray(schema.enum)) {
    const options = schema.enum;
    return (
      <select
        {...control}
        className={styles.input}
        value={String(value ?? '')}
        onChange={event =>
          onChange(options.find(each => String(each) === event.target.value))
        }
      >
        {value === undefined && <option value="">{choose}</option>}
        {options.map(each => (
          <option key={String(each)} value={String(each)}>
            {String(each)}
          </option>
        ))}
      </select>
    );
  }
  switch (schema.type) {
    case 'boolean':
      return (
        <input
          {...control}
          type="checkbox"
          className={styles.checkbox}
          checked={value === true}
          onChange={event => onChange(event.target.checked)}
        />
      );
    case 'number':
    case 'integer':
      return <NumberInput {...control} value={value} onChange={onChange} />;
    case 'array':
      return (
        <textarea
          {...control}
          rows={3}
          className={styles.input}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={event => {
            const { value: lines } = event.target;
            onChange(lines === '' ? undefined : lines.split('\n'));
          }}
        />
      );
    default:
      return (
        <input
          {...control}
          type="text"
          className={styles.input}
          autoComplete="off"
          value={String(value ?? '')}
          onChange={event => onChange(event.target.value || undefined)}
        />
      );
  }
}
