import { type FormEvent, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type {
  TakeOverImport,
  TakeOverPreview,
} from '@infra-portal/infra-common';
import {
  Note,
  Section,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { type Answer, type Answers, answerTo, wishesWith } from './answers';
import { KnownId } from './KnownId';
import { OpenId } from './OpenId';
import styles from './TakeOver.module.css';
import type { WishesState } from './useWishes';

/** Whether a person has to say something of it, does, or did. */
const isOpen = ({ from, id, isTold }: TakeOverImport, answers: Answers) =>
  id === undefined || isTold || Object.hasOwn(answers, from);

export interface ImportsProps {
  preview: TakeOverPreview;
  state: WishesState;
}

/** What exists and is in no state, by which id, and what lacks one. */
export function Imports({ preview, state }: ImportsProps) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { imports, proof, support } = preview;
  const lacking = imports.filter(({ id }) => id === undefined).length;
  const made = proof?.changes.filter(({ action }) => action === 'create');
  const [answers, setAnswers] = useState<Answers>({});
  const look = (event: FormEvent) => {
    event.preventDefault();
    state.change(wishesWith(answers, state));
  };
  const required = support?.required ?? t('takeOver.unset');
  return (
    <Section title={t('takeOver.imports')}>
      {support && support.answer !== 'yes' && (
        <Note
          tone="warning"
          title={t(`takeOver.support.${support.answer}`, { required })}
        />
      )}
      {lacking > 0 ? (
        <Note
          tone="warning"
          title={t('takeOver.imports.lacking', { count: lacking })}
        />
      ) : (
        <p>
          {t('takeOver.imports.mustRead', {
            imports: String(imports.length),
            add: String(made?.length ?? 0),
          })}
        </p>
      )}
      <form className={styles.imports} onSubmit={look}>
        <ImportTable
          imports={imports}
          answers={answers}
          onAnswer={(from, answer) =>
            setAnswers(before => ({ ...before, [from]: answer }))
          }
        />
        {imports.some(each => isOpen(each, answers)) && (
          <Button type="submit" variant="secondary">
            {t('takeOver.imports.again')}
          </Button>
        )}
      </form>
    </Section>
  );
}

function ImportTable(props: {
  imports: readonly TakeOverImport[];
  answers: Answers;
  onAnswer(from: string, answer: Answer): void;
}) {
  const { imports, answers, onAnswer } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <table className={table.table} aria-label={t('takeOver.imports')}>
      <thead>
        <tr>
          <th scope="col">{t('takeOver.resource')}</th>
          <th scope="col">{t('takeOver.imports.id')}</th>
        </tr>
      </thead>
      <tbody>
        {imports.map(each => (
          <tr key={each.from}>
            <th scope="row" className={styles.resource}>
              <code>
                <Verbatim text={each.to} />
              </code>
              {each.to !== each.from && (
                <code className={table.place}>
                  <Verbatim text={each.from} />
                </code>
              )}
            </th>
            <td data-label={t('takeOver.imports.id')}>
              {isOpen(each, answers) ? (
                <OpenId
                  resource={each}
                  answer={answerTo(answers, each)}
                  onAnswer={answer => onAnswer(each.from, answer)}
                />
              ) : (
                <KnownId
                  resource={each}
                  onChange={() => onAnswer(each.from, answerTo(answers, each))}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
