// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('pull_askers', table => {
    table.comment(
      'Who asked the portal for pull requests that neither a request nor an upgrade is kept of.',
    );
    table.string('repository', 255).notNullable().comment('In lower case');
    table.integer('number').notNullable();
    table.string('requested_by', 255).notNullable().comment('Entity ref');
    table.string('kind', 40).notNullable();
    table.primary(['repository', 'number']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('pull_askers');
};
