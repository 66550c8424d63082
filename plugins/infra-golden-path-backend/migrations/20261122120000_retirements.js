// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('retirement_commits', table => {
    table.comment('Commits that the portal made on branches of retirements.');
    table.increments('id').comment('In the order in which they were made.');
    table.string('repository', 255).notNullable().comment('host/owner/name');
    table.string('branch', 255).notNullable();
    table.string('commit', 64).notNullable();
    table.unique(['repository', 'branch', 'commit']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('retirement_commits');
};
