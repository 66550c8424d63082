// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('drafts', table => {
    table
      .string('repository', 400)
      .nullable()
      .comment('host/owner/name that was chosen; null for the default.');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('drafts', table => {
    table.dropColumn('repository');
  });
};
