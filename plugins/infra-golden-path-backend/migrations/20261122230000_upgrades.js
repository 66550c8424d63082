// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('upgrades', table => {
    table.comment('Upgrades in waves, and how far each has come');
    table.string('id', 36).primary();
    table
      .string('active_key', 255)
      .nullable()
      .comment('Kind and name of its subject; null once it is over');
    table
      .string('press_key', 36)
      .nullable()
      .comment('UUID of the press that began it');
    table.string('state', 20).notNullable();
    table.string('started_by').notNullable().comment('Entity ref');
    table.string('started_at', 30).notNullable();
    table.string('updated_at', 30).notNullable();
    table.text('data').notNullable().comment('All the rest, as JSON');
    table
      .integer('version')
      .notNullable()
      .comment('Goes up with each write of it or of its items');
    table
      .string('due_at', 30)
      .nullable()
      .comment('When somebody should go on with it');
    table
      .string('lease_token', 36)
      .nullable()
      .comment('Who is working on it at the moment');
    table.string('lease_until', 30).nullable();

    table.unique(['active_key'], { indexName: 'upgrades_active_uniq' });
    table.unique(['press_key'], { indexName: 'upgrades_press_uniq' });
    table.index(['due_at'], 'upgrades_due_idx');
    table.index(['started_at', 'id'], 'upgrades_started_idx');
  });
  await knex.schema.createTable('upgrade_items', table => {
    table.comment(
      'Pull requests of upgrades, also those that are not opened yet',
    );
    table
      .string('upgrade_id', 36)
      .notNullable()
      .references('upgrades.id')
      .onDelete('CASCADE');
    table.string('id', 100).notNullable();
    table.integer('position').notNullable();
    table.integer('wave').notNullable().comment('From 0');
    table.string('state', 20).notNullable();
    table.string('repository').notNullable().comment('host/owner/name');
    table.string('branch').notNullable();
    table.integer('pull_number').nullable();
    table.string('head', 64).nullable().comment('Commit of the pull request');
    table.text('data').notNullable().comment('All the rest, as JSON');
    table.string('updated_at', 30).notNullable();

    table.primary(['upgrade_id', 'id']);
    table.index(['repository', 'branch'], 'upgrade_items_branch_idx');
    table.index(['repository', 'pull_number'], 'upgrade_items_pull_idx');
  });
  await knex.schema.createTable('upgrade_history', table => {
    table.comment('What happened in upgrades');
    table.increments('id');
    table
      .string('upgrade_id', 36)
      .notNullable()
      .references('upgrades.id')
      .onDelete('CASCADE');
    table.string('at', 30).notNullable();
    table.string('by').nullable().comment('Entity ref; null: the portal');
    table.text('message').notNullable().comment('JSON, in both languages');
    table.index(['upgrade_id', 'id'], 'upgrade_history_upgrade_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('upgrade_history');
  await knex.schema.dropTable('upgrade_items');
  await knex.schema.dropTable('upgrades');
};
