import type { HeldStack, PreviewEnvironment } from '@infra-portal/infra-common';
import {
  type AtlantisServerSettings,
  repositoryKey,
} from '@infra-portal/infra-node';
import type { Prepared } from '../../previews/types';
import { NoRealPlan } from '../errors';
import type { AskAtlantis } from '../types';
import { jobUrls } from './jobUrls';
import { previewCommit, pushPreview } from './previewCommit';
import { repositoryOf } from './repositoryOf';
import { fallBack, realPlansOf } from './results';
import { takeAway } from './takeAway';
import { concerned, heldStacks, type Target, targetsOf } from './targets';
import type { Work } from './Work';

/** How often locks are looked at while somebody waits for them. Milliseconds. */
const LOOK = 15_000;
/** Nobody waits for longer; a pull request may hold a stack for weeks. */
const PATIENCE = 30 * 60_000;

const CONFIG = 'atlantis.yaml';

/** The Atlantis that serves a repository, one with a secret before others. */
export function serverOf(
  servers: readonly AtlantisServerSettings[],
  repository: string,
): AtlantisServerSettings | undefined {
  const own = servers.filter(({ repositories }) =>
    repositories
      ? repositories.some(
          each => repositoryKey(each) === repository.toLowerCase(),
        )
      : true,
  );
  return own.find(({ token }) => token !== undefined) ?? own[0];
}

/**
 * Makes the plan, or goes back to the queue to wait for locks.
 * @throws NoRealPlan and what Atlantis, GitHub and the mirror throw
 */
export async function makeRealPlan(work: Work): Promise<void> {
  const { ctx, plan } = work;
  const server = serverOf(ctx.servers, plan.repository);
  if (!server) throw new NoRealPlan('no-atlantis');
  const { token } = server;
  if (!token) throw new NoRealPlan('no-token');
  const prepared = await prepare(work);
  const ask = ctx.ask(server);
  const [locks, version] = await Promise.all([ask.locks(), ask.version()]);
  const all = targetsOf(
    concerned(prepared.preview),
    await configOf(work, prepared),
  );
  const { owner, name } = repositoryOf(plan.repository);
  const held = heldStacks(all, locks, `${owner}/${name}`);
  const targets = all.filter(
    ({ environment }) => !held.some(each => each.stack === environment.stack),
  );
  if (held.length > 0 && (await isPutOff(work, held, targets))) return;
  // `0.47.1 (commit: …)`: what was built when is for its log.
  await work.save({ held, version: version?.split(' ')[0] });
  await plannedBy(work, {
    server: { ...server, token },
    ask,
    prepared,
    targets,
  });
}

/** The preview that was seen, made again where this process has not made it. */
async function prepare({ ctx, plan, signal }: Work): Promise<Prepared> {
  const { intent, change, digest } = plan.data;
  const prepared = await ctx.previews.prepare({
    repository: repositoryOf(plan.repository),
    ...{ intent, change, digest, signal },
  });
  if (prepared.preview.digest !== digest) throw new NoRealPlan('outdated');
  return prepared;
}

/** `atlantis.yaml` as the preview leaves it. */
async function configOf({ ctx, plan }: Work, { changes, preview }: Prepared) {
  const changed = changes.find(({ path }) => path === CONFIG);
  if (changed) return changed.after;
  return ctx.mirrors
    .of(repositoryOf(plan.repository))
    .read(preview.base.commit, CONFIG);
}

/**
 * Whether the plan waits for stacks that are held.
 * @throws NoRealPlan when nobody said what to do about them
 */
async function isPutOff(
  work: Work,
  held: HeldStack[],
  others: readonly Target[],
): Promise<boolean> {
  const { plan, ctx } = work;
  const { locks } = plan.data;
  if (locks === 'skip' && others.length > 0) return false;
  const now = ctx.now().getTime();
  const isPatient = now - Date.parse(plan.createdAt) < PATIENCE;
  if (locks !== 'wait' || !isPatient) {
    await work.save({ held });
    throw new NoRealPlan('locked');
  }
  await work.save({ held }, { dueAt: new Date(now + LOOK).toISOString() });
  return true;
}

interface Asked {
  server: AtlantisServerSettings & { token: string };
  ask: AskAtlantis;
  prepared: Prepared;
  targets: readonly Target[];
}

const inOrder = <T extends { stack: string }>(
  plans: T[],
  { preview }: Prepared,
): T[] => {
  const order = preview.environments.map(({ stack }) => stack);
  return plans.sort((a, b) => order.indexOf(a.stack) - order.indexOf(b.stack));
};

async function plannedBy(work: Work, asked: Asked): Promise<void> {
  const { ctx, signal } = work;
  const { server, ask, prepared, targets } = asked;
  const commit = await previewCommit(ctx, work.plan, prepared);
  // Written down first: whatever happens from here on, somebody deletes it.
  await work.enter('pushing', {}, { commit, branchState: 'noted' });
  signal.throwIfAborted();
  const pushed = await pushPreview(ctx, work.plan, prepared, commit);
  await work.enter('planning', {}, { commit: pushed });
  const { repository, branch } = work.plan;
  const { owner, name } = repositoryOf(repository);
  const began = ctx.now().getTime();
  const answer = await ask.plan(
    server,
    {
      ...{ repository: `${owner}/${name}`, branch },
      projects: targets.flatMap(({ project }) => project ?? []),
      paths: targets
        .filter(({ project }) => project === undefined)
        .map(({ dir, workspace }) => ({ directory: dir, workspace })),
    },
    { timeout: ctx.settings.timeout, signal },
  );
  const took = ctx.now().getTime() - began;
  const jobUrlOf = await jobUrls(ctx, repository, pushed, server);
  await takeAway(work);
  const { version } = work.plan.data;
  const plans = realPlansOf(targets, answer, {
    source: version ? `${server.url}, ${version}` : server.url,
    observedAt: ctx.now().toISOString(),
    ...{ took, jobUrlOf },
  });
  const skipped = concerned(prepared.preview).filter(
    each => !targets.some(({ environment }) => environment === each),
  );
  const others = await withoutAtlantis(work, skipped).catch(() => []);
  await work.enter(
    'done',
    { plans: inOrder([...plans, ...others], prepared) },
    {
      branchState: work.plan.branchState,
      plannedSeconds: Math.round(took / 1_000),
    },
  );
}

/** What can be said of environments without Atlantis; it takes seconds. */
export async function withoutAtlantis(
  { ctx, plan, signal }: Work,
  environments?: readonly PreviewEnvironment[],
) {
  if (environments?.length === 0) return [];
  const { intent, change } = plan.data;
  const preview = await ctx.previews.preview({
    repository: repositoryOf(plan.repository),
    ...{ intent, change, signal },
    plan: true,
  });
  return fallBack(environments ?? concerned(preview), preview);
}
