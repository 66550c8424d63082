// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('cost_generation', table => {
    table
      .text('tag_keys')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON: tags that costs are kept by');
  });
  await knex.schema.alterTable('cost_stacks', table => {
    table.text('tags').comment('JSON: the last good value by tags');
    table
      .text('tag_keys')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON: tags that its line is kept by');
  });
  await knex.schema.alterTable('cost_estimates', table => {
    table.text('tags').comment('JSON: its amount by tags');
  });
  await knex.schema.createTable('cost_tag_steps', table => {
    table.comment('By how much a part of a stack changed on a day');
    table.string('stack_ref', 1000).notNullable();
    table.string('currency', 3).notNullable();
    table.string('tag', 128).notNullable();
    table.string('item', 300).notNullable().comment('=value, - without, ?');
    table.string('day', 10).notNullable().comment('2026-11-22, UTC');
    table.bigInteger('change').notNullable().comment('1e-6 of the currency');
    table.primary(['stack_ref', 'currency', 'tag', 'item', 'day']);
    table.index(['tag', 'day'], 'cost_tag_steps_day');
  });
  // SQLite does not look at lengths, and would copy the table.
  if (knex.client.config.client === 'pg') {
    await knex.raw('alter table cost_days alter dimension type varchar(140)');
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('cost_days').where('dimension', 'like', 'tag:%').delete();
  if (knex.client.config.client === 'pg') {
    await knex.raw('alter table cost_days alter dimension type varchar(20)');
  }
  await knex.schema.dropTable('cost_tag_steps');
  for (const [name, columns] of [
    ['cost_estimates', ['tags']],
    ['cost_stacks', ['tags', 'tag_keys']],
    ['cost_generation', ['tag_keys']],
  ]) {
    await knex.schema.alterTable(String(name), table => {
      table.dropColumns(...columns);
    });
  }
};
