// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('measured_pulls', table => {
    table.comment('Finished pull requests, as they were measured');
    table.string('repository').notNullable().comment('host/owner/name');
    table.integer('number').notNullable();
    table.string('ended_at', 30).notNullable();
    table.text('data').notNullable().comment('What was measured, as JSON');
    table
      .string('due_at', 30)
      .nullable()
      .comment('When to measure it again; null once nothing changes any more');
    table.primary(['repository', 'number']);
    table.index(['ended_at'], 'measured_pulls_ended_idx');
    table.index(['due_at'], 'measured_pulls_due_idx');
  });
  await knex.schema.createTable('measured_repositories', table => {
    table.comment('How far each repository was looked at');
    table.string('repository').primary();
    table
      .string('seen_until', 30)
      .nullable()
      .comment('Pull requests that changed before were measured');
    table.string('observed_at', 30).nullable();
    table.boolean('failed').notNullable();
  });
  await knex.schema.createTable('review_readings', table => {
    table.comment(
      'Seconds in which reviews were seen, by nobody in particular',
    );
    table.string('repository').notNullable();
    table.integer('number').notNullable();
    table.double('seconds').notNullable();
    table.primary(['repository', 'number']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('review_readings');
  await knex.schema.dropTable('measured_repositories');
  await knex.schema.dropTable('measured_pulls');
};
