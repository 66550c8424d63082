// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_savings', table => {
    table.comment('Ways to pay less for a stack, as last looked for');
    table.string('stack_ref', 1000).primary();
    table
      .string('made_for', 64)
      .notNullable()
      .comment('of all it follows from');
    table.string('commit_id', 64).notNullable();
    table.bigInteger('found_at').notNullable().comment('ms since 1970');
    table.string('monthly', 80).notNullable().comment('exact decimal, now');
    table.string('certain', 80).notNullable().comment('without questions');
    table.string('possible', 80).notNullable().comment('with all questions');
    table.integer('found').notNullable().comment('how many');
    table.text('savings').notNullable().comment('JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cost_savings');
};
