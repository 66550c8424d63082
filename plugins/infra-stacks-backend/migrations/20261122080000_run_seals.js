// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('run_seals', table => {
    table.comment('Of which runs it is forgotten what was said of them');
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table
      .string('scope', 80)
      .notNullable()
      .comment('pull:7, or commit:… of no pull request');
    table
      .bigInteger('at')
      .notNullable()
      .comment('ms since 1970; runs before it change no more');
    table.primary(['repository', 'scope']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('run_seals');
};
