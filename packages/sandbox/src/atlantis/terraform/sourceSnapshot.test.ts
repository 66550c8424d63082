import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { difference } from './difference';
import { planText } from './planText';
import { emptySnapshot } from './snapshot';
import { SourceSnapshots } from './sourceSnapshot';

const FILES = {
  'modules/log/main.tf':
    'variable "name" {\n  type = string\n}\n\nresource "aws_cloudwatch_log_group" "this" {\n  name = var.name\n}\n',
  'stack/main.tf':
    'module "logs" {\n  source = "../modules/log"\n  name   = "/shop"\n}\n',
  'stack/imports.tf':
    'import {\n  to = module.logs.aws_cloudwatch_log_group.this\n  id = "/shop"\n}\n',
};

it('reads import blocks, which make nothing in a stack without a state', async () => {
  const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'snapshot-test-'));
  try {
    for (const [name, text] of Object.entries(FILES)) {
      fs.mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
      fs.writeFileSync(path.join(cwd, name), text);
    }
    const git = (...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args],
        {
          ...{ cwd, encoding: 'utf8' },
        },
      );
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'Begin');
    const commit = git('rev-parse', 'HEAD').trim();
    const snapshots = new SourceSnapshots({ repository: () => undefined });
    const directory = path.join(cwd, '.git');
    const wanted = await snapshots.read(directory, commit, 'stack', 'default');
    const text = planText(difference(emptySnapshot(), wanted));
    expect(text).toContain(
      '# module.logs.aws_cloudwatch_log_group.this will be imported',
    );
    expect(text).toContain(
      'Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.',
    );
  } finally {
    fs.rmSync(cwd, { recursive: true, force: true });
  }
}, 30_000);
