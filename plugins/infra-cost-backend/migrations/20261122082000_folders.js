/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_folders', table => {
    table.comment('Folders that a stack is made of, as they were last read');
    table.string('stack_ref', 1000).primary();
    table.text('folders').notNullable().comment('JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cost_folders');
};
