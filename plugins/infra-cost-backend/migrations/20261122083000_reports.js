/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_reports', table => {
    table.comment('Reports of Infracost as they came');
    table.string('id', 64).primary().comment('SHA-256 of what it is known by');
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.string('commit_id', 64).notNullable();
    table.integer('pull_request');
    table.string('stack', 1000).comment('what its sender says that it is of');
    table.bigInteger('received_at').notNullable().comment('ms since 1970');
    table.binary('document').notNullable().comment('gzip');
    table.index(['repository', 'commit_id'], 'cost_reports_commit');
  });
  await knex.schema.createTable('cost_unmatched', table => {
    table.comment('Projects of reports that are no stack that is known');
    table.string('id', 64).primary();
    table.string('report_id', 64).notNullable();
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.string('project_key', 64).notNullable().comment('SHA-256');
    table.text('project').notNullable().comment('JSON');
    table.bigInteger('at').notNullable().comment('ms since 1970');
    table.index(['repository', 'project_key'], 'cost_unmatched_project');
    table.index(['at'], 'cost_unmatched_at');
  });
  await knex.schema.createTable('cost_matches', table => {
    table.comment('Which stack a project is, as people said');
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.string('project_key', 64).notNullable().comment('SHA-256');
    table.text('project').notNullable().comment('as it is told in reports');
    table.string('stack_ref', 1000).notNullable();
    table.string('said_by', 300).notNullable().comment('entity ref');
    table.primary(['repository', 'project_key']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of ['cost_matches', 'cost_unmatched', 'cost_reports']) {
    await knex.schema.dropTable(table);
  }
};
