import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PlanRun } from './planStack';
import { gitTree } from './gitTree';
import { moduleRepository, one, withTerraform } from './__testUtils__/plans';

const output = (value: string) => `output "x" {\n  value = "${value}"\n}\n`;

withTerraform('plans of before', () => {
  it('are those of the very same files, and of no others', async () => {
    const known = new Map<string, PlanRun>();
    const first = await one(output('a'), { known });
    expect(first.status).toBe('planned');
    expect(await one(output('a'), { known })).toBe(first);
    const others = [
      await one(output('b'), { known }),
      await one(output('a'), { known, workspace: 'prod' }),
    ];
    for (const other of others) {
      expect(other.status).toBe('planned');
      expect(other).not.toBe(first);
    }
    expect(known.size).toBe(3);
  }, 180_000);

  it('are kept where the code is wrong, and not where time ran out', async () => {
    const known = new Map<string, PlanRun>();
    const wrong = 'output "x" {\n  value = var.no\n}\n';
    const first = await one(wrong, { known });
    expect(first).toMatchObject({ status: 'failed', reason: 'errors' });
    expect(await one(wrong, { known })).toBe(first);
    const late = await one(output('late'), { known, timeout: 1 });
    expect(late).toMatchObject({ status: 'failed', reason: 'timeout' });
    expect(known.size).toBe(1);
  }, 180_000);
});

describe('files at a commit', () => {
  it('are read anew when a tag has moved', async () => {
    const repository = moduleRepository();
    try {
      const git = (...args: string[]) =>
        execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8' });
      const textOf = async (ref: string) => {
        const files = await gitTree(repository, ref).files('modules/moved');
        return files.map(({ content }) => Buffer.from(content).toString());
      };
      const release = (text: string) => {
        const folder = path.join(repository, 'modules/moved');
        mkdirSync(folder, { recursive: true });
        writeFileSync(path.join(folder, 'main.tf'), text);
        git('add', '--all');
        const who = ['-c', 'user.name=P', '-c', 'user.email=p@acme.example'];
        git(...who, 'commit', '--quiet', '-m', 'Release');
        git('tag', '--force', 'moved/v1.0.0');
      };
      release(output('a'));
      const both = [textOf('moved/v1.0.0'), textOf('moved/v1.0.0')];
      expect(await Promise.all(both)).toEqual([[output('a')], [output('a')]]);
      release(output('b'));
      expect(await textOf('moved/v1.0.0')).toEqual([output('b')]);
      // Whoever got files may do with the list what they want.
      const tree = gitTree(repository, 'moved/v1.0.0');
      (await tree.files('modules/moved')).length = 0;
      expect(await tree.files('modules/moved')).toHaveLength(1);
    } finally {
      rmSync(repository, { recursive: true, force: true });
    }
  });
});
