// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('drafts', table => {
    table.comment('Answers that people keep until they send them.');
    table
      .string('owner', 255)
      .notNullable()
      .comment('Entity ref of whose it is.');
    table.string('id', 36).notNullable().comment('UUID, made by the browser.');
    table.string('change', 50).notNullable();
    table.string('title', 200).notNullable();
    table.text('intent').notNullable().comment('JSON.');
    table
      .bigInteger('updated_at')
      .notNullable()
      .comment('Milliseconds since 1970.');
    table.primary(['owner', 'id']);
    table.index(['updated_at'], 'drafts_updated_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('drafts');
};
