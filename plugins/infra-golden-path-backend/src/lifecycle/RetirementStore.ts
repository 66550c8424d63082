import type { OwnCommits } from '@infra-portal/infra-node';
import type { Knex } from 'knex';

const TABLE = 'retirement_commits';

/**
 * Remembers what the portal wrote on branches of retirements, so that a pull
 * request is brought up to date and nobody else's commit is lost by it.
 */
export class RetirementStore implements OwnCommits {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async of(repository: string, branch: string): Promise<string[]> {
    const rows = await this.#knex(TABLE)
      .where({ repository, branch })
      .orderBy('id')
      .select('commit');
    return rows.map(({ commit }) => commit);
  }

  async add(repository: string, branch: string, commit: string): Promise<void> {
    await this.#knex(TABLE)
      .insert({ repository, branch, commit })
      .onConflict(['repository', 'branch', 'commit'])
      .ignore();
  }
}
