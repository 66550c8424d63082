// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_pull_exceptions', table => {
    table.comment('Exceptions that were proposed so that something may merge');
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.integer('number').notNullable().comment('of what is to merge');
    table.integer('proposal').notNullable().comment('of the exception');
    table.string('url', 1000).notNullable();
    table.string('rule', 50).notNullable();
    table.bigInteger('created_at').notNullable().comment('ms since 1970');
    table.primary(['repository', 'number', 'proposal']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cost_pull_exceptions');
};
