import {
  appliedFacts,
  readAtlantisMessage,
  type RunFact,
  type RunsSignal,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { ProjectPlaces } from '../intake/ProjectPlaces';
import { RunIntake } from '../intake/RunIntake';
import { type RunMessage, RunMessages } from '../intake/RunMessages';
import { RunStore } from '../store';
import { deliveries } from './deliveries';

export const REPOSITORY = {
  ...{ host: 'github.example', owner: 'acme', name: 'infra' },
};

export const runMessages = () =>
  new RunMessages(
    [REPOSITORY],
    [
      {
        url: 'http://atlantis.example',
        user: 'atlantis-bot',
        statusName: 'atlantis',
        executable: 'atlantis',
      },
    ],
  );

const RECEIVED = Date.parse('2020-11-02T09:01:08Z');

/** What the deliveries say of runs, one message each. */
export function messages(): RunMessage[] {
  const reader = runMessages();
  return deliveries.map(({ event, data }) => {
    if (event !== 'atlantis') return reader.read(event, data)!;
    const message = readAtlantisMessage(data);
    if (message.kind !== 'applied') throw new Error('It is none of an apply');
    return {
      repository: 'github.example/acme/infra',
      facts: appliedFacts(message.fact, RECEIVED),
    };
  });
}

export const factsOf = (): RunFact[] =>
  messages().flatMap(({ facts }) => facts);

/** An intake over a database, and what it tells browsers. */
export function intakeOf(knex: Knex) {
  const signals: RunsSignal[] = [];
  const store = new RunStore(knex);
  const intake = new RunIntake({
    store,
    places: new ProjectPlaces({
      mirrorOf: () => undefined,
      statusNames: () => ['atlantis'],
    }),
    stacks: {
      async known() {
        return { byRef: new Map(), byName: new Map() };
      },
    },
    async changed(signal) {
      signals.push(signal);
    },
  });
  return { intake, signals, store };
}
