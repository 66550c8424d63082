// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_badge_secret', table => {
    table.comment('What addresses of badges are signed with; one row');
    table.integer('id').primary();
    table.string('secret', 64).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cost_badge_secret');
};
