import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { messages } from '../../translation/messages';
import { Field } from './Field';
import { useQuestion, type QuestionName } from './useQuestion';
import styles from './Field.module.css';

/** A question with a few possible answers, `choice.<name>.<value>` in words. */
export function ChoiceQuestion(props: {
  name: QuestionName;
  options: readonly (string | number)[];
  /** Without an answer nothing holds, and that is offered. */
  optional?: boolean;
}) {
  const { name, options, optional } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const inWords = (value: unknown) => {
    const key = `choice.${name}.${value}`;
    return Object.hasOwn(messages, key)
      ? t(key as 'choice.dataClass.public')
      : String(value);
  };
  const question = useQuestion(name, inWords);
  if (!question.shown) return null;
  const value = question.value ?? '';
  const all = options.includes(value as string) ? options : [value, ...options];
  return (
    <Field
      name={name}
      label={question.label}
      help={question.help}
      required={question.field.required}
      origin={question.origin}
    >
      {control => (
        <select
          {...control}
          className={styles.input}
          value={String(value)}
          onChange={event => {
            const chosen = options.find(
              each => String(each) === event.target.value,
            );
            question.set(chosen);
          }}
        >
          {optional && value !== '' && (
            <option value="">{t('input.none')}</option>
          )}
          {all.map(each => (
            <option key={String(each)} value={String(each)}>
              {each === '' ? t('input.choose') : inWords(each)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
