data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Auto Scaling does not hand the provider's default tags on to what it starts.
data "aws_default_tags" "current" {}

locals {
  instance_tags = merge(data.aws_default_tags.current.tags, var.tags, { Name = var.name })

  # Types with a g after the generation (t4g, m7g, c6gn) have Graviton processors.
  is_arm = can(regex("^[a-z]+[0-9]+g", var.instance_type))

  default_ami = (
    var.ecs_cluster != null
    ? "/aws/service/ecs/optimized-ami/amazon-linux-2023${local.is_arm ? "/arm64" : ""}/recommended/image_id"
    : "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${local.is_arm ? "arm64" : "x86_64"}"
  )
  ami = coalesce(var.ami, local.default_ami)

  ecs_user_data = var.ecs_cluster == null ? "" : <<-SCRIPT
    #!/bin/bash
    cat >> /etc/ecs/ecs.config <<'CONFIG'
    ECS_CLUSTER=${var.ecs_cluster.name}
    ECS_ENABLE_SPOT_INSTANCE_DRAINING=true
    ECS_AWSVPC_BLOCK_IMDS=true
    CONFIG
  SCRIPT
  user_data     = var.ecs_cluster == null ? var.user_data : "${local.ecs_user_data}${trimprefix(var.user_data, "#!/bin/bash\n")}"
}

resource "aws_launch_template" "this" {
  name_prefix   = "${var.name}-"
  description   = "Instances of ${var.name}"
  instance_type = var.instance_type
  # A parameter is resolved when an instance starts, so a new image shows no change in the plan.
  image_id               = startswith(local.ami, "/") ? "resolve:ssm:${local.ami}" : local.ami
  user_data              = local.user_data == "" ? null : base64encode(local.user_data)
  ebs_optimized          = true
  update_default_version = true

  iam_instance_profile {
    arn = aws_iam_instance_profile.this.arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = var.metadata_hop_limit
    instance_metadata_tags      = "disabled"
  }

  monitoring {
    enabled = var.detailed_monitoring
  }

  network_interfaces {
    associate_public_ip_address = var.network.assign_public_ip
    delete_on_termination       = true
    security_groups             = [aws_security_group.this.id]
  }

  block_device_mappings {
    device_name = var.root_volume.device_name

    ebs {
      volume_type           = "gp3"
      volume_size           = var.root_volume.size_gib
      iops                  = var.root_volume.iops
      throughput            = var.root_volume.throughput
      encrypted             = true
      kms_key_id            = var.root_volume.kms_key_arn
      delete_on_termination = true
    }
  }

  dynamic "tag_specifications" {
    for_each = toset(["volume", "network-interface"])

    content {
      resource_type = tag_specifications.value
      tags          = local.instance_tags
    }
  }

  tags = var.tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "this" {
  name_prefix         = "${var.name}-"
  min_size            = var.scaling.min
  max_size            = var.scaling.max
  vpc_zone_identifier = var.network.subnet_ids

  health_check_type         = var.load_balancer == null ? "EC2" : "ELB"
  health_check_grace_period = var.deployment.health_grace_seconds
  default_instance_warmup   = var.deployment.warmup_seconds
  target_group_arns         = aws_lb_target_group.this[*].arn
  max_instance_lifetime     = var.deployment.max_lifetime_days * 86400
  # ECS protects instances that run tasks, and takes the protection away when it has drained them.
  protect_from_scale_in = var.ecs_cluster != null

  enabled_metrics = [
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupMaxSize",
    "GroupMinSize",
    "GroupPendingInstances",
    "GroupTerminatingInstances",
    "GroupTotalInstances",
  ]

  launch_template {
    id = aws_launch_template.this.id
    # A number and not $Latest: only then does a refresh know what to roll back to.
    version = aws_launch_template.this.latest_version
  }

  instance_maintenance_policy {
    min_healthy_percentage = var.deployment.min_healthy_percent
    max_healthy_percentage = var.deployment.max_healthy_percent
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      auto_rollback                = true
      skip_matching                = true
      instance_warmup              = var.deployment.warmup_seconds
      min_healthy_percentage       = var.deployment.min_healthy_percent
      max_healthy_percentage       = var.deployment.max_healthy_percent
      scale_in_protected_instances = var.ecs_cluster == null ? "Ignore" : "Refresh"

      dynamic "alarm_specification" {
        for_each = length(var.deployment.alarm_names) > 0 ? [var.deployment.alarm_names] : []

        content {
          alarms = alarm_specification.value
        }
      }
    }
  }

  dynamic "tag" {
    for_each = merge(local.instance_tags, var.ecs_cluster == null ? {} : { AmazonECSManaged = "true" })

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }

  lifecycle {
    create_before_destroy = true
  }

  # The instances need their permissions when they start.
  depends_on = [
    aws_iam_role_policy.this,
    aws_iam_role_policy_attachment.this,
    aws_vpc_security_group_egress_rule.this,
  ]
}

resource "aws_cloudwatch_log_group" "this" {
  name              = local.log_group
  retention_in_days = var.logs.retention_in_days
  kms_key_id        = var.logs.kms_key_arn

  tags = var.tags
}
