// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_messages', table => {
    table.comment('What owners are told, until it was sent and after');
    table.string('id', 64).primary().comment('SHA-256 of what it is about');
    table.string('recipient', 300).notNullable().comment('entity ref');
    table.text('payload').notNullable().comment('JSON of a notification');
    table.bigInteger('created_at').notNullable().comment('ms since 1970');
    table.integer('attempts').notNullable().defaultTo(0);
    table.bigInteger('next_at').comment('ms since 1970; null: no more');
    table.bigInteger('expires_at').notNullable().comment('ms since 1970');
    table.bigInteger('sent_at').comment('ms since 1970');
    table.string('failure', 500).comment('of the last attempt');
    table.index(['next_at'], 'cost_messages_next');
  });
  await knex.schema.createTable('cost_weeks', table => {
    table.comment('Weeks whose reports were made, or never will be');
    table.string('week', 10).primary().comment('day it was due');
    table.bigInteger('due_at').notNullable().comment('ms since 1970');
    table.string('outcome', 10).notNullable().comment('made, first, missed');
  });
  await knex.schema.createTable('cost_weekly_reports', table => {
    table.comment('Weekly reports as they were made');
    table.string('week', 10).notNullable();
    table.string('owner', 300).notNullable().comment('empty: nobody');
    table.text('report').notNullable().comment('JSON');
    table.string('message_id', 64).comment('null: nobody to send it to');
    table.primary(['week', 'owner']);
  });
  await knex.schema.createTable('cost_budget_levels', table => {
    table.comment('How budgets stood when they were last looked at');
    table.string('kind', 20).notNullable();
    table.string('key', 700).notNullable();
    table.string('level', 10).notNullable();
    table.bigInteger('since').notNullable().comment('ms since 1970');
    table.primary(['kind', 'key']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cost_budget_levels');
  await knex.schema.dropTable('cost_weekly_reports');
  await knex.schema.dropTable('cost_weeks');
  await knex.schema.dropTable('cost_messages');
};
