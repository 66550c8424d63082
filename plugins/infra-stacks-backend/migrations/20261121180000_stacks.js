// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('sources', table => {
    table.comment('Repositories that are read, and how that went');
    table.string('repository', 300).primary().comment('host/owner/name');
    table.integer('generation').notNullable().comment('Counts what is written');
    table.string('url', 500).notNullable();
    table.string('branch', 300);
    table.string('commit_id', 64).comment('null: never read');
    table.bigInteger('read_at').comment('ms since 1970');
    table.bigInteger('checked_at').comment('ms: looked whether there is more');
    table.text('failure').comment('Why the last look failed');
    table.bigInteger('failed_since').comment('ms');
    table.integer('modules').notNullable().defaultTo(0);
    table.text('problems').notNullable().comment('JSON: of no stack');
  });
  await knex.schema.createTable('stacks', table => {
    table.comment('What is known of each stack');
    table.string('id', 64).primary().comment('SHA-256 of its ref');
    table.string('repository', 300).notNullable();
    table.text('summary').notNullable().comment('JSON: what lists show');
    table.text('detail').notNullable().comment('JSON: the rest');
    table.string('digest', 64).notNullable().comment('SHA-256 of both');
    table.index(['repository'], 'stacks_repository');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('stacks');
  await knex.schema.dropTable('sources');
};
