import { join } from 'node:path';
import { resolveDependencies, tiesOf } from '@infra-portal/infra-common';
import { REPOSITORY } from '../terraform/read/__testUtils__/terraformFiles';
import { discoverDirectory } from './discoverDirectory';

/** A sample as its repository is called, without a line of configuration. */
const read = (name: string) =>
  discoverDirectory(join(REPOSITORY, 'packages/sandbox/sample', name), {
    host: 'github.com',
    repository: `acme/${name}`,
  });
type Found = Awaited<ReturnType<typeof read>>;

const places = ({ stacks }: Found) =>
  stacks.map(({ ref, layer, product, service, environment }) =>
    [ref.dir, layer, product, service ?? '-', environment].join(' '),
  );
const codes = ({ findings }: Found) =>
  [...new Set(findings.map(({ code }) => code))].sort();

describe('repositories as they are, without configuration', () => {
  it('a product with its own atlantis.yaml and central modules', async () => {
    const found = await read('fileflow');
    expect(places(found)).toEqual([
      'terraform/environments/dev/images product fileflow images dev',
      'terraform/environments/dev/storage product fileflow storage dev',
      'terraform/environments/dev/worker product fileflow worker dev',
      'terraform/environments/production/storage product fileflow storage prod',
      'terraform/environments/production/worker product fileflow worker prod',
      'terraform/environments/stage/storage product fileflow storage stg',
    ]);
    expect(codes(found)).toEqual([
      'deprecated-lock-table',
      'missing-atlantis-directory',
      'moving-module-ref',
      'stack-without-atlantis',
    ]);
    const edges = resolveDependencies(
      found.stacks.map(stack => ({
        summary: {
          ref: '',
          repository: '',
          dir: stack.ref.dir,
          workspace: stack.ref.workspace,
          layer: stack.layer,
          environment: stack.environment,
          resources: 0,
          modules: 0,
          findings: { error: 0, warning: 0, info: 0 },
          incomplete: false,
        },
        ties: tiesOf(stack),
      })),
    );
    const known = edges.flatMap((list, from) =>
      list.flatMap(({ to, kind }) =>
        to === undefined
          ? []
          : [
              `${found.stacks[from].service} ${kind} ${found.stacks[to].ref.dir}`,
            ],
      ),
    );
    expect(known).toEqual([
      'worker state terraform/environments/dev/storage',
      'worker parameter terraform/environments/dev/storage',
      'worker state terraform/environments/production/storage',
      'worker parameter terraform/environments/production/storage',
    ]);
    const read_ = found.stacks[2].parametersRead.map(({ name }) => name);
    expect(read_).toEqual(
      expect.arrayContaining([
        '/shared/network/vpc-id',
        '/shared/ecs/cluster-arn',
      ]),
    );
  });

  it('one root with nested modules, run by a workflow', async () => {
    const found = await read('dailyge-infra');
    expect(places(found)).toEqual(['terraform/dev product dailyge - dev']);
    expect(found.modules.map(({ dir }) => dir)).toEqual(
      [
        ...['compute/ecs-cluster', 'compute/ecs-service', 'database/rds'],
        ...['network/vpc', 'security/waf', 'storage/static-site'],
      ].map(dir => `terraform/dev/modules/${dir}`),
    );
    // It runs what changed, in whatever environment that is.
    expect(found.layers).toMatchObject([
      { layer: 'ci', name: 'Terraform', product: 'dailyge' },
    ]);
    expect(codes(found)).toEqual(['deprecated-lock-table']);
    expect(found.runner).toBe('github-actions');
  });

  it('Terraform, Kustomize, Argo CD and Ansible side by side', async () => {
    const found = await read('eco-platform');
    expect(places(found)).toEqual(['terraform/prod product eco - prod']);
    expect(
      found.layers.map(({ layer, name, product, service }) =>
        [layer, name, product, service ?? '-'].join(' '),
      ),
    ).toEqual([
      'ci Checks eco -',
      'ansible roles/control-plane eco -',
      'ansible roles/network eco -',
      'ansible roles/node eco -',
      'ansible site eco -',
      'argocd eco eco -',
      ...['auth', 'character', 'chat', 'info', 'location', 'my', 'scan'].map(
        name => `kustomize kubernetes/overlays/${name} eco ${name}`,
      ),
    ]);
    expect(found.applications).toHaveLength(8);
    expect(found.applications[0].source).toBe(
      'github.com/acme/eco-platform//kubernetes/overlays/*',
    );
    expect(codes(found)).toEqual([]);
    expect(found.runner).toBe('atlantis');
  });
});
