// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('webhook_inbox', table => {
    table.comment('What GitHub told us, until it has been worked in');
    table.string('delivery_id', 100).primary();
    table.text('message').notNullable().comment('JSON: what matters of it');
    table.bigInteger('received_at').notNullable().comment('ms since 1970');
    table.integer('attempts').notNullable().defaultTo(0);
    table.bigInteger('due_at').notNullable().comment('not before, ms');
    table.bigInteger('done_at').comment('ms; null: still to do');
    table.text('error').comment('Why the last attempt failed');
    table.index(['done_at', 'due_at'], 'webhook_inbox_due');
  });
  await knex.schema.createTable('repository_branches', table => {
    table.comment('Where branches were when it was last told');
    table.string('repository', 300).notNullable();
    table.string('branch', 300).notNullable();
    table.string('commit_id', 64).notNullable();
    table.primary(['repository', 'branch']);
  });
  await knex.schema.createTable('pull_requests', table => {
    table.comment('Open pull requests of the portal, as last told');
    table.string('repository', 300).notNullable();
    table.integer('number').notNullable();
    table.string('branch', 300).notNullable();
    table.string('head', 64).notNullable();
    table.primary(['repository', 'number']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('pull_requests');
  await knex.schema.dropTable('repository_branches');
  await knex.schema.dropTable('webhook_inbox');
};
