import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { builtInBook } from '@infra-portal/infra-common';
import type { Mirror } from '@infra-portal/infra-node';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { placeOf } from '../__testUtils__/records';
import { openDatabase } from '../database';
import { CostStore } from '../store';
import { ESTIMATES } from '../store/rows';
import { Folders } from './Folders';
import { Pricer } from './Pricer';
import { RepositoryPricing } from './RepositoryPricing';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const NAT = `provider "aws" {
  region = "us-east-1"
}
resource "aws_nat_gateway" "a" {}
`;
const dearer = {
  ...builtInBook,
  products: builtInBook.products.map(each =>
    each.key === 'nat/hour'
      ? { ...each, prices: [{ ...each.prices[0], price: '0.05' }] }
      : each,
  ),
};

it.each(databases.eachSupportedId())(
  'prices stacks again when prices moved, and only then, in %s',
  async id => {
    const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'moved-test-'));
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: directory, encoding: 'utf8' }).trim();
    git('init', '-q');
    await fs.mkdir(path.join(directory, 'stacks/net'), { recursive: true });
    await fs.writeFile(path.join(directory, 'stacks/net/main.tf'), NAT);
    git('add', '.');
    git(
      ...['-c', 'user.name=t', '-c', 'user.email=t@example.com'],
      ...['commit', '-qm', 'Add a gateway'],
    );
    const head = git('rev-parse', 'HEAD');
    const client = await databases.init(id);
    const knex = await openDatabase(mockServices.database({ knex: client }));
    const prices = { book: builtInBook, since: '2026-10-05T00:00:00.000Z' };
    const pricing = new RepositoryPricing({
      mirror: { directory: path.join(directory, '.git') } as Mirror,
      store: new CostStore(knex),
      folders: new Folders(knex),
      pricer: new Pricer(
        Object.defineProperties({ modules: async () => [] } as any, {
          book: { get: () => prices.book },
          since: { get: () => prices.since },
        }),
      ),
      logger: mockServices.logger.mock(),
      now: Date.now,
    });
    const places = [placeOf('net')];
    const price = (list = places) =>
      pricing.priceHeads(head, list, new AbortController().signal);
    expect(await price()).toHaveLength(1);
    // The same list at the same head asks for nothing; another one is looked at.
    let questions = 0;
    const count = () => {
      questions += 1;
    };
    knex.on('query', count);
    expect(await price()).toEqual([]);
    expect(questions).toBe(0);
    expect(await price([...places])).toEqual([]);
    expect(questions).toBe(1);
    knex.removeListener('query', count);
    // Twice on one day.
    for (const since of ['2026-11-22T10:00:00Z', '2026-11-22T16:00:00Z']) {
      Object.assign(prices, {
        book: dearer,
        since: new Date(since).toISOString(),
      });
      expect(await price()).toHaveLength(1);
      expect(await price()).toEqual([]);
    }
    const rows = await knex(ESTIMATES).orderBy('priced_at');
    expect(rows.map(row => [row.commit_id, Number(row.priced_at)])).toEqual(
      ['2026-10-05', '2026-11-22T10:00Z', '2026-11-22T16:00Z'].map(at => [
        head,
        Date.parse(at),
      ]),
    );
    expect(rows[1].monthly).not.toBe(rows[0].monthly);
    await fs.rm(directory, { recursive: true });
  },
);
