/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_price_book', table => {
    table.comment('Prices that were read from a pricing API, and how it went');
    table.text('url').notNullable().comment('of the API');
    table.integer('id').primary();
    table.text('over', 'longtext').comment('JSON: the last good prices');
    table.text('kept').notNullable().comment('JSON: prices that stayed, why');
    table.bigInteger('read_at').comment('ms since 1970: of the last good ones');
    table.bigInteger('failed_at').comment('ms since 1970; null: it worked');
    table.text('failure').comment('why it did not work since');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cost_price_book');
};
