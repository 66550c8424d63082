// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('upgrade_items', table => {
    table
      .integer('held_by')
      .nullable()
      .comment('Pull request that keeps one of its stacks from being planned');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('upgrade_items', table => {
    table.dropColumn('held_by');
  });
};
