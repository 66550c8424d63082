// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('open_pulls', table => {
    table.comment('Open pull requests of the infrastructure repositories.');
    table.string('repository', 255).notNullable().comment('host/owner/name');
    table.integer('number').notNullable();
    table.string('branch', 300).notNullable();
    table.string('head', 64).notNullable().comment('Commit.');
    table.string('updated_at', 30).notNullable().comment('As GitHub says.');
    table.text('facts').nullable().comment('JSON; null: not read yet.');
    table.text('problem').nullable().comment('Why it could not be read.');
    table.integer('failures').notNullable().defaultTo(0).comment('In a row.');
    table.string('due_at', 30).notNullable().comment('Of the next look.');
    table.string('lease_token', 36).nullable();
    table.string('lease_until', 30).nullable();
    table.primary(['repository', 'number']);
    table.index(['due_at'], 'open_pulls_due_idx');
  });
  await knex.schema.createTable('open_pull_sources', table => {
    table.comment('When each repository was asked for its pull requests.');
    table.string('repository', 255).primary().comment('host/owner/name');
    table.string('asked_at', 30).nullable().comment('Of the last answer.');
    table.text('problem').nullable().comment('Why there was none since.');
    table.integer('failures').notNullable().defaultTo(0).comment('In a row.');
    table.string('due_at', 30).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('open_pull_sources');
  await knex.schema.dropTable('open_pulls');
};
