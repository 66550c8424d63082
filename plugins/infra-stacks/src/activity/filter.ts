import { RUN_COMMANDS, RUN_STATES } from '@infra-portal/infra-common';
import type { RunCommand, RunState } from '@infra-portal/infra-common';

/** What the list of runs shows; kept in its address. */
export interface ActivityFilter {
  /** Names or refs of stacks. */
  stacks: string[];
  products: string[];
  state?: RunState;
  command?: RunCommand;
  text: string;
}

/** The most that the server searches for at once. */
const MOST_VALUES = 100;

const values = (search: URLSearchParams, name: string) =>
  [...new Set(search.getAll(name))].filter(Boolean).slice(0, MOST_VALUES);

/** Reads the filter out of an address; what it does not know is left out. */
export function readActivity(search: URLSearchParams): ActivityFilter {
  return {
    stacks: values(search, 'stack'),
    products: values(search, 'product'),
    state: RUN_STATES.find(each => each === search.get('state')),
    command: RUN_COMMANDS.find(each => each === search.get('command')),
    text: (search.get('text') ?? '').slice(0, 200),
  };
}

/** The address of a filter. */
export function writeActivity(filter: ActivityFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const stack of filter.stacks) search.append('stack', stack);
  for (const product of filter.products) search.append('product', product);
  if (filter.state) search.set('state', filter.state);
  if (filter.command) search.set('command', filter.command);
  if (filter.text) search.set('text', filter.text);
  return search;
}
