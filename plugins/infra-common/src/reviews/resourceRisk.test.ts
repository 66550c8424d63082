import fc from 'fast-check';
import { RESOURCE_ACTIONS, type ResourceChange } from '../runs/api/run';
import { byResourceRisk, judgeResource } from './resourceRisk';
import { RISK_LEVELS } from './risk';

type Change = Pick<ResourceChange, 'address' | 'action'>;

const of = (action: Change['action'], address: string): Change => ({
  action,
  address,
});

it.each([
  ['delete', 'aws_db_instance.main', 'high', 'data-loss'],
  ['replace', 'module.db["a.b"].aws_rds_cluster.this[0]', 'high', 'data-loss'],
  ['update', 'aws_db_instance.main', 'low', undefined],
  ['forget', 'aws_db_instance.main', 'medium', undefined],
  ['create', 'aws_iam_role_policy.task', 'medium', 'access'],
  ['update', 'aws_s3_bucket_policy.this', 'medium', 'access'],
  ['update', 'aws_lambda_permission.api', 'medium', 'access'],
  ['create', 'aws_appautoscaling_policy.cpu', 'low', undefined],
  ['create', 'aws_vpc_security_group_ingress_rule.web', 'medium', 'exposure'],
  ['delete', 'aws_s3_bucket_public_access_block.a', 'medium', 'exposure'],
  ['delete', 'aws_ecs_service.this', 'medium', 'destroys'],
  ['replace', 'aws_instance.this', 'medium', 'replaces'],
  ['replace', 'aws_ecs_task_definition.this', 'low', undefined],
  ['read', 'data.aws_iam_policy_document.x', 'none', undefined],
  ['delete', 'data.aws_db_instance.x', 'none', undefined],
  ['import', 'aws_db_instance.main', 'none', undefined],
  ['move', 'aws_db_instance.main', 'none', undefined],
] as const)('%s of %s is %s', (action, address, level, code) => {
  expect(judgeResource(of(action, address))).toMatchObject({ level });
  expect(judgeResource(of(action, address)).code).toBe(code);
});

const changes = fc.array(
  fc.record({
    action: fc.constantFrom(...RESOURCE_ACTIONS),
    address: fc.constantFrom(
      'aws_db_instance.a',
      'aws_iam_role.a',
      'aws_security_group.a',
      'aws_instance.a',
      'data.aws_ami.a',
      'module.x',
      '',
    ),
  }),
);

it('orders by level, in one way whatever the order before', () => {
  fc.assert(
    fc.property(changes, list => {
      const sorted = [...list].sort(byResourceRisk);
      const levels = sorted.map(each =>
        RISK_LEVELS.indexOf(judgeResource(each).level),
      );
      expect(levels).toEqual([...levels].sort((a, b) => b - a));
      expect([...list].reverse().sort(byResourceRisk)).toEqual(sorted);
    }),
  );
});
