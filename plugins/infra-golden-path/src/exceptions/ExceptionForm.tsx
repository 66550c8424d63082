import { type FormEvent, useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  COST_RULES,
  EXCEPTION_REASON_LENGTH,
  type ExceptionList,
  type ExceptionOrder,
} from '@infra-portal/infra-common';
import {
  controlStyles as controls,
  pageStyles as page,
  shortRepository,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { Asked } from './ExceptionDialog';
import styles from './Exceptions.module.css';

const USUAL_DAYS = 90;
const MOST_DAYS = 365;
const DAY = 24 * 60 * 60_000;

/** A day so many days from now, UTC. */
const dayIn = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Asks what an exception allows, how long, and why. */
export function ExceptionForm(props: {
  asked: Exclude<Asked, { act: 'remove' }>;
  list: ExceptionList;
  onAsk(order: ExceptionOrder): void;
}) {
  const { asked, list, onAsk } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const item = asked.act === 'add' ? undefined : asked.item;
  const [subject, setSubject] = useState<Subject>({
    repository: list.repositories[0] ?? '',
    ...{ rule: '', stacks: '' },
  });
  const [until, setUntil] = useState(() => dayIn(USUAL_DAYS));
  const [reason, setReason] = useState(item?.reason ?? '');
  const id = useId();
  const { repository, rule } = subject;
  const stacks = subject.stacks.split('\n').flatMap(each => each.trim() || []);
  const isWhole =
    reason.trim().length >= EXCEPTION_REASON_LENGTH &&
    until !== '' &&
    (item !== undefined || (rule.trim() !== '' && stacks.length > 0));
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole) return;
    const shared = { until, reason: reason.trim() };
    onAsk(
      item
        ? { act: 'extend', key: item.key, ...shared }
        : { act: 'add', repository, rule: rule.trim(), stacks, ...shared },
    );
  };
  return (
    <form className={styles.form} onSubmit={ask}>
      {!item && (
        <SubjectFields subject={subject} list={list} onChange={setSubject} />
      )}
      <label className={controls.control}>
        {t('exceptions.form.until')}
        <input
          type="date"
          required
          min={dayIn(0)}
          max={dayIn(MOST_DAYS)}
          aria-describedby={`${id}-until`}
          value={until}
          onChange={({ target }) => setUntil(target.value)}
        />
      </label>
      <span id={`${id}-until`} className={page.quiet}>
        {t('exceptions.form.until.hint')}
      </span>
      <label className={controls.control}>
        {t('exceptions.form.reason')}
        <textarea
          required
          rows={2}
          maxLength={1_000}
          aria-describedby={`${id}-reason`}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <span id={`${id}-reason`} className={page.quiet}>
        {t('exceptions.form.reason.hint')}
      </span>
      <div>
        <Button
          type="submit"
          size="small"
          variant="secondary"
          isDisabled={!isWhole}
        >
          {t('exceptions.form.show')}
        </Button>
      </div>
    </form>
  );
}

interface Subject {
  repository: string;
  rule: string;
  /** One folder on a line. */
  stacks: string;
}

/** What a new exception is of; one that is there keeps that. */
function SubjectFields(props: {
  subject: Subject;
  list: ExceptionList;
  onChange(subject: Subject): void;
}) {
  const { subject, list, onChange } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const id = useId();
  const rules = new Set([...list.items.map(({ rule }) => rule), ...COST_RULES]);
  return (
    <>
      {list.repositories.length > 1 && (
        <label className={controls.control}>
          {t('exceptions.repository')}
          <select
            value={subject.repository}
            onChange={({ target }) =>
              onChange({ ...subject, repository: target.value })
            }
          >
            {list.repositories.map(each => (
              <option key={each} value={each}>
                {shortRepository(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className={controls.control}>
        {t('exceptions.form.rule')}
        <input
          required
          list={`${id}-rules`}
          maxLength={100}
          value={subject.rule}
          onChange={({ target }) =>
            onChange({ ...subject, rule: target.value })
          }
        />
      </label>
      <datalist id={`${id}-rules`}>
        {[...rules].sort().map(rule => (
          <option key={rule} value={rule} />
        ))}
      </datalist>
      <label className={controls.control}>
        {t('exceptions.form.stacks')}
        <textarea
          required
          rows={3}
          aria-describedby={`${id}-stacks`}
          value={subject.stacks}
          onChange={({ target }) =>
            onChange({ ...subject, stacks: target.value })
          }
        />
      </label>
      <span id={`${id}-stacks`} className={page.quiet}>
        {t('exceptions.form.stacks.hint')}
      </span>
    </>
  );
}
