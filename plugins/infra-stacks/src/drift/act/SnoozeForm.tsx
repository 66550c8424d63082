import { type FormEvent, useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { infraStacksTranslationRef } from '../../translation/ref';
import styles from './Act.module.css';

const DAY = 86_400_000;
/** Days; the portal takes no longer ones. */
const LONGEST = 90;
const USUAL = 14;
const SHORTEST_REASON = 10;

const dayIn = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

export interface Snooze {
  reason: string;
  until: string;
}

/** Asks why drift is accepted, and until when. */
export function SnoozeForm(props: { onAsk(snooze: Snooze): void }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(dayIn(USUAL));
  const id = useId();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    props.onAsk({ reason: reason.trim(), until });
  };
  return (
    <form className={styles.form} onSubmit={ask}>
      <label htmlFor={`${id}-reason`}>{t('driftAct.reason')}</label>
      <textarea
        id={`${id}-reason`}
        rows={3}
        required
        minLength={SHORTEST_REASON}
        maxLength={500}
        aria-describedby={`${id}-hint`}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
      <span id={`${id}-hint`} className={styles.quiet}>
        {t('driftAct.reason.hint')}
      </span>
      <label htmlFor={`${id}-until`}>{t('driftAct.until')}</label>
      <input
        id={`${id}-until`}
        type="date"
        required
        min={dayIn(0)}
        max={dayIn(LONGEST)}
        value={until}
        onChange={event => setUntil(event.target.value)}
      />
      <div>
        <Button
          type="submit"
          size="small"
          variant="secondary"
          isDisabled={reason.trim().length < SHORTEST_REASON || until === ''}
        >
          {t('driftAct.show')}
        </Button>
      </div>
    </form>
  );
}
