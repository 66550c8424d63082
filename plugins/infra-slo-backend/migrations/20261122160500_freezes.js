// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('slo_overrides', table => {
    table.comment('Pull requests that were let through a freeze, and why');
    table.string('id', 40).primary();
    table.string('product', 300).notNullable();
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.integer('number').notNullable().comment('of the pull request');
    table.text('reason').notNullable();
    table.string('by', 300).notNullable().comment('entity ref');
    table.bigInteger('at').notNullable().comment('ms since 1970');
    table.unique(['product', 'repository', 'number'], {
      indexName: 'slo_overrides_pull',
    });
  });
  await knex.schema.createTable('slo_told_pulls', table => {
    table.comment('What pull requests were told of freezes');
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.integer('number').notNullable();
    table.string('digest', 64).notNullable().comment('SHA-256 of all of it');
    table.primary(['repository', 'number']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('slo_told_pulls');
  await knex.schema.dropTable('slo_overrides');
};
