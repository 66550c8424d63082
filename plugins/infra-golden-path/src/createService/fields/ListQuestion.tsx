import { useState } from 'react';
import { Field } from './Field';
import { useQuestion, type QuestionName } from './useQuestion';
import styles from './Field.module.css';

const linesOf = (text: string) =>
  text
    .split(/[\n,]/)
    .map(line => line.trim())
    .filter(Boolean);

/** A question whose answer is a list, one a line. */
export function ListQuestion(props: {
  name: QuestionName;
  placeholder?: string;
}) {
  const { name, placeholder } = props;
  const question = useQuestion(name, value => String(value) || '–');
  const [typed, setTyped] = useState<string>();
  if (!question.shown) return null;
  const value = Array.isArray(question.value) ? question.value : [];
  return (
    <Field
      name={name}
      wide
      label={question.label}
      help={question.help}
      origin={question.origin}
    >
      {control => (
        <textarea
          {...control}
          rows={3}
          className={styles.input}
          data-code="true"
          spellCheck={false}
          placeholder={placeholder}
          value={typed ?? value.join('\n')}
          onBlur={() => setTyped(undefined)}
          onChange={event => {
            const text = event.target.value;
            const lines = linesOf(text);
            setTyped(text);
            question.set(lines.length > 0 ? lines : undefined);
          }}
        />
      )}
    </Field>
  );
}
