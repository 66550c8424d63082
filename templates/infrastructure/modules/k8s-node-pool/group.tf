resource "aws_launch_template" "this" {
  count = var.group == null ? 0 : 1

  name_prefix            = "${var.name}-"
  description            = "Nodes of ${var.name}"
  image_id               = var.ami_id
  instance_type          = var.instance_type
  user_data              = base64encode(local.user_data[""])
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
    enabled = true
  }

  network_interfaces {
    associate_public_ip_address = false
    delete_on_termination       = true
    security_groups             = concat([aws_security_group.this.id], var.cluster_security_group_ids)
  }

  block_device_mappings {
    device_name = var.root_volume.device_name

    ebs {
      volume_type           = "gp3"
      volume_size           = var.root_volume.size_gib
      encrypted             = true
      kms_key_id            = var.root_volume.kms_key_arn
      delete_on_termination = true
    }
  }

  dynamic "tag_specifications" {
    for_each = toset(["volume", "network-interface"])

    content {
      resource_type = tag_specifications.value
      tags          = merge(local.node_tags, { Name = var.name })
    }
  }

  tags = var.tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "this" {
  count = var.group == null ? 0 : 1

  name_prefix               = "${var.name}-"
  min_size                  = var.group.min
  max_size                  = var.group.max
  vpc_zone_identifier       = var.group.subnet_ids
  health_check_type         = "EC2"
  health_check_grace_period = 300
  target_group_arns         = values(var.target_groups)
  # Moving instances between zones by itself would cut pods off; the autoscaler decides.
  suspended_processes = ["AZRebalance"]

  enabled_metrics = ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupMaxSize", "GroupMinSize", "GroupTotalInstances"]

  # No instance refresh: nodes are drained first. A new template holds for new nodes.
  launch_template {
    id      = aws_launch_template.this[0].id
    version = aws_launch_template.this[0].latest_version
  }

  dynamic "tag" {
    for_each = merge(local.node_tags, local.autoscaler_tags, { Name = var.name })

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [
    aws_iam_role_policy.this,
    aws_iam_role_policy_attachment.systems_manager,
    aws_vpc_security_group_egress_rule.this,
  ]
}
