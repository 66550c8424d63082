import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { Field } from './Field';
import { useQuestion, type QuestionName } from './useQuestion';
import styles from './Field.module.css';

/**
 * A question that is answered with yes or no. With `part` yes begins a part of
 * the service that has questions of its own, and no takes it away.
 */
export function SwitchQuestion(props: {
  name: QuestionName;
  part?: boolean;
  /** Why it cannot be switched on, where it cannot. */
  unavailable?: string;
}) {
  const { name, part } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const question = useQuestion(name, value =>
    value === true ? t('input.yes') : t('input.no'),
  );
  if (!question.shown) return null;
  const on = part ? question.value !== undefined : question.value === true;
  const answer = (checked: boolean) => {
    if (!part) return checked;
    return checked ? {} : undefined;
  };
  return (
    <Field
      name={name}
      label={question.label}
      help={props.unavailable ?? question.help}
      origin={part ? undefined : question.origin}
      inline
    >
      {control => (
        <input
          {...control}
          type="checkbox"
          className={styles.checkbox}
          checked={on}
          disabled={props.unavailable !== undefined && !on}
          onChange={event => question.set(answer(event.target.checked))}
        />
      )}
    </Field>
  );
}
