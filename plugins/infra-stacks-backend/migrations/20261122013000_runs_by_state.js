// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // What failed in a product is rare among its runs, and the product is rare
  // among what failed: only both together find it soon.
  await knex.schema.alterTable('runs', table => {
    table.index(['product', 'state', 'at', 'id'], 'runs_product_state');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('runs', table => {
    table.dropIndex(['product', 'state', 'at', 'id'], 'runs_product_state');
  });
};
