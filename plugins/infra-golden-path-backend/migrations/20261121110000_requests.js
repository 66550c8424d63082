// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('service_requests', table => {
    table.comment('Orders of pull requests, and how far each has come');
    table.string('id', 36).primary();
    table
      .string('active_key', 64)
      .nullable()
      .comment(
        'Hash of repository, product, service and change; null once it is over, so that the next one may begin',
      );
    table.string('repository').notNullable().comment('host/owner/name');
    table.string('product').notNullable();
    table.string('service').notNullable();
    table.string('branch').notNullable();
    table.string('state', 20).notNullable();
    table.string('requested_by').notNullable().comment('Entity ref');
    table.integer('pull_number').nullable();
    table.string('head', 64).nullable().comment('Commit of the pull request');
    table.text('data').notNullable().comment('All the rest, as JSON');
    table
      .integer('version')
      .notNullable()
      .comment('Goes up with each write; a write on an older one is refused');
    table.string('created_at', 30).notNullable();
    table.string('updated_at', 30).notNullable();
    table
      .string('due_at', 30)
      .nullable()
      .comment('When somebody should go on with it');
    table
      .string('lease_token', 36)
      .nullable()
      .comment('Who is working on it at the moment');
    table.string('lease_until', 30).nullable();

    table.unique(['active_key'], { indexName: 'service_requests_active_uniq' });
    table.index(['due_at'], 'service_requests_due_idx');
    table.index(['repository', 'branch'], 'service_requests_branch_idx');
    table.index(['repository', 'head'], 'service_requests_head_idx');
    table.index(['created_at', 'id'], 'service_requests_created_idx');
    table.index(
      ['requested_by', 'created_at'],
      'service_requests_requested_by_idx',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('service_requests');
};
