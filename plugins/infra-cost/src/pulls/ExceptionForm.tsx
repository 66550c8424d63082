import { type FormEvent, useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { CostExceptionRequest } from '@infra-portal/infra-common';
import {
  controlStyles as controls,
  pageStyles as page,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import { dayIn, type ExceptionDraft, MOST_STACKS } from './exceptionOf';
import styles from './Exception.module.css';

const USUAL_DAYS = 30;
/** Half a year; the portal takes no longer ones. */
const MOST_DAYS = 180;
const SHORTEST_REASON = 10;

/** Asks for what an exception holds, how long, and why. */
export function ExceptionForm(props: {
  draft: ExceptionDraft;
  onAsk(request: CostExceptionRequest): void;
}) {
  const { draft, onAsk } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const [stacks, setStacks] = useState<readonly string[]>(draft.chosen);
  const [until, setUntil] = useState(() => dayIn(USUAL_DAYS));
  const [reason, setReason] = useState('');
  const id = useId();
  const words = reason.trim();
  const isWhole =
    words.length >= SHORTEST_REASON && until !== '' && stacks.length > 0;
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole) return;
    onAsk({ rule: draft.rule, stacks: [...stacks], until, reason: words });
  };
  return (
    <form className={styles.form} onSubmit={ask}>
      <StackChoice dirs={draft.dirs} chosen={stacks} onChange={setStacks} />
      <label className={controls.control}>
        {t('exception.until')}
        <input
          type="date"
          required
          min={dayIn(0)}
          max={dayIn(MOST_DAYS)}
          aria-describedby={`${id}-day`}
          value={until}
          onChange={event => setUntil(event.target.value)}
        />
      </label>
      <span id={`${id}-day`} className={page.quiet}>
        {t('exception.until.hint')}
      </span>
      <label className={controls.control}>
        {t('exception.reason')}
        <textarea
          required
          rows={2}
          minLength={SHORTEST_REASON}
          maxLength={500}
          aria-describedby={`${id}-words`}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
      </label>
      <span id={`${id}-words`} className={page.quiet}>
        {t('exception.reason.hint')}
      </span>
      <div>
        <Button
          type="submit"
          size="small"
          variant="secondary"
          isDisabled={!isWhole}
        >
          {t('exception.show')}
        </Button>
      </div>
    </form>
  );
}

function StackChoice(props: {
  dirs: readonly string[];
  chosen: readonly string[];
  onChange(dirs: string[]): void;
}) {
  const { dirs, chosen, onChange } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const isFull = chosen.length >= MOST_STACKS;
  return (
    <fieldset className={styles.choices}>
      <legend>{t('exception.stacks')}</legend>
      {dirs.map(dir => {
        const isChosen = chosen.includes(dir);
        return (
          <label key={dir}>
            <input
              type="checkbox"
              checked={isChosen}
              disabled={isFull && !isChosen}
              onChange={() =>
                onChange(
                  dirs.filter(each =>
                    each === dir ? !isChosen : chosen.includes(each),
                  ),
                )
              }
            />
            <code>
              <Verbatim text={dir} />
            </code>
          </label>
        );
      })}
    </fieldset>
  );
}
