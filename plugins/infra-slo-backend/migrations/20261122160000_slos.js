// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('slo_readings', table => {
    table.comment(
      'The newest numbers of objectives, and why there are no newer',
    );
    table.string('id', 200).primary().comment('of the objective');
    table.text('reading').comment('JSON; null: a source never gave numbers');
    table.text('failure').comment('JSON of a text; null: the newest are good');
    table.bigInteger('failed_since').comment('ms since 1970');
    table.bigInteger('asked_at').notNullable().comment('ms since 1970');
    table.index(['asked_at'], 'slo_readings_asked');
  });
  await knex.schema.createTable('slo_days', table => {
    table.comment('How objectives stood at the end of each day');
    table.string('id', 200).notNullable().comment('of the objective');
    table.string('date', 10).notNullable().comment('in UTC');
    table.string('state', 20).notNullable();
    table.double('budget_left').comment('ratio; null: not known');
    table.primary(['id', 'date']);
    table.index(['date'], 'slo_days_date');
  });
  await knex.schema.createTable('slo_sources', table => {
    table.comment('The newest round of questions of each source of numbers');
    table.string('name', 200).primary();
    table.integer('objectives').notNullable();
    table.integer('queries').notNullable();
    table.double('milliseconds').notNullable();
    table.bigInteger('at').notNullable().comment('ms since 1970');
    table.text('problem').comment('JSON of a text; null: it answered');
    table.bigInteger('problem_since').comment('ms since 1970');
  });
  await knex.schema.createTable('slo_revisions', table => {
    table.comment('Counts what was written, so that readers know when to read');
    table.integer('id').primary();
    table.bigInteger('revision').notNullable();
  });
  await knex('slo_revisions').insert({ id: 1, revision: 0 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('slo_revisions');
  await knex.schema.dropTable('slo_sources');
  await knex.schema.dropTable('slo_days');
  await knex.schema.dropTable('slo_readings');
};
