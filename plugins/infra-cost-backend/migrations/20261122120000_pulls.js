// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_pulls', table => {
    table.comment('Pull requests, and what they would change of the costs');
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.integer('number').notNullable();
    table.string('open', 10).notNullable().comment('open, merged, closed');
    table.string('head', 64).notNullable().comment('empty: not known yet');
    table.string('branch', 300).notNullable();
    table.text('details').comment('JSON, as GitHub tells; null: not known yet');
    table.integer('wanted').notNullable().comment('counts reasons to work');
    table.integer('done').notNullable().comment('of them, those worked in');
    table.integer('look').notNullable().comment('reason to ask GitHub anew');
    table.integer('again').notNullable().comment('reason to price it anew');
    table.bigInteger('retry_at').comment('ms since 1970');
    table.integer('attempts').notNullable().comment('that failed in a row');
    table.string('claimed_by', 40);
    table.bigInteger('claimed_until').comment('ms since 1970');
    table.string('state', 10).notNullable().comment('of its newest commit');
    table.text('failure').comment('why there is no amount');
    table.string('base', 64).comment('where it left the default branch');
    table.string('priced_for', 64).comment('of all its prices follow from');
    table.text('priced').comment('JSON: of the newest commit with prices');
    table.binary('document').comment('gzip of JSON: estimates of the stacks');
    table.text('judgement').comment('JSON');
    table.bigInteger('judged_at').comment('ms since 1970');
    table.text('check').comment('JSON: what GitHub was told, and when');
    table.text('comment').comment('JSON: what GitHub was told, and when');
    table.primary(['repository', 'number']);
    table.index(['open'], 'cost_pulls_open');
  });
  await knex.schema.createTable('cost_pull_pushes', table => {
    table.comment('How the estimate of a pull request went from push to push');
    table.string('repository', 300).notNullable();
    table.integer('number').notNullable();
    table.string('commit_id', 64).notNullable();
    table.bigInteger('at').notNullable().comment('ms since 1970: first seen');
    table.text('push').notNullable().comment('JSON');
    table.primary(['repository', 'number', 'commit_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cost_pull_pushes');
  await knex.schema.dropTable('cost_pulls');
};
