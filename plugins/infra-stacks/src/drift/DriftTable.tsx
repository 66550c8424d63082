import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { StackDrift } from '@infra-portal/infra-common';
import {
  Age,
  EnvironmentMark,
  pageStyles as page,
  shortOwner,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import { StackLink } from '../parts/Links';
import { PullLink } from '../runs/RunFacts';
import { infraStacksTranslationRef } from '../translation/ref';
import {
  CheckedAt,
  Counts,
  DriftMark,
  EpisodeLink,
  NextCheck,
  SnoozeNote,
} from './DriftFacts';
import { Proposals } from './Proposals';
import runs from '../runs/Runs.module.css';
import styles from './Drift.module.css';

/** Stacks in rows, with how they stand; on narrow screens each row is a card. */
export function DriftTable(props: {
  label: string;
  stacks: readonly StackDrift[];
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <table className={table.table} aria-label={props.label}>
      <thead>
        <tr>
          <th scope="col">{t('drift.column.stack')}</th>
          <th scope="col">{t('drift.column.drift')}</th>
          <th scope="col">{t('drift.column.since')}</th>
          <th scope="col">{t('drift.column.checked')}</th>
          <th scope="col">{t('drift.column.owner')}</th>
          <th scope="col">{t('drift.column.answer')}</th>
        </tr>
      </thead>
      <tbody>
        {props.stacks.map(each => (
          <DriftRow key={each.stack.ref} row={each} />
        ))}
      </tbody>
    </table>
  );
}

function DriftRow({ row }: { row: StackDrift }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { stack, state, owner, episode, problem } = row;
  const { name, product, environment } = stack;
  const proposals = episode?.proposals ?? [];
  const since =
    episode?.firstSeenAt ?? (state === 'failed' ? problem?.since : undefined);
  return (
    <tr>
      <th scope="row">
        <div className={table.stacked}>
          {name === undefined ? (
            <Verbatim text={stack.ref} />
          ) : (
            <StackLink name={name} />
          )}
          <span>
            {environment !== undefined && (
              <EnvironmentMark name={environment} />
            )}{' '}
            {product !== undefined && (
              <span className={page.quiet}>
                <Verbatim text={product} />
              </span>
            )}
          </span>
        </div>
      </th>
      <td data-label={t('drift.column.drift')}>
        <div className={table.stacked}>
          <DriftMark state={state} />
          <WhatDiffers row={row} />
        </div>
      </td>
      <td
        data-label={t('drift.column.since')}
        className={since ? table.words : styles.empty}
      >
        {since && <Age at={since} />}
      </td>
      <td data-label={t('drift.column.checked')} className={table.words}>
        <div className={table.stacked}>
          <CheckedAt stack={row} />
          <NextCheck stack={row} />
        </div>
      </td>
      <td data-label={t('drift.column.owner')} className={table.named}>
        {owner === undefined ? (
          <span className={page.quiet}>{t('stacks.noOwner')}</span>
        ) : (
          <Verbatim text={shortOwner(owner)} />
        )}
      </td>
      <td
        data-label={t('drift.column.answer')}
        className={proposals.length > 0 ? undefined : styles.empty}
      >
        {proposals.length > 0 && <Proposals proposals={proposals} short />}
      </td>
    </tr>
  );
}

function WhatDiffers({ row }: { row: StackDrift }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { episode, problem, lockedBy } = row;
  return (
    <>
      {episode && (
        <>
          <span>
            <EpisodeLink episode={episode} />{' '}
            <span className={page.quiet}>
              {t('drift.probably')} {t(`drift.cause.${episode.cause}`)}
            </span>
          </span>
          <Counts counts={episode.counts} />
          <SnoozeNote snoozed={episode.snoozed} />
        </>
      )}
      {problem && (
        <span lang="en" className={runs.problem}>
          <Verbatim text={problem.message} />
        </span>
      )}
      {lockedBy && (
        <span className={page.quiet}>
          {t('drift.lockedBy')} <PullLink pull={lockedBy} />
        </span>
      )}
    </>
  );
}
