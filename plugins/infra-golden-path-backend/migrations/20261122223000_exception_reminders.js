// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('exception_reminders', table => {
    table.comment('Which ends of exceptions people were told of.');
    table.string('exception', 16).notNullable().comment('Its key.');
    table.string('until', 10).notNullable().comment('Its last day then.');
    table.string('stage', 10).notNullable().comment('ending or ended');
    table.string('sent_at', 30).notNullable();
    table.primary(['exception', 'until', 'stage']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('exception_reminders');
};
