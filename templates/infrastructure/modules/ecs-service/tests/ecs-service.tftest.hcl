mock_provider "aws" {
  mock_data "aws_region" {
    defaults = { region = "ap-northeast-2" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
}

variables {
  name = "authhub-api-dev"
  container = {
    image   = "222222222222.dkr.ecr.ap-northeast-2.amazonaws.com/authhub/api:1.0.0"
    port    = 8080
    secrets = { DB_PASSWORD = "arn:aws:secretsmanager:ap-northeast-2:222222222222:secret:authhub-AbCdEf:password::" }
  }
  network = {
    vpc_id     = "vpc-0123456789abcdef0"
    subnet_ids = ["subnet-0a00000000000000a", "subnet-0c00000000000000c"]
  }
  egress_rules = {
    endpoints = { description = "AWS services", from_port = 443, security_group_id = "sg-00000000000000001" }
  }
  load_balancer = {
    listener_arn      = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef"
    security_group_id = "sg-00000000000000003"
    priority          = 100
    hosts             = ["auth.dev.example.com"]
  }
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = aws_ecs_service.this.network_configuration[0].assign_public_ip == false
    error_message = "Tasks have no public address by default."
  }
  assert {
    condition     = aws_ecs_service.this.platform_version == "LATEST" && aws_ecs_service.this.propagate_tags == "SERVICE" && aws_ecs_service.this.enable_ecs_managed_tags
    error_message = "The latest platform, and tasks carry the service's tags."
  }
  assert {
    condition     = aws_ecs_service.this.deployment_circuit_breaker[0].enable && aws_ecs_service.this.deployment_circuit_breaker[0].rollback
    error_message = "A deployment that does not get healthy rolls itself back."
  }
  assert {
    condition     = aws_ecs_service.this.enable_execute_command == false && length(aws_iam_role_policy.execute_command) == 0
    error_message = "Nobody opens a shell unless the service says so."
  }
  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].readonlyRootFilesystem && !jsondecode(aws_ecs_task_definition.this.container_definitions)[0].privileged
    error_message = "The root file system is read-only and no container is privileged."
  }
  assert {
    condition     = aws_cloudwatch_log_group.this.retention_in_days == 365
    error_message = "Logs are kept for a year by default."
  }
  assert {
    condition     = aws_appautoscaling_target.this.min_capacity == 2 && join(" ", keys(aws_appautoscaling_policy.this)) == "cpu"
    error_message = "Two tasks at least, scaled by CPU."
  }
  assert {
    condition     = length(aws_ecs_cluster.this) == 1 && one(aws_ecs_cluster.this[0].setting).value == "enhanced"
    error_message = "Without a cluster the service gets one of its own, with Container Insights."
  }
  assert {
    condition     = one(aws_ecs_service.this.capacity_provider_strategy).capacity_provider == "FARGATE"
    error_message = "Fargate by default."
  }
}

run "roles_are_least_privilege" {
  command = plan

  assert {
    condition     = aws_iam_role.task.name != aws_iam_role.execution.name && length(aws_iam_role_policy.task) == 0
    error_message = "The application has a role of its own, which may do nothing by default."
  }
  assert {
    condition = join("\n", [
      for statement in data.aws_iam_policy_document.execution.statement : "${statement.sid} ${join(" ", statement.resources)}"
      ]) == join("\n", [
      "WriteLogs arn:aws:logs:ap-northeast-2:111111111111:log-group:/ecs/authhub-api-dev:*",
      "LogInToRegistry *",
      "PullImages arn:aws:ecr:ap-northeast-2:222222222222:repository/authhub/api",
      "ReadSecrets arn:aws:secretsmanager:ap-northeast-2:222222222222:secret:authhub-AbCdEf",
    ])
    error_message = "ECS may read exactly this image, these secrets and this log group."
  }
}

run "images_from_elsewhere_need_no_registry_permission" {
  command = plan

  variables {
    container     = { image = "ghcr.io/acme/worker:1.0.0" }
    load_balancer = null
  }

  assert {
    condition     = join(" ", [for statement in data.aws_iam_policy_document.execution.statement : statement.sid]) == "WriteLogs"
    error_message = "Without ECR images and secrets only the log group is left."
  }
}

run "behind_a_load_balancer" {
  command = plan

  assert {
    condition     = join(" ", keys(aws_lb_target_group.this)) == "blue" && aws_lb_target_group.this["blue"].target_type == "ip"
    error_message = "One target group of addresses."
  }
  assert {
    condition     = length(aws_lb_listener_rule.rolling) == 1 && length(aws_lb_listener_rule.shifting) == 0
    error_message = "A rolling service has a plain rule."
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.load_balancer[0].referenced_security_group_id == "sg-00000000000000003" && aws_vpc_security_group_ingress_rule.load_balancer[0].to_port == 8080
    error_message = "Only the load balancer reaches the port."
  }
  assert {
    condition     = aws_vpc_security_group_egress_rule.load_balancer[0].security_group_id == "sg-00000000000000003"
    error_message = "The load balancer gets its way to the tasks."
  }
}

run "worker" {
  command = plan

  variables {
    container     = { image = "ghcr.io/acme/worker:1.0.0" }
    load_balancer = null
  }

  assert {
    condition     = length(aws_lb_target_group.this) + length(aws_lb_listener_rule.rolling) + length(aws_vpc_security_group_ingress_rule.load_balancer) == 0
    error_message = "A worker has no ingress at all."
  }
  assert {
    condition     = !can(jsondecode(aws_ecs_task_definition.this.container_definitions)[0].portMappings) && output.listener_rule_arn == null
    error_message = "A worker listens on no port."
  }
}

run "blue_green" {
  command = plan

  variables {
    deployment = { strategy = "blue_green", alarm_names = ["errors"] }
  }

  assert {
    condition     = join(" ", keys(aws_lb_target_group.this)) == "blue green" && join(" ", keys(aws_lb_listener_rule.shifting)) == "production"
    error_message = "Two target groups and a rule that ECS may change."
  }
  assert {
    condition     = aws_ecs_service.this.deployment_configuration[0].strategy == "BLUE_GREEN" && aws_ecs_service.this.deployment_configuration[0].bake_time_in_minutes == "5"
    error_message = "The old tasks stay for five minutes."
  }
  assert {
    condition     = aws_ecs_service.this.alarms[0].rollback && length(aws_iam_role.deployment) == 1
    error_message = "Alarms roll back, and ECS has a role to move traffic."
  }
}

run "canary_with_test_listener" {
  command = plan

  variables {
    deployment = { strategy = "canary", canary_percent = 20 }
    load_balancer = {
      listener_arn      = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef"
      test_listener     = { arn = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/fedcba9876543210" }
      security_group_id = "sg-00000000000000003"
      priority          = 100
      paths             = ["/api/*"]
    }
  }

  assert {
    condition     = aws_ecs_service.this.deployment_configuration[0].canary_configuration[0].canary_percent == 20
    error_message = "One request in five goes to the new version first."
  }
  assert {
    condition     = join(" ", keys(aws_lb_listener_rule.shifting)) == "production test"
    error_message = "The test listener has a rule of its own."
  }
}

run "on_ec2" {
  command = plan

  variables {
    cluster            = { arn = "arn:aws:ecs:ap-northeast-2:222222222222:cluster/shared" }
    launch_type        = "EC2"
    capacity_providers = [{ name = "shared-instances" }]
    cpu                = 300
    memory             = 700
  }

  assert {
    condition     = length(aws_ecs_cluster.this) == 0 && output.cluster_name == "shared"
    error_message = "A given cluster is used."
  }
  assert {
    condition     = aws_ecs_service.this.ordered_placement_strategy[0].field == "attribute:ecs.availability-zone"
    error_message = "On instances, tasks spread over zones."
  }
}

run "sidecars" {
  command = plan

  variables {
    container = { image = "ghcr.io/acme/api:1.0.0", port = 8080, writable_paths = ["/tmp", "/var/cache/app"] }
    sidecars = [
      { name = "opa", image = "ghcr.io/acme/opa:1.0.0", start_first = true, port = 8181, health_check = { command = ["CMD", "/opa"] } },
      { name = "otel", image = "ghcr.io/acme/otel:1.0.0", essential = false, start_first = true, writable_paths = ["/tmp"] },
    ]
  }

  assert {
    condition = join(", ", [
      for dependency in jsondecode(aws_ecs_task_definition.this.container_definitions)[0].dependsOn : "${dependency.containerName} ${dependency.condition}"
    ]) == "opa HEALTHY, otel START"
    error_message = "The main container waits for the sidecars that start first."
  }
  assert {
    condition     = toset(aws_ecs_task_definition.this.volume[*].name) == toset(["authhub-api-dev-tmp", "authhub-api-dev-var-cache-app", "otel-tmp"])
    error_message = "Every writable path is a volume of its own."
  }
}

run "scaling" {
  command = plan

  variables {
    load_balancer = {
      listener_arn      = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef"
      security_group_id = "sg-00000000000000003"
      arn_suffix        = "app/dev/0123456789abcdef"
      priority          = 100
      hosts             = ["auth.dev.example.com"]
    }
    scaling = {
      min                 = 1
      max                 = 6
      cpu_percent         = 0
      memory_percent      = 70
      requests_per_target = 1000
      schedules           = { night = { schedule = "cron(0 20 * * ? *)", min = 0, max = 0 } }
    }
  }

  assert {
    condition     = join(" ", keys(aws_appautoscaling_policy.this)) == "memory requests"
    error_message = "0 turns a target off."
  }
  assert {
    condition     = aws_appautoscaling_scheduled_action.this["night"].timezone == "Asia/Seoul"
    error_message = "Schedules are in Korean time unless another zone is given."
  }
}

run "scaling_by_backlog" {
  command = plan

  variables {
    cluster = { arn = "arn:aws:ecs:ap-northeast-2:222222222222:cluster/acme-dev" }
    scaling = {
      min         = 0
      max         = 10
      cpu_percent = 0
      backlog     = { queues = { mail = "authhub-mail", audit = "authhub-audit.fifo" }, messages_per_task = 50 }
    }
  }

  assert {
    condition     = length(aws_appautoscaling_policy.this) == 0 && length(aws_appautoscaling_policy.backlog) == 1
    error_message = "The backlog alone decides."
  }
  assert {
    condition = anytrue([
      for metric in aws_appautoscaling_policy.backlog[0].target_tracking_scaling_policy_configuration[0].customized_metric_specification[0].metrics :
      metric.expression == "(FILL(q0, 0) + FILL(q1, 0)) / IF(FILL(tasks, 0) > 1, FILL(tasks, 0), 1)"
    ])
    error_message = "Waiting messages are divided by the running tasks, and by one when none runs."
  }
  assert {
    condition     = aws_appautoscaling_policy.backlog[0].target_tracking_scaling_policy_configuration[0].target_value == 50
    error_message = "Fifty messages a task."
  }
}

run "one_fixed_task_has_no_policy" {
  command = plan

  variables {
    scaling = { min = 1, max = 1, backlog = { queues = { mail = "authhub-mail" } } }
  }

  assert {
    condition     = length(aws_appautoscaling_policy.this) == 0 && length(aws_appautoscaling_policy.backlog) == 0
    error_message = "With one fixed number there is nothing to scale."
  }
}

run "service_connect_and_discovery" {
  command = plan

  variables {
    service_connect = { namespace_arn = "arn:aws:servicediscovery:ap-northeast-2:222222222222:namespace/ns-abcdef0123456789" }
    discovery       = { namespace_id = "ns-abcdef0123456789" }
  }

  assert {
    condition     = aws_ecs_service.this.service_connect_configuration[0].service[0].client_alias[0].dns_name == "authhub-api-dev"
    error_message = "The service offers itself under its own name."
  }
  assert {
    condition     = length(aws_service_discovery_service.this) == 1
    error_message = "The tasks' addresses are registered."
  }
}

run "execute_command_is_recorded" {
  command = plan

  variables {
    execute_command = true
    logs            = { kms_key_arn = "arn:aws:kms:ap-northeast-2:222222222222:key/0a1b2c3d" }
  }

  assert {
    condition     = aws_ecs_cluster.this[0].configuration[0].execute_command_configuration[0].log_configuration[0].cloud_watch_encryption_enabled
    error_message = "Sessions are recorded in an encrypted log group."
  }
  assert {
    condition     = join(" ", [for statement in data.aws_iam_policy_document.execute_command.statement : statement.sid]) == "OpenSession RecordSession EncryptSession"
    error_message = "The task may open, record and encrypt sessions."
  }
}
