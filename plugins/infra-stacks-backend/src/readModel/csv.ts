import {
  type CsvColumn,
  csvOf,
  type StackSummary,
} from '@infra-portal/infra-common';

const COLUMNS: readonly CsvColumn<StackSummary>[] = [
  ['name', ({ name }) => name],
  ['product', ({ product }) => product],
  ['service', ({ service }) => service],
  ['environment', ({ environment }) => environment],
  ['region', ({ region }) => region],
  ['layer', ({ layer }) => layer],
  ['owner', ({ owner }) => owner],
  ['repository', ({ repository }) => repository],
  ['folder', ({ dir }) => dir],
  ['workspace', ({ workspace }) => workspace],
  ['resources', ({ resources }) => resources],
  ['modules', ({ modules }) => modules],
  ['errors', ({ findings }) => findings.error],
  ['warnings', ({ findings }) => findings.warning],
  ['notes', ({ findings }) => findings.info],
  ['incomplete', ({ incomplete }) => incomplete],
];

/** Stacks as CSV, some at a time. */
export const stacksCsv = (stacks: readonly StackSummary[]) =>
  csvOf(COLUMNS, stacks);
