// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('request_commands', table => {
    table.comment(
      'What people asked Atlantis for; each press of a button once.',
    );
    table
      .string('key', 36)
      .primary()
      .comment('UUID, made by the browser for one press.');
    table.string('request_id', 36).notNullable();
    table.string('actor', 255).notNullable().comment('Entity ref.');
    table.string('login', 100).notNullable().comment('At GitHub.');
    table.string('repository', 500).notNullable();
    table.integer('pull_number').notNullable();
    table.string('head', 64).notNullable().comment('Commit they looked at.');
    table.string('command', 20).notNullable();
    table.string('body', 300).notNullable().comment('The comment.');
    table
      .text('url')
      .nullable()
      .comment('Of the comment; null while it is being written.');
    table.string('asked_at', 30).notNullable().comment('ISO 8601.');
    table.index(['request_id', 'asked_at'], 'request_commands_request');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('request_commands');
};
