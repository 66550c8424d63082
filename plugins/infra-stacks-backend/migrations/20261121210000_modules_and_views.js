// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // What was kept of stacks says nothing of what ties them to others: all
  // repositories are read again, as at the first start.
  await knex('stacks').delete();
  await knex('sources').update({ commit_id: null, read_at: null });
  await knex.schema.alterTable('sources', table => {
    table.string('modules_at', 500).comment('host/owner/name by portal.yaml');
    table.text('things').comment('JSON: of other layers than Terraform');
  });
  await knex.schema.createTable('modules', table => {
    table.comment('What is known of each module');
    table.string('id', 64).primary().comment('SHA-256 of repository and dir');
    table.string('repository', 300).notNullable();
    table.text('summary').notNullable().comment('JSON: what is resolved');
    table.text('detail').notNullable().comment('JSON: the rest');
    table.string('digest', 64).notNullable().comment('SHA-256 of both');
    table.index(['repository'], 'modules_repository');
  });
  await knex.schema.createTable('views', table => {
    table.comment('Lists of stacks that people saved for themselves');
    table.string('owner', 300).notNullable().comment('entity ref of a user');
    table.string('id', 36).notNullable();
    table.string('title', 100).notNullable();
    table.text('query').notNullable();
    table.bigInteger('updated_at').notNullable().comment('ms since 1970');
    table.primary(['owner', 'id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('views');
  await knex.schema.dropTable('modules');
  await knex.schema.alterTable('sources', table => {
    table.dropColumn('things');
    table.dropColumn('modules_at');
  });
};
