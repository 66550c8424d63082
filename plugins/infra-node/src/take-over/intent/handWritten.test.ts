import path from 'node:path';
import {
  starterPaths,
  starterStandards,
} from '../../golden-path/__testUtils__/starter';
import { filesIn, FOLDER, placeOf, ROOT } from '../__testUtils__/places';
import { proposeIntent } from './proposeIntent';

const WORKER = path.join(
  ROOT,
  'packages/sandbox/sample/fileflow/terraform/environments/dev/worker',
);
const MODULES = ['ecs-service', 'sqs', 'alarm-set'];
const stack = {
  ...{ folder: FOLDER, product: 'fileflow', service: 'worker' },
  environment: 'dev',
};

const proposalOf = (files: Record<string, string>) => {
  const { tree, modules } = placeOf(files, MODULES);
  return proposeIntent({
    ...{ stack, tree, modules, siblings: [], matched: ['log-group'] },
    ...{ repositories: [], standards: starterStandards },
    paths: [...starterPaths().values()],
  });
};

it('reads a sample that people wrote', async () => {
  const made = await proposalOf(filesIn(WORKER));
  expect(made).toMatchObject({
    goldenPath: { name: 'worker' },
    alternatives: ['ecs-fargate'],
    intent: {
      ...{ owner: 'developers', costCenter: 'CC-2300', cpu: 256, memory: 1024 },
      image:
        '111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/fileflow/worker:2.3.0',
      count: { min: 1, max: 1 },
      queues: { jobs: { fifo: false, visibilitySeconds: 900 } },
    },
  });
  const image = made.answers.find(({ path: [part] }) => part === 'image');
  expect(image?.from).toEqual([
    {
      address: 'aws_ecs_task_definition.worker',
      ...{ file: `${FOLDER}/ecs.tf`, line: 1, environment: 'dev' },
    },
  ]);
  expect(made.gaps).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        path: ['variables', 'QUEUE_URL'],
        reason: 'computed',
      }),
    ]),
  );
});

it('says of each answer that is none why', async () => {
  const made = await proposalOf({
    'main.tf': `resource "aws_ecs_task_definition" "a" {
  requires_compatibilities = ["FARGATE"]
  cpu                      = var.cpu
  memory                   = "plenty"
  container_definitions    = jsonencode([{
    name  = "a"
    image = "not an image"
    environment = [
      { name = "DB_PASSWORD", value = "hunter2" },
      { name = "DATABASE_NAME", value = "a" },
    ]
  }])
}

variable "cpu" {}

resource "aws_ecs_service" "a" {
  name        = "a"
  launch_type = "FARGATE"
}

resource "aws_db_instance" "a" {
  engine         = "oracle-ee"
  instance_class = "db.t4g.micro"
}

resource "aws_db_instance" "b" {}

resource "aws_sqs_queue" "a" {
  name = "Größe"
}
`,
  });
  const gaps = made.gaps.map(({ path: at, reason }) => [at.join('.'), reason]);
  expect(gaps).toEqual(
    expect.arrayContaining([
      ['cpu', 'computed'],
      ['memory', 'refused'],
      ['image', 'refused'],
      ['variables.DB_PASSWORD', 'credential'],
      ['variables.DATABASE_NAME', 'given'],
      ['count', 'absent'],
      ['database', 'several'],
      ['owner', 'absent'],
    ]),
  );
  expect(JSON.stringify(made)).not.toContain('hunter2');
});

it('proposes what a load balancer tells, and no golden path without one', async () => {
  const files = filesIn(WORKER);
  const balanced = {
    ...files,
    'lb.tf': `resource "aws_lb" "a" {
  internal = true
}

resource "aws_lb_target_group" "a" {
  health_check {
    path = "/ready"
  }
}

resource "aws_lb_listener_rule" "a" {
  listener_arn = "a"
  action {
    type = "forward"
  }
  condition {
    host_header {
      values = ["worker.dev.acme.example"]
    }
  }
  condition {
    path_pattern {
      values = ["/api", "/api/*"]
    }
  }
}
`,
  };
  const made = await proposalOf(balanced);
  expect(made).toMatchObject({
    goldenPath: { name: 'ecs-fargate' },
    paths: expect.arrayContaining([
      { name: 'worker', lacks: 'part', names: ['ingress'] },
    ]),
    intent: {
      ingress: { kind: 'internal', host: 'worker', path: '/api' },
      healthPath: '/ready',
    },
  });
});
