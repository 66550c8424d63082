import { Field } from './Field';
import { SearchSelect } from './SearchSelect';
import { useGroups } from './useGroups';
import { useQuestion } from './useQuestion';

/** The owner, from the groups of the catalog. */
export function OwnerQuestion() {
  const { groups, absence } = useGroups();
  const titleOf = (ref: unknown) =>
    groups.find(group => group.value === ref)?.title ?? String(ref);
  const question = useQuestion('owner', titleOf);
  const value = String(question.value ?? '');
  return (
    <Field
      name="owner"
      label={question.label}
      help={question.help}
      required
      origin={question.origin}
    >
      {control => (
        <SearchSelect
          control={control}
          options={groups}
          absence={absence}
          value={value}
          onChange={question.set}
        />
      )}
    </Field>
  );
}
