import { Field } from './Field';
import { NumberInput } from './NumberInput';
import { useQuestion, type QuestionName } from './useQuestion';

/** A question whose answer is a number. */
export function NumberQuestion(props: {
  name: QuestionName;
  placeholder?: string;
}) {
  const { name, placeholder } = props;
  const question = useQuestion(name);
  if (!question.shown) return null;
  return (
    <Field
      name={name}
      label={question.label}
      help={question.help}
      origin={question.origin}
    >
      {control => (
        <NumberInput
          {...control}
          placeholder={placeholder}
          value={question.value}
          onChange={question.set}
        />
      )}
    </Field>
  );
}
