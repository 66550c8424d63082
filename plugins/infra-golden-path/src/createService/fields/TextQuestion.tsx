import { Field } from './Field';
import { useQuestion, type QuestionName } from './useQuestion';
import styles from './Field.module.css';

/** A question whose answer is one line of text. */
export function TextQuestion(props: {
  name: QuestionName;
  placeholder?: string;
  /** Names and addresses: no spelling, no capital letters, a fixed width. */
  code?: boolean;
  wide?: boolean;
  children?: React.ReactNode;
}) {
  const { name, placeholder, code, wide, children } = props;
  const question = useQuestion(name);
  if (!question.shown) return null;
  return (
    <Field
      name={name}
      wide={wide}
      label={question.label}
      help={
        (question.help || children) && (
          <>
            {question.help} {children}
          </>
        )
      }
      required={question.field.required ?? undefined}
      origin={question.origin}
    >
      {control => (
        <input
          {...control}
          type="text"
          className={styles.input}
          data-code={code}
          autoComplete="off"
          autoCapitalize={code ? 'none' : undefined}
          spellCheck={code ? false : undefined}
          placeholder={placeholder}
          value={String(question.value ?? '')}
          onChange={event => question.set(event.target.value)}
        />
      )}
    </Field>
  );
}
