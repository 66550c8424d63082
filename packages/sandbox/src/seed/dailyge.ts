import type { SampleChange } from './changes';

/** What Terraform prints at the beginning of a plan that changes something. */
const BEGIN = `Terraform used the selected providers to generate the following execution
plan. Resource actions are indicated with the following symbols:
`;
const SAVED = `
─────────────────────────────────────────────────────────────────────────────

Note: You didn't use the -out option to save this plan, so Terraform can't
guarantee to take exactly these actions if you run "terraform apply" now.
`;

const image = (version: string) =>
  `222222222222.dkr.ecr.ap-northeast-2.amazonaws.com/dailyge-api:${version}`;

const NEW_IMAGE = `${BEGIN}  ~ update in-place
-/+ destroy and then create replacement

Terraform will perform the following actions:

  # module.api.aws_ecs_service.this will be updated in-place
  ~ resource "aws_ecs_service" "this" {
        id              = "arn:aws:ecs:ap-northeast-2:222222222222:service/dailyge-dev/dailyge-dev-api"
        name            = "dailyge-dev-api"
      ~ task_definition = "arn:aws:ecs:ap-northeast-2:222222222222:task-definition/dailyge-dev-api:41" -> (known after apply)
        # (15 unchanged attributes hidden)
    }

  # module.api.aws_ecs_task_definition.this must be replaced
-/+ resource "aws_ecs_task_definition" "this" {
      ~ container_definitions = jsonencode(
          ~ [
              ~ {
                  ~ image = "${image('1.8.1')}" -> "${image('1.8.2')}"
                    name  = "dailyge-dev-api"
                    # (3 unchanged attributes hidden)
                },
            ] # forces replacement
        )
      ~ revision              = 41 -> (known after apply)
        # (8 unchanged attributes hidden)
    }

Plan: 1 to add, 1 to change, 1 to destroy.
${SAVED}`;

const THREE = `${BEGIN}  ~ update in-place

Terraform will perform the following actions:

  # module.cluster.aws_autoscaling_group.this will be updated in-place
  ~ resource "aws_autoscaling_group" "this" {
        id       = "dailyge-dev-20260811021409142300000003"
      ~ max_size = 3 -> 4
      ~ min_size = 2 -> 3
        name     = "dailyge-dev-20260811021409142300000003"
        # (24 unchanged attributes hidden)
    }

Plan: 0 to add, 1 to change, 0 to destroy.
${SAVED}`;

const STORAGE = `${BEGIN}  ~ update in-place

Terraform will perform the following actions:

  # module.database.aws_db_instance.this will be updated in-place
  ~ resource "aws_db_instance" "this" {
      ~ allocated_storage = 20 -> 40
        id                = "db-4QZ6W2JX7M5T3KD"
        # (62 unchanged attributes hidden)
    }

Plan: 0 to add, 1 to change, 0 to destroy.
${SAVED}`;

/** Somebody made the database bigger by hand. */
export const DRIFTED = `${BEGIN}  ~ update in-place

Terraform will perform the following actions:

  # module.database.aws_db_instance.this will be updated in-place
  ~ resource "aws_db_instance" "this" {
        id             = "db-4QZ6W2JX7M5T3KD"
      ~ instance_class = "db.t4g.small" -> "db.t4g.micro"
        # (62 unchanged attributes hidden)
    }

Plan: 0 to add, 1 to change, 0 to destroy.
${SAVED}`;

export const CLEAN = `No changes. Your infrastructure matches the configuration.

Terraform has compared your real infrastructure against your configuration
and found no differences, so no changes are needed.
`;

const dir = 'terraform/dev';
const project = { name: 'dailyge-dev', dir };
const main = `${dir}/main.tf`;

/** Pull requests of the repository that GitHub Actions plan and apply. */
export const dailygeChanges: SampleChange[] = [
  {
    repository: 'dailyge-infra',
    branch: 'api-1-8-2',
    title: 'Run the API 1.8.2 in dev',
    body: 'Repeated tasks, and a fix for the time zone of reminders.\n\n반복 작업과 알림 시간대 수정입니다.',
    day: 34,
    edits: [
      {
        file: `${dir}/variables.tf`,
        from: "Tag of the API's image.",
        to: "Tag of the API's image, as its workflow pushed it.",
      },
    ],
    project,
    approval: '',
    merge: 'squash',
    actions: {
      plan: NEW_IMAGE,
      applies: [
        'module.api.aws_ecs_task_definition.this: Creation complete after 1s\nmodule.api.aws_ecs_service.this: Modifications complete after 94s\n\nApply complete! Resources: 1 added, 1 changed, 1 destroyed.\n',
      ],
    },
  },
  {
    repository: 'dailyge-infra',
    branch: 'three-instances',
    title: 'Let the cluster have three instances',
    body: 'Deployments wait for room: two instances are full with one task more.',
    day: 66,
    edits: [
      {
        file: main,
        from: '  size          = 2\n',
        to: '  size          = 3\n',
      },
    ],
    project,
    approval: 'One more t3.small is fine.',
    merge: 'merge',
    actions: {
      plan: THREE,
      applies: [
        '╷\n│ Error: updating Auto Scaling Group (dailyge-dev-20260811021409142300000003): ValidationError: You have requested more vCPU capacity than your current limit of 5\n│ \n│   with module.cluster.aws_autoscaling_group.this,\n│   on modules/compute/ecs-cluster/main.tf line 58, in resource "aws_autoscaling_group" "this":\n│   58: resource "aws_autoscaling_group" "this" {\n╵\n',
        'module.cluster.aws_autoscaling_group.this: Modifications complete after 61s\n\nApply complete! Resources: 0 added, 1 changed, 0 destroyed.\n',
      ],
    },
  },
  {
    repository: 'dailyge-infra',
    branch: 'database-40',
    title: 'Give the database 40 GB',
    body: 'It is 85 % full.\n\n사용률이 85%입니다.',
    day: 90,
    edits: [
      {
        file: main,
        from: '  allocated_storage = 20\n',
        to: '  allocated_storage = 40\n',
      },
    ],
    project,
    actions: { plan: STORAGE, applies: [] },
  },
];
