// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('drift_generation', table => {
    table.comment('Rises with each change of drift_stacks');
    table.integer('id').primary();
    table.bigInteger('generation').notNullable();
  });
  await knex('drift_generation').insert({ id: 1, generation: 0 });
  await knex.schema.createTable('drift_stacks', table => {
    table.comment('How stacks stand, and when they are looked at next');
    table.string('stack_ref', 1000).primary();
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.string('product', 300).comment('as last known');
    table.string('owner', 300).comment('as last known');
    table.bigInteger('generation').notNullable().defaultTo(0);
    table.text('standing').comment('JSON; null: nothing was seen');
    table.bigInteger('gone_at').comment('ms since 1970; null: it is there');
    table.bigInteger('next_at').comment('ms; null: nobody is asked to look');
    table.bigInteger('wanted_at').comment('ms: a person asked for a look');
    table.bigInteger('asked_at').comment('ms: a question that has no answer');
    table.bigInteger('asked_until').comment('ms: until then it may come');
    table.integer('failures').notNullable().defaultTo(0);
    table.index(['generation'], 'drift_stacks_generation');
    table.index(['repository', 'next_at'], 'drift_stacks_next');
  });
  await knex.schema.createTable('drift_looks', table => {
    table.comment('What looks at stacks found; episodes are made from them');
    table.string('id', 64).primary().comment('SHA-256 of what it is known by');
    table.string('stack_ref', 1000).notNullable();
    table.bigInteger('at').notNullable().comment('ms since 1970');
    table.text('look').notNullable().comment('JSON');
    table.index(['stack_ref', 'at'], 'drift_looks_stack');
    table.index(['at'], 'drift_looks_at');
  });
  await knex.schema.createTable('drift_plans', table => {
    table.comment('Texts of plans, each once, without secrets');
    table.string('id', 64).primary().comment('SHA-256 of the text');
    table.text('plan').notNullable();
    table.bigInteger('at').notNullable().comment('ms: last told');
    table.index(['at'], 'drift_plans_at');
  });
  await knex.schema.createTable('drift_episodes', table => {
    table.comment('Drifts of stacks, from first seen to gone');
    table.string('id', 32).primary();
    table.string('stack_ref', 1000).notNullable();
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.string('product', 300).comment('of the stack, as last known');
    table.string('owner', 300).comment('of the stack, as last known');
    table.bigInteger('first_at').notNullable().comment('ms since 1970');
    table.bigInteger('ended_at').comment('ms; null: it lasts');
    table.string('plan_id', 64);
    table.text('episode').notNullable().comment('JSON');
    table.index(['stack_ref', 'first_at'], 'drift_episodes_stack');
    table.index(['ended_at'], 'drift_episodes_ended');
  });
  await knex.schema.createTable('drift_checked', table => {
    table.comment(
      'Stacks that had a good look on a day; counted in drift_days',
    );
    table.string('day', 10).notNullable().comment('2026-11-22, UTC');
    table.string('stack_ref', 1000).notNullable();
    table.primary(['day', 'stack_ref']);
  });
  await knex.schema.createTable('drift_days', table => {
    table.comment('Stacks with a good look each day, counted when written');
    table.string('day', 10).notNullable().comment('2026-11-22, UTC');
    table.string('product', 300).notNullable().comment('empty: of none');
    table.string('owner', 300).notNullable().comment('empty: of none');
    table.integer('checked').notNullable();
    table.primary(['day', 'product', 'owner']);
  });
  await knex.schema.createTable('drift_proposals', table => {
    table.comment('Pull requests of the portal that answer an episode');
    table.string('repository', 300).notNullable().comment('host/owner/name');
    table.integer('number').notNullable();
    table.string('stack_ref', 1000).notNullable();
    table.string('episode_id', 32).notNullable();
    table.string('act', 10).notNullable();
    table.string('state', 10).notNullable().comment('open, merged, closed');
    table.string('url', 1000).notNullable();
    table.string('title', 500).notNullable();
    table.bigInteger('created_at').notNullable().comment('ms since 1970');
    table.bigInteger('decided_at').comment('ms: merged or closed');
    table.string('created_by', 300).notNullable().comment('entity ref');
    table.primary(['repository', 'number', 'episode_id']);
    table.index(['episode_id'], 'drift_proposals_episode');
    table.index(['stack_ref'], 'drift_proposals_stack');
    table.index(['state'], 'drift_proposals_state');
  });
  await knex.schema.createTable('drift_sources', table => {
    table.comment('Who could not be asked about drift');
    table.string('source', 500).primary().comment('address of a server');
    table.text('failure').notNullable();
    table.bigInteger('failed_since').notNullable().comment('ms since 1970');
    table.integer('failures').notNullable();
    table.bigInteger('next_at').notNullable().comment('ms: asked again then');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'drift_sources',
    'drift_proposals',
    'drift_days',
    'drift_checked',
    'drift_episodes',
    'drift_plans',
    'drift_looks',
    'drift_stacks',
    'drift_generation',
  ]) {
    await knex.schema.dropTable(table);
  }
};
