import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { access } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { anyCharacter } from '../../__testUtils__/anyCharacter';
import { parseHcl } from '../read/parse';
import { parseDiagnostics } from './diagnostics';
import { parseModuleSource, repositoryKey } from './moduleSource';
import { neutralise, splice } from './neutralise';
import { statementDepth } from './statementDepth';
import type { Block } from '../syntax';
import { sweepWorkFolders } from './workFolder';

describe('sources of modules', () => {
  const git = (url: string, folder: string, ref: string, address: string) => ({
    kind: 'git',
    url,
    folder,
    ref,
    address,
  });

  it.each([
    ['./a', { kind: 'local', path: './a' }],
    ['../../modules/x', { kind: 'local', path: '../../modules/x' }],
    [
      'git::https://github.com/acme/i.git//modules/x?ref=x/v1.0.0',
      git(
        'https://github.com/acme/i.git',
        'modules/x',
        'x/v1.0.0',
        'git::https://github.com/acme/i.git//modules/x?ref=x/v1.0.0',
      ),
    ],
    [
      'git::https://user:secret@git.example/i//x?ref=v1&depth=1',
      git(
        'https://git.example/i',
        'x',
        'v1',
        'git::https://user:secret@git.example/i//x?ref=v1&depth=1',
      ),
    ],
    [
      'github.com/acme/i//modules/x?ref=v1',
      git(
        'https://github.com/acme/i.git',
        'modules/x',
        'v1',
        'git::https://github.com/acme/i.git//modules/x?ref=v1',
      ),
    ],
    [
      'git@github.com:acme/i.git//x?ref=v1',
      git(
        'ssh://github.com/acme/i.git',
        'x',
        'v1',
        'git::ssh://git@github.com/acme/i.git//x?ref=v1',
      ),
    ],
    [
      'git::ssh://git@github.com/acme/i.git//x?ref=v1',
      git(
        'ssh://github.com/acme/i.git',
        'x',
        'v1',
        'git::ssh://git@github.com/acme/i.git//x?ref=v1',
      ),
    ],
    ['https://example.com/x.zip', { kind: 'other' }],
    ['terraform-aws-modules/vpc/aws', { kind: 'other' }],
    ['git::https://github.com/acme/i.git//../x', { kind: 'other' }],
    ['git::ext::sh -c id', { kind: 'other' }],
    ['', { kind: 'other' }],
  ])('%s', (text, expected) => {
    expect(parseModuleSource(text)).toEqual(expected);
  });

  it('are of the same repository whatever the protocol', () => {
    const keys = [
      'https://github.com/acme/i.git',
      'https://user@GitHub.com/acme/i/',
      'ssh://git@github.com/acme/i.git',
      'git@github.com:acme/i.git',
      'github.com/acme/i',
    ].map(repositoryKey);
    expect(new Set(keys)).toEqual(new Set(['github.com/acme/i']));
  });

  it('are read whatever they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), text => {
        expect(parseModuleSource(`git::${text}`)).toHaveProperty('kind');
        expect(typeof repositoryKey(text)).toBe('string');
      }),
      { numRuns: process.env.HEAVY ? 20_000 : 1_000 },
    );
  }, 120_000);
});

it('takes state out of a file, and keeps its lines', () => {
  const text = `terraform {
  backend "s3" {
    key = "x" # 키
  }
  cloud {}
  encryption {
    key_provider "external" "x" { command = ["id"] }
  }
  required_version = ">= 1"
}
data "terraform_remote_state" "a" {
  for_each = toset(["a"])
  backend = var.backend
  config = {
    bucket = "b"
    key    = "k"
  }
  workspace = "x"
}
data "terraform_remote_state" "b" {
  backend = "s3"
}
locals { last = 1 }
`;
  const file = parseHcl(text, 'main.tf');
  const result = splice(text, neutralise(file));
  const again = parseHcl(result, 'main.tf');
  expect(result).not.toMatch(/s3|cloud|encryption|"b"\n|var\.backend/);
  expect(result).toContain('for_each = toset(["a"])');
  expect(result).toContain('workspace = "x"');
  // Only the data source without `config` needs a line more.
  const line = (all: string) =>
    all.slice(0, all.indexOf('workspace =')).split('\n').length;
  expect(line(result)).toBe(line(text));
  expect(result.match(/timestamp\(\)/g)).toHaveLength(2);
  expect(again.body).toHaveLength(file.body.length);
});

it('finds how deep WAF statements nest', () => {
  const depth = (body: string) =>
    statementDepth(
      parseHcl(`resource "aws_wafv2_web_acl" "x" {\n${body}\n}\n`, 'a.tf')
        .body[0] as Block,
    );
  expect(depth('name = "x"')).toBe(0);
  expect(depth('rule {\nstatement {\ngeo_match_statement {}\n}\n}')).toBe(1);
  expect(
    depth(
      'dynamic "statement" {\ncontent {\nnot_statement {\nstatement {}\n}\n}\n}',
    ),
  ).toBe(2);
});

describe('diagnostics', () => {
  const shown = (file: string) => `shown/${file}`;

  it('skip what is not JSON, and stop at a hundred', () => {
    const line = JSON.stringify({
      diagnostic: {
        severity: 'error',
        summary: 'S',
        detail: 'D',
        range: { filename: '../m/x.tf', start: { line: 3, column: 5 } },
      },
    });
    const text = `garbage "diagnostic"\n{"diagnostic":1}\n${`${line}\n`.repeat(
      200,
    )}`;
    const found = parseDiagnostics(text, 'stack/a', shown);
    expect(found).toHaveLength(100);
    expect(found[0]).toEqual({
      severity: 'error',
      summary: 'S',
      detail: 'D',
      file: 'shown/stack/m/x.tf',
      line: 3,
      column: 5,
    });
  });
});

it('sweeps the folders of dead processes, and no others', async () => {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'sweep-test-'));
  // Processes have numbers below 2^22.
  const dead = 'infra-plan-99999999-abcdef';
  const young = 'infra-plan-99999998-abcdef';
  const alive = `infra-plan-${process.pid}-abcdef`;
  const other = 'something-else';
  for (const name of [dead, young, alive, other]) {
    mkdirSync(path.join(parent, name));
    writeFileSync(path.join(parent, name, 'file'), 'x');
    if (name !== young) utimesSync(path.join(parent, name), 0, 0);
  }
  await sweepWorkFolders(parent);
  const has = (name: string) =>
    access(path.join(parent, name)).then(
      () => true,
      () => false,
    );
  expect(await Promise.all([dead, young, alive, other].map(has))).toEqual([
    false,
    true,
    true,
    true,
  ]);
  rmSync(parent, { recursive: true });
});
