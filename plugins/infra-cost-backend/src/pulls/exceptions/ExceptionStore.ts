import type { CostExceptionProposal } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { ofPull, PULLS } from '../rows';
import type { PullKey } from '../types';

const EXCEPTIONS = 'cost_pull_exceptions';

interface ExceptionRow extends PullKey {
  proposal: number;
  url: string;
  rule: CostExceptionProposal['rule'];
  created_at: number | string;
}

/** Which exceptions were proposed for which pull request. */
export class ExceptionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(
    { repository, number }: PullKey,
    { rule, pullRequest }: Pick<CostExceptionProposal, 'rule' | 'pullRequest'>,
    createdAt: number,
  ): Promise<void> {
    await this.#knex(EXCEPTIONS)
      .insert({
        ...{ repository, number, proposal: pullRequest.number },
        ...{ url: pullRequest.url, rule, created_at: createdAt },
      })
      .onConflict(['repository', 'number', 'proposal'])
      .ignore();
  }

  /** The newest first; what became of them is known as of every pull request. */
  async of(key: PullKey): Promise<CostExceptionProposal[]> {
    const rows: ExceptionRow[] = await ofPull(
      this.#knex(EXCEPTIONS),
      key,
    ).orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'proposal', order: 'desc' },
    ]);
    const { repository } = key;
    const states: { number: number; open: CostExceptionProposal['state'] }[] =
      await this.#knex(PULLS)
        .select('number', 'open')
        .where({ repository })
        .whereIn(
          'number',
          rows.map(row => row.proposal),
        );
    const open = new Map(states.map(each => [each.number, each.open]));
    return rows.map(({ rule, proposal: number, url, created_at: at }) => ({
      ...{ rule, pullRequest: { number, url } },
      state: open.get(number) ?? 'open',
      createdAt: new Date(Number(at)).toISOString(),
    }));
  }
}
