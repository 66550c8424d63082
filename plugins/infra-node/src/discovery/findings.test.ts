import { BACKEND, codes, dirs, find, LINK, MODULE } from './__testUtils__/find';
import { filesToRead } from './discover';
import type { TreeEntry } from './tree';

describe('findings', () => {
  it('tell where Atlantis and the folders disagree', () => {
    const found = find({
      'a/main.tf': BACKEND,
      'atlantis.yaml': 'projects:\n  - name: gone\n    dir: moved/away\n',
    });
    expect(codes(found)).toEqual([
      'missing-atlantis-directory atlantis.yaml:2',
      'stack-without-atlantis a/main.tf:1',
    ]);
    expect(codes(find({ 'atlantis.yaml': 'projects: [' }))).toEqual([
      'unreadable-atlantis atlantis.yaml:1',
    ]);
  });

  it('tell states that lie nowhere or in one place', () => {
    const state = (key: string) =>
      `terraform {\n  backend "s3" {\n    bucket = "b"\n    key = "${key}"\n  }\n}\n`;
    const found = find({
      'a/main.tf': state('k'),
      'b/main.tf': state('k'),
      'c/main.tf': state('other'),
      'd/main.tf': 'provider "aws" {}\n',
    });
    expect(codes(found)).toEqual([
      'unpinned-provider d/main.tf:1',
      'duplicate-state-key b/main.tf:2',
      'local-state d/main.tf:1',
    ]);
  });

  it('tell states apart that workspaces keep apart', () => {
    const state = (prefix: string) =>
      `terraform {\n  backend "s3" {\n    bucket = "b"\n    key = "k"\n    workspace_key_prefix = "${prefix}"\n  }\n}\n`;
    const found = find({
      'a/main.tf': state('members/a'),
      'b/main.tf': state('members/b'),
      'c/main.tf': state('members/b'),
    });
    expect(codes(found)).toEqual(['duplicate-state-key c/main.tf:2']);
  });

  it('name the file of what is declared twice in it', () => {
    const found = find({
      'a/main.tf': BACKEND,
      'a/variables.tf': 'variable "x" {}\nvariable "x" {}\n',
    });
    expect(found.findings[0]).toMatchObject({
      file: 'a/variables.tf',
      line: 2,
      message: 'variable "x" is declared already in this file',
    });
  });

  it('tell broken files and links, and keep the stack', () => {
    const found = find({
      'a/main.tf': BACKEND,
      'a/broken.tf': 'x = {',
      'a/out.tf': `${LINK}../../../etc/passwd`,
      'a/absolute.tf': `${LINK}/etc/passwd`,
      'a/nowhere.tf': `${LINK}nothing.tf`,
      'a/circle.tf': `${LINK}circle.tf`,
    });
    expect(found.stacks[0]).toMatchObject({ incomplete: true });
    expect(codes(found).sort()).toEqual([
      'link-leaves-repository a/absolute.tf:1',
      'link-leaves-repository a/out.tf:1',
      'missing-link-target a/circle.tf:1',
      'missing-link-target a/nowhere.tf:1',
      'syntax-error a/broken.tf:1',
    ]);
  });

  it('tell moving, unpinned, unknown and missing modules', () => {
    const found = find({
      'a/main.tf': [
        'terraform {',
        '  backend "s3" {}',
        '}',
        'module "a" { source = "git::https://github.com/x/y.git?ref=main" }',
        'module "b" { source = "ns/name/aws" }',
        'module "c" { source = var.x }',
        'module "d" { source = "./d" }',
      ].join('\n'),
    });
    expect(codes(found)).toEqual([
      'moving-module-ref a/main.tf:4',
      'unpinned-module a/main.tf:5',
      'unknown-module-source a/main.tf:6',
      'missing-local-module a/main.tf:7',
    ]);
  });
});

describe('findings about providers and state', () => {
  const provider = (settings: string) =>
    `terraform {\n  required_providers {\n    aws = ${settings}\n  }\n}\nprovider "aws" {}\nprovider "aws" {\n  alias = "usa"\n}\n`;
  const unpinned = (files: Record<string, string>) =>
    codes(find({ 'a/backend.tf': BACKEND, ...files }));

  it('tell providers of any version', () => {
    expect(unpinned({ 'a/main.tf': provider('{ source = "x/y" }') })).toEqual([
      'unpinned-provider a/main.tf:3',
    ]);
    expect(unpinned({ 'a/main.tf': 'provider "aws" {}\n' })).toEqual([
      'unpinned-provider a/main.tf:1',
    ]);
  });

  it('let providers be that are pinned, or come with Terraform', () => {
    for (const text of [
      provider('{ source = "x/y", version = "~> 6.0" }'),
      provider('{ source = "terraform.io/builtin/terraform" }'),
      provider('"~> 6.0"'),
      MODULE,
    ]) {
      expect([text, ...unpinned({ 'a/main.tf': text })]).toEqual([text]);
    }
    expect(
      unpinned({ 'a/main.tf': 'provider "a" {}', 'a/.terraform.lock.hcl': '' }),
    ).toEqual([]);
    // A module takes what its caller has.
    expect(codes(find({ 'modules/a/main.tf': provider('{}') }))).toEqual([]);
  });

  it('tell tables that lock a state', () => {
    const state = (type: string, more: string) =>
      find({
        'a/main.tf': `terraform {\n  backend "${type}" {\n    dynamodb_table = "locks"\n    ${more}\n  }\n}\n`,
      }).findings.map(({ code, line, severity }) => [code, line, severity]);
    expect(state('s3', '')).toEqual([['deprecated-lock-table', 3, 'warning']]);
    expect(state('s3', 'use_lockfile = true')).toEqual([
      ['deprecated-lock-table', 3, 'info'],
    ]);
    expect(state('other', '')).toEqual([]);
    expect(codes(find({ 'a/main.tf': BACKEND }))).toEqual([]);
  });
});

describe('other ways to keep Terraform', () => {
  it('recognises Terragrunt units, and not what they include', () => {
    const found = find({
      'terragrunt.hcl': 'remote_state {\n  backend = "s3"\n}\n',
      'prod/app/terragrunt.hcl':
        'include "root" {\n  path = find_in_parent_folders()\n}\nterraform {\n  source = "../../modules/app"\n}\n',
      'prod/broken/terragrunt.hcl': 'include {',
    });
    expect(found.terragrunt).toEqual([
      {
        dir: 'prod/app',
        file: 'prod/app/terragrunt.hcl',
        line: 4,
        source: '../../modules/app',
        layer: 'product',
        product: 'app',
        environment: 'prod',
      },
    ]);
    expect(codes(found)).toEqual(['syntax-error prod/broken/terragrunt.hcl:1']);
  });

  it('knows what Terragrunt units depend on, and what of it is not there', () => {
    const unit = 'terraform {\n  source = "x"\n}\n';
    const found = find({
      'terragrunt.hcl': 'locals {}\n',
      'prod/vpc/terragrunt.hcl': unit,
      'prod/db/terragrunt.hcl': unit,
      'prod/app/terragrunt.hcl': [
        unit.trim(),
        'dependency "vpc" { config_path = "../vpc/" }',
        'dependency "db" { config_path = "${get_terragrunt_dir()}/../db/terragrunt.hcl" }',
        'dependency "known" { config_path = local.path }',
        'dependency "outside" { config_path = "../../../elsewhere" }',
        'dependencies { paths = ["../vpc/", "../gone", "${local.x}/y"] }',
      ].join('\n'),
    });
    const file = 'prod/app/terragrunt.hcl';
    expect(found.terragrunt.map(({ dependsOn }) => dependsOn)).toEqual([
      [
        { dir: 'prod/vpc', file, line: 4 },
        { dir: 'prod/db', file, line: 5 },
        { dir: 'prod/gone', file, line: 8 },
      ],
      undefined,
      undefined,
    ]);
    expect(codes(found)).toEqual([`missing-terragrunt-dependency ${file}:8`]);
  });

  it('copes with CRLF, a byte order mark, empty files and odd names', () => {
    const found = find({
      'a b --/main.tf': `\ufeff${BACKEND.replaceAll('\n', '\r\n')}`,
      'a b --/empty.tf': '',
      'constructor/main.tf': BACKEND,
      '__proto__/main.tf': BACKEND,
      'main.tf': BACKEND,
    });
    expect(dirs(found).stacks).toEqual(['.', 'a b --', 'constructor']);
  });
});

it('reads each content once, and again only what changed', () => {
  const entry = (path: string, blob: string): TreeEntry => ({
    path,
    blob,
    kind: 'file',
  });
  const before = [entry('a/main.tf', '1'), entry('b/main.tf', '1')];
  expect(filesToRead(before)).toHaveLength(1);
  const known = new Set(filesToRead(before).map(({ key }) => key));
  const after = [entry('a/main.tf', '2'), entry('b/main.tf', '1')];
  expect(filesToRead(after).filter(({ key }) => !known.has(key))).toMatchObject(
    [{ entry: { path: 'a/main.tf' } }],
  );
});
