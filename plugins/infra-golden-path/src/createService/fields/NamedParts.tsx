import { useId, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { answerAt } from '../../form/answers';
import { type NamedPart } from '../../form/model';
import { supportsPart } from '../../form/supports';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { boxId, useForm } from '../formState';
import { IssueList } from './IssueList';
import { NamedRow } from './NamedRow';
import { startOf } from './namedParts';
import fieldStyles from './Field.module.css';
import styles from './NamedParts.module.css';

/** Things of the service that have names: queues, buckets, variables … */
export function NamedParts(props: { part: NamedPart }) {
  const { part } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { context, answers, set, issuesAt } = useForm();
  const [name, setName] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  if (!supportsPart(context, part)) return null;
  const said = answerAt(answers, [part]);
  const names = said && typeof said === 'object' ? Object.keys(said) : [];
  const isVariable = part === 'variables' || part === 'secrets';
  const wanted = isVariable
    ? name.trim().toLocaleUpperCase('en-US')
    : name.trim();
  const taken = names.includes(wanted);
  const add = () => {
    if (wanted === '' || taken) return;
    set([part, wanted], startOf(part));
    setName('');
    input.current?.focus();
  };
  const remove = (each: string) => {
    const last = names.length === 1;
    set(last ? [part] : [part, each], undefined);
    input.current?.focus();
  };
  return (
    <div
      id={boxId(part)}
      role="group"
      aria-labelledby={`${id}-label`}
      tabIndex={-1}
      data-wide={names.length > 0}
      className={fieldStyles.field}
    >
      <span id={`${id}-label`} className={fieldStyles.label}>
        {t(`parts.${part}`)}
      </span>
      <div className={fieldStyles.help}>{t(`parts.${part}Help`)}</div>
      {names.length > 0 && (
        <ul className={styles.rows}>
          {names.map(each => (
            <NamedRow
              key={each}
              part={part}
              name={each}
              onRemove={() => remove(each)}
            />
          ))}
        </ul>
      )}
      <div className={styles.add}>
        <input
          ref={input}
          type="text"
          className={fieldStyles.input}
          data-code="true"
          autoComplete="off"
          spellCheck={false}
          aria-label={t('parts.addName', { part: t(`parts.${part}`) })}
          aria-describedby={taken ? `${id}-taken` : undefined}
          placeholder={t(isVariable ? 'parts.variable' : 'parts.name')}
          value={name}
          onChange={event => setName(event.target.value)}
          onKeyDown={event => {
            // While a syllable is composed, Enter belongs to the composition.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
        <Button
          variant="secondary"
          isDisabled={wanted === '' || taken}
          onPress={add}
        >
          {t('input.add')}
        </Button>
      </div>
      {taken && (
        <div id={`${id}-taken`} className={fieldStyles.help}>
          {t('parts.taken')}
        </div>
      )}
      <IssueList
        id={`${id}-issues`}
        issues={issuesAt(part).filter(
          issue => !names.includes(String(issue.field?.[1])),
        )}
      />
    </div>
  );
}
