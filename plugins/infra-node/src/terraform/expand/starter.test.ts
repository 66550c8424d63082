import { rmSync } from 'node:fs';
import { declaredResourceSchema } from '@infra-portal/infra-common';
import { gitTree } from '../plan/gitTree';
import { expandStack } from './expandStack';
import { starterRepository, starterStacks } from './__testUtils__/starter';

describe('the stacks of the starter', () => {
  const repository = starterRepository();
  const tree = gitTree(repository.path, repository.commit);

  afterAll(() => {
    rmSync(repository.path, { recursive: true, force: true });
  });

  const expand = (folder: string) =>
    expandStack({ tree, folder, repositories: [repository] });

  it('tell what a service runs on', async () => {
    const { resources, region } = await expand('stacks/authhub/api/prod');
    expect(region).toBe('ap-northeast-2');
    for (const each of resources) {
      expect(declaredResourceSchema.safeParse(each).error).toBeUndefined();
    }
    const byAddress = new Map(resources.map(each => [each.address, each]));
    const service = byAddress.get('module.service.aws_ecs_service.this');
    expect(service?.links.task_definition).toEqual([
      'module.service.aws_ecs_task_definition.this',
    ]);
    const task = byAddress.get('module.service.aws_ecs_task_definition.this');
    expect(task?.values).toMatchObject({ cpu: 512, memory: 1024 });
  });

  it.each(starterStacks())('%s has a region and no problem', async folder => {
    const { problems, region } = await expand(folder);
    expect(region).toBe('ap-northeast-2');
    // The rules of this group have a data source's value in their keys.
    const expected = folder.endsWith('/ingress')
      ? ['module.internal.aws_vpc_security_group_ingress_rule.cidr']
      : [];
    expect(problems.map(each => each.address)).toEqual(expected);
  });
});
