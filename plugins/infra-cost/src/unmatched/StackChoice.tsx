import { useId, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { COSTS_CHANNEL, type UnmatchedCost } from '@infra-portal/infra-common';
import {
  LoadingLines,
  LoadProblem,
  SearchBox,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { infraCostTranslationRef } from '../translation/ref';
import { Confirm } from './Confirm';
import styles from './Unmatched.module.css';

/** Stacks that are listed; more are searched for. */
const MOST = 20;

/** A ref without its repository, which all of them share. */
const placeOf = (ref: string) => ref.slice(ref.indexOf('//') + 2);

/** Candidates, a search over the repository's stacks, and the action. */
export function StackChoice(props: {
  project: UnmatchedCost;
  onMatched(stack: string): void;
}) {
  const { project, onMatched } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const [stack, setStack] = useState<string>();
  const [text, setText] = useState('');
  const { candidates } = project;
  return (
    <div
      className={styles.choice}
      role="group"
      aria-label={t('unmatched.choose')}
    >
      {candidates.length > 0 && (
        <Refs
          legend={t('unmatched.candidates')}
          refs={candidates}
          chosen={stack}
          onChoose={setStack}
        />
      )}
      <SearchBox
        label={t('unmatched.search')}
        placeholder={t('unmatched.search.placeholder')}
        text={text}
        onChange={setText}
      />
      <Found
        repository={project.repository}
        text={text}
        chosen={stack}
        onChoose={setStack}
      />
      {stack !== undefined && (
        <Confirm
          key={stack}
          project={project}
          stack={stack}
          onMatched={() => onMatched(stack)}
        />
      )}
    </div>
  );
}

function Found(props: {
  repository: string;
  text: string;
  chosen?: string;
  onChoose(ref: string): void;
}) {
  const { repository, text, chosen, onChoose } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const asked = {
    ...{ of: { repository: [repository] }, text, limit: MOST },
    order: 'name' as const,
  };
  const { value, error, reload } = useLive({
    channel: COSTS_CHANNEL,
    key: JSON.stringify(asked),
    load: signal => api.stacks(asked, signal),
    keep: true,
  });
  if (error) return <LoadProblem error={error} onRetry={reload} />;
  if (!value) return <LoadingLines />;
  if (value.total === 0) {
    return <p className={styles.quiet}>{t('unmatched.found.none')}</p>;
  }
  return (
    <>
      <Refs
        legend={t('unmatched.found')}
        refs={value.items.map(({ ref }) => ref)}
        chosen={chosen}
        onChoose={onChoose}
      />
      {value.total > value.items.length && (
        <p className={styles.quiet}>
          {t('unmatched.found.more', { total: String(value.total) })}
        </p>
      )}
    </>
  );
}

function Refs(props: {
  legend: string;
  refs: readonly string[];
  chosen?: string;
  onChoose(ref: string): void;
}) {
  const { legend, refs, chosen, onChoose } = props;
  const name = useId();
  return (
    <fieldset className={styles.refs}>
      <legend>{legend}</legend>
      {refs.map(ref => (
        <label key={ref}>
          <input
            type="radio"
            name={name}
            checked={ref === chosen}
            onChange={() => onChoose(ref)}
          />
          <code>
            <Verbatim text={placeOf(ref)} />
          </code>
        </label>
      ))}
    </fieldset>
  );
}
