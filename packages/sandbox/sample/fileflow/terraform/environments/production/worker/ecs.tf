resource "aws_ecs_task_definition" "worker" {
  family                   = local.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 2048
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  container_definitions = jsonencode([
    {
      name      = "worker"
      image     = "111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/fileflow/worker:2.3.0"
      essential = true
      environment = [
        { name = "QUEUE_URL", value = aws_sqs_queue.jobs.url },
        { name = "BUCKET", value = data.terraform_remote_state.storage.outputs.bucket_name },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.worker.name
          awslogs-region        = "ap-northeast-2"
          awslogs-stream-prefix = "worker"
        }
      }
    }
  ])

  tags = local.tags
}

resource "aws_ecs_service" "worker" {
  name            = local.name
  cluster         = data.aws_ssm_parameter.cluster_arn.insecure_value
  task_definition = aws_ecs_task_definition.worker.arn
  desired_count   = var.desired_count
  launch_type     = "FARGATE"
  propagate_tags  = "SERVICE"

  network_configuration {
    subnets         = split(",", data.aws_ssm_parameter.subnet_ids.insecure_value)
    security_groups = [aws_security_group.worker.id]
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  tags = local.tags
}

resource "aws_security_group" "worker" {
  name        = local.name
  description = "FileFlow worker"
  vpc_id      = data.aws_ssm_parameter.vpc_id.insecure_value

  # 아웃바운드는 전부 허용
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = local.tags
}

resource "aws_cloudwatch_log_group" "worker" {
  name              = "/ecs/${local.name}"
  retention_in_days = 365

  tags = local.tags
}
