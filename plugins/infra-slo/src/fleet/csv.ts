import {
  type CsvColumn,
  csvOf,
  type Objective,
} from '@infra-portal/infra-common';

/** A window: `2592000s`, or `1M Asia/Seoul` of a calendar. */
function windowText({ window }: Objective): string {
  return window.kind === 'rolling'
    ? `${window.seconds}s`
    : `${window.count}${window.unit} ${window.zone}`;
}

// Numbers as exact as they are known; those that are not known are left empty.
const COLUMNS: readonly CsvColumn<Objective>[] = [
  ['id', ({ id }) => id],
  ['product', ({ product }) => product],
  ['service', ({ service }) => service],
  ['name', ({ name }) => name],
  ['environment', ({ environment }) => environment],
  ['owner', ({ owner }) => owner],
  ['target', ({ target }) => target],
  ['window', windowText],
  ['method', ({ method }) => method],
  ['state', ({ status }) => status.state],
  ['data', ({ status }) => status.data],
  ['sli', ({ status }) => status.sli],
  ['budget_left', ({ status }) => status.budgetLeft],
  ['burn_1h', ({ status }) => status.burn['1h']],
  ['burn_6h', ({ status }) => status.burn['6h']],
  ['bad', ({ status }) => status.counts?.bad],
  ['total', ({ status }) => status.counts?.total],
  ['spent_at', ({ status }) => status.exhaustion?.at],
  ['source', ({ status }) => status.source],
  ['coverage', ({ status }) => status.coverage],
  ['observed_at', ({ status }) => status.observedAt],
];

/** Objectives as CSV. */
export const objectivesCsv = (objectives: readonly Objective[]): Blob =>
  new Blob([...csvOf(COLUMNS, objectives)], { type: 'text/csv;charset=utf-8' });
