// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('run_facts', table => {
    table.comment('What was said of runs; runs are made from all of it');
    table.string('id', 64).primary().comment('SHA-256 of what it is known by');
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.integer('pull');
    table.string('commit_id', 64);
    table.string('kind', 20).notNullable();
    table.bigInteger('at').notNullable().comment('ms since 1970');
    table.text('fact').notNullable().comment('JSON');
    table.index(['repository', 'pull'], 'run_facts_pull');
    table.index(['repository', 'commit_id'], 'run_facts_commit');
    table.index(['at'], 'run_facts_at');
  });
  await knex.schema.createTable('runs', table => {
    table.comment('Plans, applies and policy checks');
    table.string('id', 32).primary();
    table.string('repository', 300).notNullable();
    table.integer('pull');
    table.string('commit_id', 64);
    table.string('stack_ref', 1000).comment('of its folder, known or not');
    table.string('product', 300).comment('of the stack, as last known');
    table.string('command', 20).notNullable();
    table.string('state', 20).notNullable();
    table.bigInteger('at').notNullable().comment('ms since 1970');
    table.text('run').notNullable().comment('JSON: what lists show');
    table.text('words').notNullable().comment('In lower case, for search');
    table.index(['stack_ref', 'at', 'id'], 'runs_stack');
    table.index(['product', 'at', 'id'], 'runs_product');
    table.index(['repository', 'pull', 'at', 'id'], 'runs_pull');
    table.index(['repository', 'at', 'id'], 'runs_repository');
    table.index(['repository', 'commit_id'], 'runs_commit');
    table.index(['state', 'at', 'id'], 'runs_state');
    table.index(['at', 'id'], 'runs_at');
  });
  await knex.schema.createTable('run_outputs', table => {
    table.comment('What runs printed, without secrets');
    table.string('run_id', 32).primary();
    table.bigInteger('at').notNullable().comment('ms since 1970, of the run');
    table.text('output').notNullable();
    table.boolean('truncated').notNullable();
    table.index(['at'], 'run_outputs_at');
  });
  await knex.schema.createTable('run_days', table => {
    table.comment('How many runs each day had, counted as they are written');
    table.string('day', 10).notNullable().comment('2026-11-22, UTC');
    table.string('command', 20).notNullable();
    table.string('state', 20).notNullable();
    table.integer('count').notNullable();
    table.primary(['day', 'command', 'state']);
  });
  await knex.schema.createTable('run_looks', table => {
    table.comment(
      'When runs of a repository were asked for, and how that went',
    );
    table.string('repository', 300).primary();
    table.bigInteger('looked_at').comment('ms since 1970; null: never');
    table.text('failure').comment('Why the last look failed');
    table.bigInteger('failed_since').comment('ms');
  });
  await knex.schema.createTable('atlantis_servers', table => {
    table.comment('What Atlantis servers hold, as they last said');
    table.string('url', 500).primary();
    table.string('version', 200);
    table.text('locks').comment('JSON; null: never told');
    table.bigInteger('observed_at').comment('ms since 1970');
    table.text('failure').comment('Why the last question failed');
    table.bigInteger('failed_since').comment('ms');
  });
  await knex.schema.alterTable('webhook_inbox', table => {
    table
      .string('lane', 20)
      .notNullable()
      .defaultTo('repository')
      .comment('Who works it in: one does not wait for the other');
    table.index(['lane', 'done_at', 'due_at'], 'webhook_inbox_lane');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('webhook_inbox', table => {
    table.dropIndex(['lane', 'done_at', 'due_at'], 'webhook_inbox_lane');
    table.dropColumn('lane');
  });
  for (const table of [
    'atlantis_servers',
    'run_looks',
    'run_days',
    'run_outputs',
    'runs',
    'run_facts',
  ]) {
    await knex.schema.dropTable(table);
  }
};
