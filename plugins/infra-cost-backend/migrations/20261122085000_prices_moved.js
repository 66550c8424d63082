/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('cost_price_book', table => {
    table
      .bigInteger('moved_at')
      .comment('ms since 1970: when a price was last read as another one');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('cost_price_book', table => {
    table.dropColumn('moved_at');
  });
};
