import { mockServices } from '@backstage/backend-test-utils';
import {
  builtInBook,
  type Standards,
  standardsSchema,
} from '@infra-portal/infra-common';
import {
  type Forge,
  type ForgePullRequest,
  type Forges,
  GitMirrors,
  repositoryName,
} from '@infra-portal/infra-node';
import { gitOk, WorkingCopy } from '@infra-portal/sandbox/testing';
import type { Knex } from 'knex';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../database';
import { Folders, Pricer } from '../../pricing';
import { ReportStore } from '../../reports';
import { PullClaims } from '../PullClaims';
import { PullPricing } from '../PullPricing';
import { PullReports } from '../PullReports';
import { PullRulesReader } from '../PullRulesReader';
import { PullStacks } from '../PullStacks';
import { PullStore } from '../PullStore';
import { PullTeller } from '../PullTeller';
import { PullWatch } from '../PullWatch';
import { PullWork } from '../PullWork';

export const REPOSITORY = {
  ...{ host: 'github.example', owner: 'acme', name: 'infra' },
};
export const NAME = repositoryName(REPOSITORY);
export const START = Date.parse('2026-11-22T09:00:00Z');

/** A pull request as GitHub tells of it. */
const told = (branch: string, commit: string): ForgePullRequest => ({
  ...{ number: 1, title: 'Make it | faster @acme', body: '', labels: [] },
  ...{ url: 'https://github.example/acme/infra/pull/1', author: 'kim' },
  ...{ state: 'open', draft: false, base: { branch: 'main' } },
  head: { branch, commit },
  createdAt: new Date(START).toISOString(),
  updatedAt: new Date(START).toISOString(),
});

/** The work on pull requests over a real repository, and a GitHub that takes notes. */
export async function startPulls(
  client: Knex,
  files: Record<string, string>,
  standards: Partial<Pick<Standards, 'exceptions'>> = {},
) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'pulls-test-'));
  const remote = path.join(folder, 'remote.git');
  const work = path.join(folder, 'work');
  await gitOk(folder, ['init', '--quiet', '--bare', '-b', 'main', remote]);
  await gitOk(folder, ['clone', '--quiet', remote, work]);
  const copy = new WorkingCopy(work);
  await copy.git('symbolic-ref', 'HEAD', 'refs/heads/main');
  await copy.commit(files);
  await copy.git('push', '--quiet', 'origin', 'main');

  const knex = await openDatabase(mockServices.database({ knex: client }));
  const clock = { now: START };
  const now = () => clock.now;
  const mirrors = new GitMirrors({
    ...{ directory: path.join(folder, 'mirrors'), protocols: ['file'] },
    ...{ credentials: async () => undefined, urlOf: () => `file://${remote}` },
  });
  const prices = { book: builtInBook, since: '2026-10-05T00:00:00.000Z' };
  const pricer = new Pricer({ ...prices, modules: async () => [] });
  const open: ForgePullRequest[] = [];
  const forge = {
    putCheckRun: jest.fn<Promise<void>, Parameters<Forge['putCheckRun']>>(),
    putComment: jest.fn<Promise<void>, Parameters<Forge['putComment']>>(),
    openPullRequests: async () => open,
    pullRequest: async (number: number) =>
      open.find(each => each.number === number)!,
  };
  forge.putCheckRun.mockResolvedValue();
  forge.putComment.mockResolvedValue();
  const forges = { of: () => forge } as unknown as Forges;
  const store = new PullStore(knex);
  const kept = new ReportStore(knex);
  const rules = { ...standards };
  const changed = jest.fn(async () => {});
  const logger = mockServices.logger.mock();
  const shared = { store, mirrors, forges, logger, now, changed };
  const repositories = [REPOSITORY];
  const price = jest.spyOn(Pricer.prototype, 'price');

  /** One of several processes on one database. */
  const worker = (name: string) => {
    const stacks = new PullStacks({ knex, folders: new Folders(knex), now });
    const reports = new PullReports(kept);
    return new PullWork({
      ...{ ...shared, stacks, repositories },
      claims: new PullClaims(knex, name, now),
      pricing: new PullPricing({ stacks, reports, pricer, prices }),
      rules: new PullRulesReader({
        standards: {
          of: async () =>
            ({
              budgets: standardsSchema.shape.budgets.parse(undefined),
              exceptions: [],
              ...rules,
            } as unknown as Standards),
        },
        infrastructure: repositories,
        budgets: async () => ({}),
        reader: {
          summary: async () => ({
            currency: 'USD',
            groups: { product: [], service: [], environment: [] } as never,
          }),
        },
      }),
      teller: new PullTeller({
        ...{ check: true, comment: 'changes', now },
        pageUrl: ({ number }) => `https://portal.example/${number}`,
      }),
    });
  };
  const one = worker('one');
  const watch = new PullWatch({ ...shared, repositories, prices });
  const signal = new AbortController().signal;
  const round = async () => {
    await watch.look(signal);
    await one.run(signal);
    return (await store.pull({ repository: NAME, number: 1 }))!;
  };
  return {
    ...{ clock, copy, forge, kept, knex, open, price, rules, round, signal },
    ...{ store, watch, worker },
    /** Pushes a commit of pull request 1. */
    async push(change: Record<string, string | null>, branch = 'change') {
      await copy.git('switch', '-q', '-C', branch);
      const head = await copy.commit(change);
      await copy.git('push', '--quiet', '--force', 'origin', branch);
      open.splice(0, open.length, told(branch, head));
      return head;
    },
    async close() {
      price.mockRestore();
      mirrors.close();
      await fs.rm(folder, { recursive: true, force: true });
    },
  };
}
