import type { LayoutPattern } from '@infra-portal/infra-common';
import { BACKEND, dirs, find, LINK, MODULE } from './__testUtils__/find';

describe('what is a stack', () => {
  it('is told by backend, cloud, Atlantis, provider or place', () => {
    const found = find({
      'a/main.tf': BACKEND,
      'b/main.tf':
        'terraform {\n  cloud {\n    organization = "acme"\n  }\n}\n',
      'c/main.tf': 'resource "terraform_data" "x" {}\n',
      'd/main.tf': 'provider "aws" {}\nresource "aws_vpc" "x" {}\n',
      'e/prod/main.tf': 'module "x" { source = "../../m" }\n',
      'm/main.tf': MODULE,
      'f/main.tf': MODULE,
      'g/gcs.tf': 'terraform {\n  backend "gcs" { prefix = "x" }\n}\n',
      'atlantis.yaml': 'version: 3\nprojects:\n  - dir: ./c/\n',
    });
    expect(found.stacks.map(({ ref, reason }) => [ref.dir, reason])).toEqual([
      ['a', 'backend'],
      ['b', 'cloud'],
      ['c', 'atlantis'],
      ['d', 'provider'],
      ['e/prod', 'layout'],
      ['g', 'backend'],
    ]);
    expect(dirs(found).modules).toEqual(['f', 'm']);
    expect(found.stacks[0].ref).toEqual({
      host: 'github.com',
      repository: 'acme/infrastructure',
      dir: 'a',
      workspace: 'default',
    });
  });

  it('leaves modules, examples, tests, tools and golden paths out', () => {
    const provider = 'provider "aws" {}\nvariable "x" {}\n';
    const found = find({
      'modules/a/main.tf': provider,
      'modules/a/examples/basic/main.tf': `${BACKEND}${provider}`,
      'modules/a/tests/setup/main.tf': provider,
      'modules/a/test/main.tf': provider,
      'terraform/dev/modules/net/vpc/main.tf': provider,
      'called/main.tf': provider,
      'prod/main.tf': `${BACKEND}module "x" { source = "./../called/" }\n`,
      'prod/.terraform/modules/x/main.tf': BACKEND,
      'golden-paths/ecs/files/main.tf': BACKEND,
      'environments/test/main.tf': BACKEND,
      'docs/notes.md': '# none',
    });
    expect(dirs(found)).toEqual({
      stacks: ['environments/test', 'prod'],
      modules: ['called', 'modules/a', 'terraform/dev/modules/net/vpc'],
    });
  });

  it('does not take folders of shared files for stacks or modules', () => {
    const found = find({
      'common/provider.tf': 'provider "aws" {}\nvariable "name" {}\n',
      'a/prod/main.tf': `${BACKEND}resource "x" "y" { n = var.name }\n`,
      'a/prod/provider.tf': `${LINK}../../common/provider.tf`,
      'linked/only.tf': `${LINK}../common/provider.tf`,
    });
    expect(dirs(found)).toEqual({ stacks: ['a/prod'], modules: [] });
    expect(found.stacks[0]).toMatchObject({
      providers: ['aws'],
      variables: ['name'],
      files: ['a/prod/main.tf', 'a/prod/provider.tf'],
    });
  });

  it('finds one stack for each workspace that Atlantis runs', () => {
    const found = find({
      'app/main.tf': BACKEND,
      'b/x/main.tf': BACKEND,
      'atlantis.yaml': [
        'projects:',
        '  - { name: app-dev, dir: app, workspace: dev }',
        '  - { name: app-prod, dir: app, workspace: prod }',
        '  - { name: all, dir: b/* }',
      ].join('\n'),
    });
    expect(
      found.stacks.map(({ ref, atlantisProjects }) => [
        `${ref.dir}#${ref.workspace}`,
        ...atlantisProjects,
      ]),
    ).toEqual([
      ['app#dev', 'app-dev'],
      ['app#prod', 'app-prod'],
      ['b/x#default', 'all'],
    ]);
  });
});

describe('what a place says', () => {
  const placed = (
    dir: string,
    repository: string,
    layout?: LayoutPattern[],
    more: Record<string, string> = {},
  ) => {
    const { layer, environment, product, service, region } = find(
      { [`${dir}/main.tf`]: BACKEND, ...more },
      { repository, layout },
    ).stacks[0];
    return [layer, environment, product, service, region];
  };

  it.each([
    ['stacks/authhub/api/staging', 'product stg authhub api'],
    ['stacks/authhub/api/prod-ap-northeast-2', 'product prod authhub api'],
    ['terraform/environments/production/authhub', 'product prod authhub'],
    ['terraform/environments/stage/authhub/api', 'product stg authhub api'],
    ['live/prod/ap-northeast-2/shop/web', 'product prod shop web'],
    ['shared/dev/network', 'shared dev  network'],
    ['terraform/shared/kms', 'shared shared  kms'],
    ['gcp/prod/asia-northeast3/shop', 'product prod gcp shop'],
    ['iac/shop-staging/web', 'product stg shop web'],
    ['stacks/shop/web-prod', 'product prod shop web'],
    ['dev/shop-prod', 'product dev shop-prod'],
    ['stacks/shop/api/qa', 'product qa shop api'],
    ['environments/uat/shop', 'product uat shop'],
    ['qa/ap-northeast-2/shop/web', 'product qa shop web'],
    ['stacks/shop/web/qa-apne2', 'product qa shop web'],
    ['stacks/shop/web/prod-an2', 'product prod shop web'],
    ['apne2/prod/shop', 'product prod shop'],
    ['shared/qa/network', 'shared qa  network'],
    ['stacks/shop-qa', 'product qa shop'],
    ['environments/sandbox/team/demo', 'product sandbox team demo'],
    // Another word says more clearly where it is.
    ['stacks/shop/preview/dev', 'product dev shop preview'],
    ['prod/shop/sandbox', 'product prod shop sandbox'],
    ['tools-prometheus-grafana --', 'product  tools-prometheus-grafana --'],
  ])('%s of a central repository', (dir, expected) => {
    const [layer, environment, product, service] = placed(
      dir,
      'acme/infrastructure',
    );
    const text = [layer, environment, product, service].join(' ');
    expect(text.trimEnd()).toBe(expected);
  });

  it('takes the product of a product’s own repository from its name', () => {
    expect(
      placed('terraform/environments/stage/ecs-api', 'acme/fileflow'),
    ).toEqual(['product', 'stg', 'fileflow', 'ecs-api', undefined]);
    expect(placed('terraform/dev', 'acme/dailyge')).toEqual([
      'product',
      'dev',
      'dailyge',
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['terraform/dev', 'acme/dailyge-infra', 'dailyge'],
    ['terraform/prod', 'acme/eco_platform', 'eco'],
    ['dev', 'acme/platform', undefined],
    // Other names below it are those of products.
    ['terraform/dev/shop', 'acme/retail-infra', 'shop'],
  ])('takes %s of %s for %s', (dir, repository, product) => {
    expect(placed(dir, repository)[2]).toBe(product);
  });

  it('believes patterns first, and a service’s intent most of all', () => {
    const layout: LayoutPattern[] = [
      { path: 'x/{environment}/{name}', kind: 'shared' },
      { path: '{product}/{environment}-{region}', kind: 'stack' },
    ];
    expect(placed('x/prd/dns', 'a/infra', layout)).toEqual([
      'shared',
      'prod',
      undefined,
      'dns',
      undefined,
    ]);
    expect(placed('shop/dev-eu-west-1', 'a/infra', layout)).toEqual([
      'product',
      'dev',
      'shop',
      undefined,
      'eu-west-1',
    ]);
    expect(placed('shop/qa-use1', 'a/infra', layout)).toEqual([
      'product',
      'qa',
      'shop',
      undefined,
      'us-east-1',
    ]);
    const intent = {
      'stacks/a/b/service.yaml': 'product: 상점\nservice: web\n',
    };
    expect(placed('stacks/a/b/dev', 'a/infra', [], intent)).toEqual([
      'product',
      'dev',
      '상점',
      'web',
      undefined,
    ]);
  });
});

describe('environments of an organisation', () => {
  const standards = {
    environments: {
      stg: { account: '1', aliases: ['uat'], approvals: 0, approvers: [] },
    },
    otherEnvironments: ['blue'],
  };
  const of = (dir: string, layout?: LayoutPattern[]) => {
    const [{ environment, product, service }] = find(
      { [`${dir}/main.tf`]: BACKEND },
      { standards, layout },
    ).stacks;
    return [environment, product, service].join(' ');
  };

  it('are those of portal.yaml, and aliases are what it says', () => {
    expect(of('stacks/shop/api/blue')).toBe('blue shop api');
    expect(of('stacks/shop/api/uat')).toBe('stg shop api');
    const layout = [{ path: 'x/{environment}/{name}', kind: 'stack' as const }];
    expect(of('x/blue/api', layout)).toBe('blue  api');
    expect(of('x/green/api', layout)).toBe(' x green-api');
  });

  it('make no stack of where modules are tried', () => {
    const tried = 'module "x" { source = "../modules/x" }\n';
    const found = find({
      'modules/x/main.tf': MODULE,
      'demo/main.tf': tried,
      'test/main.tf': tried,
      'blue/main.tf': tried,
    });
    expect(dirs(found).stacks).toEqual([]);
    const known = find({ 'blue/main.tf': tried }, { standards });
    expect(dirs(known).stacks).toEqual(['blue']);
  });
});

describe('what a stack uses', () => {
  it('lists calls with what ties them, and no secrets', () => {
    const [stack] = find({
      'a/prod/main.tf': [
        BACKEND,
        'module "pinned" { source = "git::https://user:secret@github.com/acme/infrastructure.git//modules/sqs?ref=sqs/v1.2.0&sshkey=key" }',
        'module "moving" { source = "git::ssh://git@github.com/acme/infra.git//modules/x?ref=main" }',
        'module "default" { source = "github.com/acme/infra//modules/x" }',
        'module "registry" {',
        '  source = "terraform-aws-modules/vpc/aws"',
        '  version = "~> 5.0"',
        '}',
        'module "any" { source = "terraform-aws-modules/vpc/aws" }',
        'module "local" { source = "../../modules/y" }',
        'module "gone" { source = "../../modules/z" }',
        'module "built" { source = "${var.root}/x" }',
      ].join('\n'),
      'modules/y/main.tf': MODULE,
    }).stacks;
    expect(
      stack.calls.map(call => [
        call.name,
        call.pin,
        call.exactVersion ?? call.dir ?? '',
        call.source ?? '',
      ]),
    ).toEqual([
      [
        'pinned',
        'pinned',
        '1.2.0',
        'git::https://github.com/acme/infrastructure.git//modules/sqs?ref=sqs/v1.2.0',
      ],
      [
        'moving',
        'moving',
        '',
        'git::ssh://github.com/acme/infra.git//modules/x?ref=main',
      ],
      ['default', 'moving', '', 'github.com/acme/infra//modules/x'],
      ['registry', 'range', '', 'terraform-aws-modules/vpc/aws'],
      ['any', 'moving', '', 'terraform-aws-modules/vpc/aws'],
      ['local', 'local', 'modules/y', '../../modules/y'],
      ['gone', 'local', '', '../../modules/z'],
      ['built', 'unknown', '', ''],
    ]);
    expect(JSON.stringify(stack)).not.toMatch(/secret|sshkey/);
  });

  it('lists providers, resources and settings of the state', () => {
    const [stack] = find({
      'a/versions.tf': [
        'terraform {',
        '  required_version = ">= 1.11"',
        '  required_providers {',
        '    aws = { source = "hashicorp/aws", version = "~> 6.0" }',
        '    old = "1.0"',
        '  }',
        '  backend "s3" {',
        '    bucket = "state"',
        '    key = "${var.x}"',
        '  }',
        '}',
      ].join('\n'),
      'a/main.tf.json':
        '{"resource": {"aws_vpc": {"a": {}, "b": {}}, "__proto__": {"c": {}}}}',
      'a/override.tf': 'terraform {\n  required_version = ">= 1.12"\n}\n',
    }).stacks;
    expect(stack).toMatchObject({
      requiredVersion: '>= 1.12',
      requiredProviders: [
        { name: 'aws', source: 'hashicorp/aws', version: '~> 6.0', line: 4 },
        { name: 'old', version: '1.0' },
      ],
      backend: { type: 's3', line: 7, settings: { bucket: 'state' } },
      incomplete: false,
    });
    expect(Object.entries(stack.resources)).toEqual([
      ['__proto__', 1],
      ['aws_vpc', 2],
    ]);
  });

  it('gives modules their versions from tags, else from the changelog', () => {
    const { modules, findings } = find(
      {
        'modules/sqs/main.tf': MODULE,
        'modules/sqs/CHANGELOG.md': '## [9.9.9]\n',
        'modules/sns/main.tf': MODULE,
        'modules/sns/CHANGELOG.md':
          '# Changes\n\n## [Unreleased]\n\n## [1.1.0] - 2026-11-02\n\n## [1.0.0]\n',
        'modules/kms/main.tf': MODULE,
      },
      {
        tags: [
          'sqs/v1.2.0',
          'sqs/v1.10.0',
          'sqs/v1.10.0-rc.1',
          'sqs/latest',
          'v3.0.0',
        ],
      },
    );
    expect(modules.map(({ name, versions }) => [name, ...versions])).toEqual([
      ['kms'],
      ['sns', '1.1.0'],
      ['sqs', '1.10.0', '1.10.0-rc.1', '1.2.0'],
    ]);
    expect(findings.map(({ code }) => code)).toEqual(['tag-without-version']);
  });
});
