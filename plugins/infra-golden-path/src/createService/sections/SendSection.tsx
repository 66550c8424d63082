import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { Field } from '../fields/Field';
import { Section } from '../fields/Section';
import styles from '../fields/Field.module.css';

/** What goes along with the pull request. */
export interface Sending {
  change: string;
  note: string;
  draft: boolean;
}

/** The last questions: not about the service, but about the pull request. */
export function SendSection(props: {
  sending: Sending;
  /** The change has a name of its own. */
  isChange: boolean;
  branch: string;
  onChange: (sending: Sending) => void;
}) {
  const { sending, isChange, branch, onChange } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <Section id="send" title={t('section.send')}>
      {isChange && (
        <Field
          name="change"
          wide
          label={t('send.change')}
          help={t('send.changeHelp', { branch })}
        >
          {control => (
            <input
              {...control}
              type="text"
              className={styles.input}
              data-code="true"
              autoComplete="off"
              spellCheck={false}
              value={sending.change}
              onChange={event =>
                onChange({ ...sending, change: event.target.value })
              }
            />
          )}
        </Field>
      )}
      <Field
        name="note"
        wide
        label={t('send.note')}
        help={t('send.noteHelp')}
        required={false}
      >
        {control => (
          <textarea
            {...control}
            rows={3}
            maxLength={2000}
            className={styles.input}
            value={sending.note}
            onChange={event =>
              onChange({ ...sending, note: event.target.value })
            }
          />
        )}
      </Field>
      <Field wide name="draft" label={t('send.draft')} inline>
        {control => (
          <input
            {...control}
            type="checkbox"
            className={styles.checkbox}
            checked={sending.draft}
            onChange={event =>
              onChange({ ...sending, draft: event.target.checked })
            }
          />
        )}
      </Field>
    </Section>
  );
}
