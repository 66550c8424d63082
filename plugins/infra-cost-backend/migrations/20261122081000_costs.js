/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_generation', table => {
    table.comment('Counts changes of stacks, so that readers read only those');
    table.integer('id').primary();
    table.bigInteger('generation').notNullable();
  });
  await knex('cost_generation').insert({ id: 1, generation: 0 });
  await knex.schema.createTable('cost_stacks', table => {
    table.comment('Stacks, and what they cost now');
    table.string('stack_ref', 1000).primary();
    table.string('name', 100).notNullable().comment('in addresses');
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.string('dir', 1000).notNullable();
    table.string('product', 300);
    table.string('service', 300);
    table.string('environment', 300);
    table.string('owner', 300);
    table.bigInteger('generation').notNullable();
    table.text('away').notNullable().comment('JSON: when it was not there');
    table.boolean('present').notNullable();
    table.text('cost').comment('JSON: the last good value; null: none');
    table.text('failing').comment('JSON: since when newer attempts fail, why');
    table.string('estimate_id', 64).comment('of the last good value');
    table.bigInteger('first_at').comment('ms since 1970: of the first value');
    table.index(['generation'], 'cost_stacks_generation');
    table.index(['name'], 'cost_stacks_name');
  });
  await knex.schema.createTable('cost_estimates', table => {
    table.comment('Every estimate of a stack at a commit of the main branch');
    table.string('id', 64).primary().comment('SHA-256 of what it says');
    table.string('stack_ref', 1000).notNullable();
    table.string('commit_id', 64).notNullable();
    table.bigInteger('commit_at').notNullable().comment('ms since 1970');
    table
      .integer('height')
      .notNullable()
      .comment('commits of the branch to it');
    table.text('title').comment('first line of its message');
    table.integer('pull_request');
    table.string('grade', 20).notNullable().comment('infracost, price-book');
    table.string('state', 10).notNullable().comment('ok, partial, failed');
    table.string('source', 300).notNullable();
    table.string('currency', 3).notNullable();
    table.string('monthly', 80).notNullable().comment('exact decimal');
    table.string('usage', 80).notNullable().comment('exact decimal');
    table.text('coverage').notNullable().comment('JSON');
    table.text('failure').comment('why there is no amount');
    table.bigInteger('priced_at').notNullable().comment('ms since 1970');
    table.binary('document').notNullable().comment('gzip of JSON');
    table.index(['stack_ref'], 'cost_estimates_stack');
  });
  await knex.schema.createTable('cost_steps', table => {
    table.comment('By how much a stack changed on a day');
    table.string('stack_ref', 1000).notNullable();
    table.string('currency', 3).notNullable();
    table.string('day', 10).notNullable().comment('2026-11-22, UTC');
    table.bigInteger('change').notNullable().comment('1e-6 of the currency');
    table.primary(['stack_ref', 'currency', 'day']);
    table.index(['day'], 'cost_steps_day');
  });
  await knex.schema.createTable('cost_days', table => {
    table.comment('By how much everything changed on a day, kept on write');
    table.string('currency', 3).notNullable();
    table.string('dimension', 20).notNullable().comment('empty: of all stacks');
    table.string('item', 700).notNullable().comment('empty: of none');
    table.string('day', 10).notNullable().comment('2026-11-22, UTC');
    table.bigInteger('change').notNullable().comment('1e-6 of the currency');
    table.primary(['currency', 'dimension', 'item', 'day']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'cost_days',
    'cost_steps',
    'cost_estimates',
    'cost_stacks',
    'cost_generation',
  ]) {
    await knex.schema.dropTable(table);
  }
};
