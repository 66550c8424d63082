// @ts-check

/**
 * What belongs to a pull request is found by it: without these SQLite looks at
 * all that was ever said of a repository.
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('run_facts', table => {
    table.dropIndex(['repository', 'pull'], 'run_facts_pull');
    table.dropIndex(['repository', 'commit_id'], 'run_facts_commit');
    table.index(['repository', 'pull', 'kind', 'commit_id'], 'run_facts_pull');
    table.index(
      ['repository', 'commit_id', 'kind', 'pull'],
      'run_facts_commit',
    );
  });
  await knex.schema.alterTable('runs', table => {
    table.dropIndex(['repository', 'commit_id'], 'runs_commit');
    table.index(['repository', 'commit_id', 'pull'], 'runs_commit');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('run_facts', table => {
    table.dropIndex([], 'run_facts_pull');
    table.dropIndex([], 'run_facts_commit');
    table.index(['repository', 'pull'], 'run_facts_pull');
    table.index(['repository', 'commit_id'], 'run_facts_commit');
  });
  await knex.schema.alterTable('runs', table => {
    table.dropIndex([], 'runs_commit');
    table.index(['repository', 'commit_id'], 'runs_commit');
  });
};
