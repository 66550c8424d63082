import {
  PULL_KINDS,
  type PullKind,
  pullKindOf,
  type PullRequestEvent,
  REPOSITORY_EVENTS,
} from '@infra-portal/infra-common';
import type { EventsService } from '@backstage/plugin-events-node';
import type { Knex } from 'knex';
import type { PullKey } from './types';

const TABLE = 'pull_askers';

/** Kinds that nothing else remembers who asked for. */
export type AskedKind = Exclude<PullKind, 'service' | 'upgrade'>;

export interface AskedPull {
  kind: AskedKind;
  /** Entity ref. */
  requestedBy: string;
}

const isAskedKind = (kind: string | undefined): kind is AskedKind =>
  PULL_KINDS.some(each => each === kind) &&
  kind !== 'service' &&
  kind !== 'upgrade';

const keyOf = ({ repository, number }: PullKey) => ({
  repository: repository.toLowerCase(),
  number,
});

/** Remembers who asked the portal for a small pull request. */
export class PullAskers {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Who asks for it once more takes part in it, and is the one from then on. */
  async note(event: PullRequestEvent): Promise<void> {
    const { branch, requestedBy } = event;
    const kind = pullKindOf(branch);
    if (requestedBy === undefined || !isAskedKind(kind)) return;
    await this.#knex(TABLE)
      .insert({ ...keyOf(event), requested_by: requestedBy, kind })
      .onConflict(['repository', 'number'])
      .merge(['requested_by', 'kind']);
  }

  async of(key: PullKey): Promise<AskedPull | undefined> {
    const row = await this.#knex(TABLE)
      .where(keyOf(key))
      .first<{ kind: string; requested_by: string } | undefined>();
    if (!row || !isAskedKind(row.kind)) return undefined;
    return { kind: row.kind, requestedBy: row.requested_by };
  }

  /** Hears of what any plugin of the portal opens. */
  async listen(events: EventsService): Promise<void> {
    await events.subscribe({
      id: 'infra-golden-path-pull-askers',
      topics: [REPOSITORY_EVENTS.pullRequest],
      onEvent: ({ eventPayload }) =>
        this.note(eventPayload as PullRequestEvent),
    });
  }
}
