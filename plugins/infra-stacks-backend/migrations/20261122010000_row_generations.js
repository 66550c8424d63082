// @ts-check

const TABLES = ['stacks', 'modules'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const name of TABLES) {
    await knex.schema.alterTable(name, table => {
      table
        .integer('generation')
        .notNullable()
        .defaultTo(0)
        .comment('Of the source, when the row was written');
      table.index(['repository', 'generation'], `${name}_generation`);
      table.dropIndex(['repository'], `${name}_repository`);
    });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of TABLES) {
    await knex.schema.alterTable(name, table => {
      table.index(['repository'], `${name}_repository`);
      table.dropIndex(['repository', 'generation'], `${name}_generation`);
      table.dropColumn('generation');
    });
  }
};
