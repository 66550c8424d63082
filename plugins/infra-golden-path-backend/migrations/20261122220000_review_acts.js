// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('review_acts', table => {
    table.comment(
      'What people did to pull requests in their own name; each press once.',
    );
    table
      .string('key', 36)
      .primary()
      .comment('UUID, made by the browser for one press.');
    table.string('actor', 255).notNullable().comment('Entity ref.');
    table.string('login', 100).notNullable().comment('At GitHub.');
    table.string('repository', 500).notNullable();
    table.integer('pull_number').notNullable();
    table.string('head', 64).notNullable().comment('Commit they looked at.');
    table.string('act', 20).notNullable();
    table.string('thread', 200).nullable().comment('Node id at GitHub.');
    table
      .string('content', 64)
      .notNullable()
      .comment('SHA-256 of what was said: GitHub keeps the words.');
    table
      .text('result')
      .nullable()
      .comment('JSON: address, commit; null while it is being done.');
    table.string('asked_at', 30).notNullable().comment('ISO 8601.');
    table.index(['repository', 'pull_number'], 'review_acts_pull');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('review_acts');
};
