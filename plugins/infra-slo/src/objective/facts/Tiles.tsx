import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Objective,
  sloCountText,
  sloTargetText,
} from '@infra-portal/infra-common';
import { BudgetBar, Unknown } from '../../parts/BudgetBar';
import { Burns } from '../../parts/Burn';
import { isOld } from '../../parts/isOld';
import { SliText } from '../../parts/SliText';
import { infraSloTranslationRef } from '../../translation/ref';
import { useFormats } from '../useFormats';
import { RunsOut } from './RunsOut';
import { spareOf } from './spare';
import styles from '../Objective.module.css';

/** The numbers that say how an objective stands. */
export function Tiles({ objective }: { objective: Objective }) {
  const { status, target } = objective;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const stale = isOld(status);
  return (
    <section aria-label={t('tiles.title')} className={styles.tiles}>
      <Tile title={t('tiles.sli')}>
        <strong className={styles.big}>
          <SliText sli={status.sli} target={target} stale={stale} />
        </strong>
        <small>
          {t('tiles.sli.target', { target: sloTargetText(target) })}
        </small>
      </Tile>
      <Tile title={t('tiles.budget')}>
        <BudgetBar left={status.budgetLeft} stale={stale} />
        <Spare objective={objective} />
      </Tile>
      <Tile title={t('tiles.burn')}>
        <Burns burn={status.burn} windows={['1h', '6h', '3d']} />
        <small>{t('tiles.burn.note')}</small>
      </Tile>
      <Tile title={t('tiles.out')}>
        <RunsOut objective={objective} />
      </Tile>
      <Tile title={t('tiles.traffic')}>
        <Traffic objective={objective} />
      </Tile>
    </section>
  );
}

function Tile(props: { title: string; children: ReactNode }) {
  return (
    <div className={styles.tile}>
      <h2>{props.title}</h2>
      {props.children}
    </div>
  );
}

/** What may still fail, or failed too much: events, or time. */
function Spare({ objective }: { objective: Objective }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { duration } = useFormats();
  const spare = spareOf(objective);
  if (!spare) return null;
  const { isOver, events, seconds } = spare;
  const over = isOver ? '.over' : '';
  // Rounded towards failure.
  const number = sloCountText(events ?? 0, isOver ? 'bad' : 'other');
  const count = isOver ? Math.ceil(events ?? 0) : Math.floor(events ?? 0);
  const isSoFar = objective.window.kind === 'calendar' && events !== undefined;
  return (
    <>
      <small>
        {seconds === undefined
          ? t(`tiles.budget${over}.events`, { count, number })
          : t(`tiles.budget${over}.time`, { time: duration(seconds) })}
      </small>
      {isSoFar && <small>{t('tiles.budget.sofar')}</small>}
    </>
  );
}

function Traffic({ objective }: { objective: Objective }) {
  const { counts } = objective.status;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { brief } = useFormats();
  if (!counts) return <Unknown />;
  const kind = objective.method === 'occurrences' ? 'events' : 'slices';
  const all = Math.round(counts.total);
  // Rounded towards failure: a part of an event that failed is one that did.
  const bad = Math.ceil(counts.bad);
  return (
    <>
      <strong>
        {t(`tiles.traffic.${kind}`, { count: all, number: brief(all) })}
      </strong>
      <small>
        {t('tiles.traffic.bad', { count: bad, number: brief(bad) })}
      </small>
    </>
  );
}
