import { useEffect, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TakeOverImport } from '@infra-portal/infra-common';
import {
  controlStyles as controls,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { Answer } from './answers';
import styles from './TakeOver.module.css';

/** An id that a person tells, or the choice to leave its resource out. */
export function OpenId(props: {
  resource: TakeOverImport;
  answer: Answer;
  onAnswer(answer: Answer): void;
}) {
  const { resource, answer, onAnswer } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { from, idOfFiles, reason, form, names } = resource;
  const isKnown = reason === undefined && !resource.isTold;
  const input = useRef<HTMLInputElement>(null);
  // The button that was pressed for it is gone.
  useEffect(() => {
    if (isKnown) input.current?.focus();
  }, [isKnown]);
  return (
    <div className={styles.openId}>
      {reason && (
        <span>
          {t(`takeOver.id.${reason}`, { names: names.join(', ') })}
          {form && (
            <code className={table.place}>
              <Verbatim text={form} />
            </code>
          )}
        </span>
      )}
      {idOfFiles && (
        <span>
          {t('takeOver.imports.overridden')}
          <code className={table.place}>
            <Verbatim text={idOfFiles} />
          </code>
        </span>
      )}
      <label className={controls.control}>
        {t('takeOver.imports.tell')}
        <input
          ref={input}
          aria-label={t('takeOver.imports.tellOf', { resource: from })}
          maxLength={2_048}
          disabled={answer.leave}
          value={answer.id}
          onChange={({ target }) => onAnswer({ ...answer, id: target.value })}
        />
      </label>
      <label className={controls.check}>
        <input
          type="checkbox"
          aria-label={t('takeOver.imports.leaveOf', { resource: from })}
          checked={answer.leave}
          onChange={({ target }) =>
            onAnswer({ ...answer, leave: target.checked })
          }
        />
        {t('takeOver.imports.leave')}
      </label>
    </div>
  );
}
