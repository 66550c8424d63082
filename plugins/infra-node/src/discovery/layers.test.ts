import fc from 'fast-check';
import { BACKEND, find } from './__testUtils__/find';
import {
  argoFacts,
  kustomizationFacts,
  playbookFacts,
  workflowFacts,
} from './layerFacts';

const kustomization = (...lines: string[]) =>
  ['kind: Kustomization', ...lines].join('\n');
const shown = (files: Record<string, string>, repository?: string) =>
  find(files, repository ? { repository } : {}).layers.map(
    ({ layer, name, file, line, product, service, environment }) =>
      [
        `${layer} ${name} ${file}:${line}`,
        ...[product, service, environment].map(each => each ?? '-'),
      ].join(' '),
  );
const application = (kind: string, spec: string[], name = 'shop-web') =>
  [
    `apiVersion: argoproj.io/v1alpha1`,
    `kind: ${kind}`,
    `metadata:\n  name: ${name}`,
    'spec:',
    ...spec.map(line => `  ${line}`),
  ].join('\n');

describe('Kustomize', () => {
  it('has an overlay for each that nothing takes over', () => {
    expect(
      shown({
        'kubernetes/shop/web/base/kustomization.yaml': kustomization(
          'labels:',
          '  - pairs:',
          '      app.kubernetes.io/part-of: shop',
          '      app.kubernetes.io/name: web',
        ),
        'kubernetes/shop/web/overlays/production/kustomization.yaml':
          kustomization('resources: [../../base, ./extra]'),
        'kubernetes/shop/web/overlays/production/extra/kustomization.yaml':
          kustomization(),
        'kubernetes/cart/api/overlays/stage/kustomization.yml': kustomization(
          'bases: [../../../common]',
        ),
        'kubernetes/cart/common/kustomization.yaml': kustomization(),
        'golden-paths/k8s/overlay/kustomization.yaml': kustomization(),
        'examples/a/kustomization.yaml': kustomization(),
      }),
    ).toEqual([
      'kustomize kubernetes/cart/api/overlays/stage kubernetes/cart/api/overlays/stage/kustomization.yml:1 cart api stg',
      'kustomize kubernetes/shop/web/overlays/production kubernetes/shop/web/overlays/production/kustomization.yaml:1 shop web prod',
    ]);
  });

  it('says by labels what folders do not', () => {
    const files = {
      'terraform/prod/main.tf': BACKEND,
      'overlays/auth/kustomization.yaml': kustomization(
        'commonLabels: { infra-portal.io/environment: production }',
      ),
    };
    expect(shown(files, 'acme/eco-platform')).toEqual([
      'kustomize overlays/auth overlays/auth/kustomization.yaml:1 eco auth prod',
    ]);
  });
});

describe('Argo CD', () => {
  it('tells what an Application deploys, and where', () => {
    const found = find({
      'argocd/shop.yaml': `---\n${application('Application', [
        'project: shop',
        'source:',
        '  repoURL: git@github.com:acme/manifests.git',
        '  path: kubernetes/shop/web/overlays/prod/',
        'destination: { name: production }',
      ])}\n---\n${application('AppProject', ['x: 1'], 'shop')}\n`,
    });
    expect(found.applications).toEqual([
      {
        kind: 'argocd',
        name: 'shop-web',
        dir: 'argocd',
        file: 'argocd/shop.yaml',
        line: 2,
        product: 'shop',
        service: 'web',
        environment: 'prod',
        source: 'github.com/acme/manifests//kubernetes/shop/web/overlays/prod',
      },
    ]);
    expect(found.layers).toHaveLength(1);
  });

  it('tells of an ApplicationSet what its generator finds', () => {
    const set = (generator: string[], path: string) =>
      find({
        'apps/set.yml': application('ApplicationSet', [
          ...generator,
          'template:',
          '  spec:',
          '    project: default',
          '    source:',
          '      repoURL: https://github.com/acme/eco.git',
          `      path: "${path}"`,
        ]),
      }).applications.map(({ source, product, service }) => [
        source,
        product,
        service,
      ]);
    expect(
      set(
        [
          'generators:',
          '  - git:',
          '      directories:',
          '        - path: k8s/*',
        ],
        '{{ .path.path }}',
      ),
    ).toEqual([['github.com/acme/eco//k8s/*', undefined, undefined]]);
    expect(set(['generators: []'], 'shop/{{ .name }}')).toEqual([
      ['github.com/acme/eco//shop', 'shop', 'web'],
    ]);
  });
});

describe('Ansible and workflows', () => {
  it('are playbooks, roles, and what runs them', () => {
    const run = (name: string, ...commands: string[]) =>
      [
        `name: ${name}`,
        'jobs:',
        '  x:',
        '    defaults:',
        '      run:',
        '        working-directory: ./terraform/dev',
        '    steps:',
        ...commands.map(command => `      - run: ${command}`),
      ].join('\n');
    expect(
      shown(
        {
          'terraform/dev/main.tf': BACKEND,
          'ansible/site.yml': '# All\n- name: a\n  hosts: all\n',
          'ansible/deploy-prod.yml': '- hosts: api\n',
          'ansible/group_vars/all.yml': 'hosts: x\n',
          'ansible/requirements.yml': '- src: x\n',
          'ansible/roles/node/tasks/main.yml': '- name: x\n',
          '.github/workflows/plan.yml': run('Plan', 'terraform plan'),
          '.github/workflows/cluster-stage.yaml':
            'jobs:\n  x:\n    steps:\n      - uses: azure/setup-kubectl@v4\n',
          '.github/workflows/test.yml': `# terraform plan\n${run(
            'Test',
            'npm test',
          )}`,
          '.github/workflows/docs.yml': '# terraform\njobs: {}\n',
        },
        'acme/shop-infra',
      ),
    ).toEqual([
      'ci cluster-stage .github/workflows/cluster-stage.yaml:1 shop - stg',
      'ci Plan .github/workflows/plan.yml:1 shop - dev',
      'ansible deploy-prod ansible/deploy-prod.yml:1 shop - prod',
      'ansible roles/node ansible/roles/node/tasks/main.yml:1 shop - -',
      'ansible site ansible/site.yml:2 shop - -',
    ]);
  });
});

it('reads any text without falling', () => {
  const yaml = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json().map(text => `kind: Application\nargoproj.io/: ${text}`),
    fc.constantFrom(
      '- hosts: [a]\n- 1\n',
      'a: &a [*a]\nhosts: x',
      'resources: {a: b}\nlabels: [1, {pairs: 2}]\n',
      'apiVersion: argoproj.io/v1\nkind: Application\nmetadata: {name: {}}\n',
      'jobs: [terraform plan]\nrun: terraform plan\n',
      '%{ for x in y ~}\nresources:\n%{ endfor ~}\n',
    ),
  );
  fc.assert(
    fc.property(yaml, text => {
      for (const read of [
        argoFacts,
        kustomizationFacts,
        playbookFacts,
        workflowFacts,
      ]) {
        expect(JSON.stringify(read(text))).toContain('kind');
      }
    }),
  );
});
