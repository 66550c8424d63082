// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_saving_proposals', table => {
    table.comment('Pull requests that the portal opened for savings');
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.integer('number').notNullable();
    table.primary(['repository', 'number']);
    table.string('stack_ref', 1000).notNullable().index();
    table.text('savings').notNullable().comment('JSON: ids of savings');
    table
      .string('monthly', 80)
      .notNullable()
      .comment('exact decimal, together');
    table.text('url').notNullable();
    table
      .string('state', 10)
      .notNullable()
      .index()
      .comment('open, merged, closed');
    table.bigInteger('created_at').notNullable().comment('ms since 1970');
    table.string('created_by', 300).notNullable().comment('entity ref');
    table.bigInteger('decided_at').comment('ms since 1970');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cost_saving_proposals');
};
