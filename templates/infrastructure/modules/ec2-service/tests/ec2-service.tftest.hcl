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
  mock_data "aws_default_tags" {
    defaults = { tags = { Environment = "dev", Team = "community" } }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
}

variables {
  name = "community-api-dev"
  port = 8080
  network = {
    vpc_id     = "vpc-0123456789abcdef0"
    subnet_ids = ["subnet-0a00000000000000a", "subnet-0c00000000000000c"]
  }
  egress_rules = {
    https = { description = "HTTPS through NAT", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
  }
  load_balancer = {
    listener_arn      = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef"
    security_group_id = "sg-00000000000000003"
    priority          = 100
    hosts             = ["community.dev.example.com"]
  }
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = aws_launch_template.this.metadata_options[0].http_tokens == "required" && aws_launch_template.this.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "Instance metadata needs a token and stays on the instance."
  }
  assert {
    condition     = aws_launch_template.this.block_device_mappings[0].ebs[0].encrypted == "true" && aws_launch_template.this.block_device_mappings[0].ebs[0].volume_type == "gp3"
    error_message = "Volumes are encrypted."
  }
  assert {
    condition     = aws_launch_template.this.network_interfaces[0].associate_public_ip_address == "false"
    error_message = "Instances have no public address by default."
  }
  assert {
    condition     = aws_launch_template.this.key_name == null
    error_message = "There is no SSH key."
  }
  assert {
    condition     = alltrue([for rule in concat(aws_vpc_security_group_ingress_rule.load_balancer, values(aws_vpc_security_group_ingress_rule.security_group)) : rule.from_port == 8080])
    error_message = "Only the service's port is open."
  }
  assert {
    condition     = aws_autoscaling_group.this.instance_refresh[0].preferences[0].auto_rollback && aws_autoscaling_group.this.max_instance_lifetime == 2592000
    error_message = "A bad version rolls back, and no instance gets older than 30 days."
  }
  assert {
    condition     = aws_cloudwatch_log_group.this.retention_in_days == 365
    error_message = "Logs are kept for a year by default."
  }
  assert {
    condition     = join(" ", data.aws_iam_policy_document.this.statement[*].sid) == "WriteLogs WriteMetrics"
    error_message = "By default the instances may write their logs and metrics and nothing else."
  }
}

run "image_follows_the_processor" {
  command = plan

  variables {
    instance_type = "m7g.large"
  }

  assert {
    condition     = aws_launch_template.this.image_id == "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
    error_message = "Graviton types get an ARM image."
  }
}

run "gpu_types_are_not_arm" {
  command = plan

  variables {
    instance_type = "g5.xlarge"
  }

  assert {
    condition     = endswith(aws_launch_template.this.image_id, "x86_64")
    error_message = "A g before the generation is a GPU, not a Graviton."
  }
}

run "given_image" {
  command = plan

  variables {
    ami = "ami-0123456789abcdef0"
  }

  assert {
    condition     = aws_launch_template.this.image_id == "ami-0123456789abcdef0"
    error_message = "An id is used as it is."
  }
}

run "default_tags_reach_instances_and_volumes" {
  command = plan

  assert {
    condition     = contains([for tag in aws_autoscaling_group.this.tag : "${tag.key}=${tag.value}" if tag.propagate_at_launch], "Team=community")
    error_message = "Instances carry the provider's default tags."
  }
  assert {
    condition     = aws_launch_template.this.tag_specifications[1].tags["Environment"] == "dev" && aws_launch_template.this.tag_specifications[1].resource_type == "volume"
    error_message = "Volumes carry them too."
  }
}

run "behind_a_load_balancer" {
  command = plan

  assert {
    condition     = aws_autoscaling_group.this.health_check_type == "ELB" && aws_lb_target_group.this[0].target_type == "instance"
    error_message = "The load balancer decides which instance is healthy."
  }
  assert {
    condition     = aws_vpc_security_group_egress_rule.load_balancer[0].security_group_id == "sg-00000000000000003"
    error_message = "The load balancer gets its way to the instances."
  }
}

run "worker" {
  command = plan

  variables {
    port          = null
    load_balancer = null
    scaling       = { min = 1, max = 1 }
  }

  assert {
    condition     = aws_autoscaling_group.this.health_check_type == "EC2" && length(aws_vpc_security_group_ingress_rule.load_balancer) == 0 && output.target_group_arn == null
    error_message = "A worker has no ingress at all."
  }
  assert {
    condition     = length(aws_autoscaling_policy.cpu) == 0
    error_message = "With one fixed number there is nothing to scale."
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
      hosts             = ["community.dev.example.com"]
    }
    scaling = { min = 2, max = 6, requests_per_target = 500, schedules = { night = { recurrence = "0 1 * * *", min = 1, max = 2 } } }
  }

  assert {
    condition     = length(aws_autoscaling_policy.cpu) == 1 && length(aws_autoscaling_policy.requests) == 1
    error_message = "Both targets are held."
  }
  assert {
    condition     = aws_autoscaling_schedule.this["night"].time_zone == "Asia/Seoul"
    error_message = "Schedules are in Korean time unless another zone is given."
  }
}

run "ecs_capacity" {
  command = plan

  variables {
    port          = null
    load_balancer = null
    ecs_cluster   = { name = "shared" }
    user_data     = "#!/bin/bash\necho ready\n"
  }

  assert {
    condition     = aws_autoscaling_group.this.protect_from_scale_in && aws_ecs_capacity_provider.this[0].auto_scaling_group_provider[0].managed_draining == "ENABLED"
    error_message = "ECS drains instances before they go."
  }
  assert {
    condition     = strcontains(base64decode(aws_launch_template.this.user_data), "ECS_CLUSTER=shared\n") && endswith(base64decode(aws_launch_template.this.user_data), "CONFIG\necho ready\n")
    error_message = "The instances join the cluster, then run the given script."
  }
  assert {
    condition     = join(" ", keys(aws_iam_role_policy_attachment.this)) == "ecs systems-manager" && length(aws_autoscaling_policy.cpu) == 0
    error_message = "They may register, and ECS alone scales them."
  }
}
