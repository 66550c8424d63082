import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Preview, PreviewEnvironment } from '@infra-portal/infra-common';
import {
  AtlantisClient,
  type AtlantisServerSettings,
  type GitMirrors,
  planBranch,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import type { Knex } from 'knex';
import type { Prepared, PreviewOptions } from '../../previews/types';
import {
  forgesOf,
  mirrorsOf,
  SETTINGS,
  silentLogger,
} from '../../requests/__testUtils__/parts';
import { createRealPlans, type RealPlansOptions } from '../createRealPlans';

export const SECRET = 'a secret of the API';

const stackFiles = (dir: string) => ({
  [`${dir}/main.tf`]:
    'terraform {\n  backend "s3" {}\n}\nresource "terraform_data" "one" {\n  input = "a"\n}\n',
});

/** Answers of the stand-in for previews: environments of a service. */
export interface TestIntent {
  product: string;
  service: string;
  environments: string[];
}

export const tokens = (more: Partial<TestIntent> = {}): TestIntent => ({
  product: 'authhub',
  service: 'tokens',
  environments: ['dev', 'prod'],
  ...more,
});

/** A GitHub with an Atlantis beside it, and portals in front of them. */
export class PlanWorld {
  private constructor(readonly sandbox: TestSandbox, readonly folder: string) {}

  static async start(): Promise<PlanWorld> {
    const sandbox = await startSandbox({ atlantis: { apiSecret: SECRET } });
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'real-plans-'));
    return new PlanWorld(sandbox, folder);
  }

  readonly #mirrors: GitMirrors[] = [];

  async close() {
    this.#mirrors.forEach(each => each.close());
    await this.sandbox.close();
    await fs.rm(this.folder, { recursive: true, force: true });
  }

  ref(name: string): RepositoryRef {
    return { host: new URL(this.sandbox.url).host, owner: 'acme', name };
  }

  async repository(name: string, projects: string[] = []) {
    const dirs = projects.map(each => `stacks/authhub/tokens/${each}`);
    await this.sandbox.createRepository(name, {
      'atlantis.yaml': this.#config(projects),
      ...Object.assign({}, ...dirs.map(stackFiles)),
    });
    return this.ref(name);
  }

  #config(environments: string[]) {
    const projects = environments.map(
      each =>
        `  - name: authhub-tokens-${each}\n    dir: stacks/authhub/tokens/${each}\n`,
    );
    return `version: 3\nprojects:${
      projects.length > 0 ? `\n${projects.join('')}` : ' []\n'
    }`;
  }

  get server(): AtlantisServerSettings {
    return {
      url: `${this.sandbox.url}/atlantis`,
      token: SECRET,
      statusName: 'atlantis',
      executable: 'atlantis',
    };
  }

  /** Previews whose files are stacks of the environments. */
  previews(mirrors: GitMirrors) {
    const make = async (options: PreviewOptions): Promise<Prepared> => {
      const intent = options.intent as TestIntent;
      const { product, service } = intent;
      const repository = options.repository!;
      const name = `${repository.host}/${repository.owner}/${repository.name}`;
      const mirror = mirrors.of(repository);
      await mirror.update();
      const commit = (await mirror.head('main'))!;
      const environments = intent.environments.map(
        (each): PreviewEnvironment => {
          const directory = `stacks/${product}/${service}/${each}`;
          const stack = `${name}//${directory}#default`;
          return {
            ...{ name: each, account: '1', region: 'r', directory, stack },
            settings: [],
          };
        },
      );
      const texts: Record<string, string> = {
        'atlantis.yaml': this.#config(intent.environments),
      };
      environments.forEach(each =>
        Object.assign(texts, stackFiles(each.directory)),
      );
      const changes = await Promise.all(
        Object.entries(texts).map(async ([file, after]) => ({
          path: file,
          before: await mirror.read(commit, file),
          after,
        })),
      );
      const at = '2026-11-20T00:00:00.000Z';
      const preview: Preview = {
        digest: createHash('sha256')
          .update(JSON.stringify(texts))
          .digest('hex'),
        repository: name,
        base: { branch: 'main', commit },
        files: changes.map(({ path: file, after }) => ({
          ...{ path: file, state: 'added', after, added: 1, removed: 0 },
          environment: environments.find(({ directory }) =>
            file.startsWith(`${directory}/`),
          )?.name,
        })),
        environments,
        gates: [
          {
            ...{ id: 'terraform', status: 'passed', findings: [] },
            ...{ source: 'a schema', observedAt: at },
          },
        ],
        plans: options.plan
          ? environments.map(({ name: environment, stack }) => ({
              ...{ environment, stack, grade: 'simulated', took: 5 },
              summary: { counts: { add: 7 } } as any,
            }))
          : [],
        observedAt: at,
      };
      return { preview, changes, product, service };
    };
    return {
      prepare: make,
      preview: async (options: PreviewOptions) => (await make(options)).preview,
    };
  }

  /** A portal; several of them may share a database. */
  async portal(
    database: Knex,
    name: string,
    more: Partial<RealPlansOptions> = {},
  ) {
    const directory = path.join(this.folder, `${name}-${this.#mirrors.length}`);
    const mirrors = mirrorsOf(this.sandbox.url, directory);
    this.#mirrors.push(mirrors);
    const previews = this.previews(mirrors);
    const service = createRealPlans({
      ...{ database, previews, mirrors },
      forges: forgesOf(this.sandbox.url),
      servers: [this.server],
      repositories: [this.ref(name)],
      commits: SETTINGS,
      settings: { timeout: 20_000, atOnce: 2 },
      logger: silentLogger,
      notify: async () => {},
      ...more,
    });
    const order = async (intent: TestIntent, rest: object = {}) => {
      const wanted = { repository: this.ref(name), intent, change: 'create' };
      const { digest } = await previews.preview(wanted);
      const asked = { locks: 'ask' as const, again: false, ...rest };
      return { ...wanted, digest: digest!, ...asked };
    };
    /** Asks, and waits for the end. */
    const planned = async (
      intent: TestIntent,
      rest: object = {},
      who = 'user:default/minji',
    ) => {
      const { plan } = await service.start(await order(intent, rest), who);
      await service.runDue();
      return service.get(plan.id);
    };
    return { service, mirrors, order, planned };
  }

  /** An Atlantis whose plans are made by something else. */
  asking(plan: typeof planBranch) {
    return ({ url }: AtlantisServerSettings) => {
      const client = new AtlantisClient({ url, sleep: async () => {} });
      return {
        locks: () => client.locks(),
        version: () => client.version(),
        plan,
      };
    };
  }

  async branches(name: string): Promise<string[]> {
    const { data } = await this.sandbox
      .octokit('platform-owner')
      .repos.listBranches({ owner: 'acme', repo: name, per_page: 100 });
    return data.map(branch => branch.name).filter(each => each !== 'main');
  }
}
