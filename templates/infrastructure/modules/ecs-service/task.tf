data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  port_name = "app"

  containers = concat(
    [merge(var.container, {
      name       = var.name
      essential  = true
      cpu        = null
      memory     = null
      depends_on = [for sidecar in var.sidecars : sidecar if sidecar.start_first]
    })],
    [for sidecar in var.sidecars : merge(sidecar, {
      working_directory = null
      stop_timeout      = 30
      depends_on        = []
    })],
  )

  # Every writable path is a volume of its own, empty when the task starts.
  volumes = {
    for pair in flatten([
      for container in local.containers : [for path in container.writable_paths : { container = container.name, path = path }]
    ]) :
    "${pair.container}${replace(pair.path, "/[^A-Za-z0-9-]/", "-")}" => pair
  }

  # ECS leaves out what is empty, so it is left out here too: otherwise every plan would show a change.
  container_definitions = [
    for container in local.containers : {
      for key, value in {
        name                   = container.name
        image                  = container.image
        essential              = container.essential
        cpu                    = container.cpu
        memory                 = container.memory
        command                = container.command
        entryPoint             = container.entry_point
        user                   = container.user
        workingDirectory       = container.working_directory
        stopTimeout            = container.stop_timeout
        privileged             = false
        readonlyRootFilesystem = container.readonly_root_filesystem
        linuxParameters        = { initProcessEnabled = true }
        environment            = [for name in sort(keys(container.environment)) : { name = name, value = container.environment[name] }]
        secrets                = [for name in sort(keys(container.secrets)) : { name = name, valueFrom = container.secrets[name] }]
        mountPoints = [
          for name, volume in local.volumes : { sourceVolume = name, containerPath = volume.path, readOnly = false }
          if volume.container == container.name
        ]
        portMappings = container.port == null ? [] : [merge(
          { containerPort = container.port, hostPort = container.port, protocol = "tcp" },
          container.name == var.name ? { name = local.port_name } : {},
          container.name == var.name && var.service_connect != null ? { appProtocol = var.service_connect.app_protocol } : {},
        )]
        healthCheck = container.health_check == null ? null : {
          command     = container.health_check.command
          interval    = container.health_check.interval
          timeout     = container.health_check.timeout
          retries     = container.health_check.retries
          startPeriod = container.health_check.start_period
        }
        dependsOn = [
          for sidecar in container.depends_on :
          { containerName = sidecar.name, condition = sidecar.health_check == null ? "START" : "HEALTHY" }
        ]
        logConfiguration = {
          logDriver = "awslogs"
          options = {
            awslogs-group         = local.log_group
            awslogs-region        = data.aws_region.current.region
            awslogs-stream-prefix = container.name
            # A slow log service must not stop the application; at most the buffer is lost.
            mode            = "non-blocking"
            max-buffer-size = "25m"
          }
        }
      } : key => value if value != null && try(length(value) > 0, true)
    }
  ]
}

resource "aws_cloudwatch_log_group" "this" {
  name              = local.log_group
  retention_in_days = var.logs.retention_in_days
  kms_key_id        = var.logs.kms_key_arn

  tags = var.tags
}

resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = [var.launch_type]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  container_definitions    = jsonencode(local.container_definitions)

  # A pipeline that registers the same definition with the same image changes nothing here.
  track_latest = true

  runtime_platform {
    cpu_architecture        = var.architecture
    operating_system_family = "LINUX"
  }

  dynamic "volume" {
    for_each = local.volumes

    content {
      name = volume.key
    }
  }

  dynamic "ephemeral_storage" {
    for_each = var.ephemeral_storage_gib == null ? [] : [var.ephemeral_storage_gib]

    content {
      size_in_gib = ephemeral_storage.value
    }
  }

  tags = var.tags
}
