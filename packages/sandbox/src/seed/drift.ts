import type { Atlantis } from '../atlantis/atlantis';
import type { Drift } from '../atlantis/terraform/difference';
import { ORGANISATION } from './provision';

interface SampleDrift extends Omit<Drift, 'action'> {
  repository: string;
  dir: string;
}

/** What the real world has otherwise than the sample's code. */
const DRIFTS: readonly SampleDrift[] = [
  {
    // Somebody gave the jobs more time at night, by hand.
    repository: 'infrastructure',
    dir: 'stacks/dts/worker/prod',
    address: 'module.jobs.aws_sqs_queue.this',
    arguments: { visibility_timeout_seconds: 1800 },
  },
  {
    // A scaler runs more tasks than the code asks for.
    repository: 'fileflow',
    dir: 'terraform/environments/dev/worker',
    address: 'aws_ecs_service.worker',
    arguments: { desired_count: 4 },
  },
  {
    // Whoever counts costs tags what they find.
    repository: 'fileflow',
    dir: 'terraform/environments/dev/storage',
    address: 'aws_ssm_parameter.bucket',
    arguments: {
      tags: {
        CostCenter: '4711',
        Environment: 'dev',
        ManagedBy: 'terraform',
        Project: 'fileflow',
        Service: 'fileflow-storage',
        Team: 'developers',
      },
    },
  },
];

/** Lets some stacks of these repositories differ from their code. */
export function plantDrift(atlantis: Atlantis, repositories: string[]) {
  for (const { repository, dir, address, arguments: actual } of DRIFTS) {
    if (!repositories.includes(repository)) continue;
    atlantis.shop.store.setDrift(
      { repo: `${ORGANISATION}/${repository}`, dir, workspace: 'default' },
      [{ address, action: 'update', arguments: actual }],
    );
  }
}
