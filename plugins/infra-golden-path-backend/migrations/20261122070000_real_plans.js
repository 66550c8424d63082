// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('real_plans', table => {
    table.comment(
      'Plans by Atlantis of previews, and the branches made for them',
    );
    table.string('id', 36).primary();
    table
      .string('active_key', 64)
      .nullable()
      .comment('Hash of repository and digest; null once it is over');
    table
      .string('key', 64)
      .notNullable()
      .comment('The same, also when it is over');
    table.string('repository').notNullable().comment('host/owner/name');
    table.string('server').notNullable().comment('Address; empty: none');
    table.string('requested_by').notNullable().comment('Entity ref');
    table.string('state', 20).notNullable();
    table.string('state_since', 30).notNullable();
    table.string('created_at', 30).notNullable();
    table
      .string('due_at', 30)
      .notNullable()
      .comment('Before it nobody goes on with it');
    table.string('branch').notNullable();
    table.string('commit_id', 64).nullable();
    table
      .string('branch_state', 10)
      .notNullable()
      .comment('none, noted (before it is pushed) or gone');
    table
      .integer('planned_seconds')
      .nullable()
      .comment('How long Atlantis took');
    table.text('data').notNullable().comment('All the rest, as JSON');
    table
      .string('lease_token', 36)
      .nullable()
      .comment('Who is working on it at the moment');
    table.string('lease_until', 30).nullable();

    table.unique(['active_key'], { indexName: 'real_plans_active_uniq' });
    table.index(['key', 'created_at'], 'real_plans_key_idx');
    table.index(['state', 'due_at'], 'real_plans_due_idx');
    table.index(['branch_state'], 'real_plans_branch_idx');
    table.index(['created_at'], 'real_plans_created_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('real_plans');
};
