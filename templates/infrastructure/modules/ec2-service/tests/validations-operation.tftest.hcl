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

run "rejects_load_balancer_without_port" {
  command = plan
  variables {
    port = null
  }
  expect_failures = [var.load_balancer]
}

run "rejects_listener" {
  command = plan
  variables {
    load_balancer = { listener_arn = "listener", security_group_id = "sg-1", priority = 1, hosts = ["a"] }
  }
  expect_failures = [var.load_balancer]
}

run "rejects_priority" {
  command = plan
  variables {
    load_balancer = { listener_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef", security_group_id = "sg-00000000000000003", priority = 0, hosts = ["a"] }
  }
  expect_failures = [var.load_balancer]
}

run "rejects_no_condition" {
  command = plan
  variables {
    load_balancer = { listener_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef", security_group_id = "sg-00000000000000003", priority = 1 }
  }
  expect_failures = [var.load_balancer]
}

run "rejects_six_conditions" {
  command = plan
  variables {
    load_balancer = { listener_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef", security_group_id = "sg-00000000000000003", priority = 1, hosts = ["a", "b", "c", "d", "e", "f"] }
  }
  expect_failures = [var.load_balancer]
}

run "rejects_path" {
  command = plan
  variables {
    load_balancer = { listener_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef", security_group_id = "sg-00000000000000003", priority = 1, paths = ["api"] }
  }
  expect_failures = [var.load_balancer]
}

run "rejects_protocol" {
  command = plan
  variables {
    load_balancer = { listener_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef", security_group_id = "sg-00000000000000003", priority = 1, hosts = ["a"], protocol = "TCP" }
  }
  expect_failures = [var.load_balancer]
}

run "rejects_slow_start" {
  command = plan
  variables {
    load_balancer = { listener_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef", security_group_id = "sg-00000000000000003", priority = 1, hosts = ["a"], slow_start = 10 }
  }
  expect_failures = [var.load_balancer]
}

run "rejects_deregistration" {
  command = plan
  variables {
    load_balancer = { listener_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef", security_group_id = "sg-00000000000000003", priority = 1, hosts = ["a"], deregistration = 4000 }
  }
  expect_failures = [var.load_balancer]
}

run "rejects_health_check_timeout" {
  command = plan
  variables {
    load_balancer = { listener_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef", security_group_id = "sg-00000000000000003", priority = 1, hosts = ["a"], health_check = { interval = 5, timeout = 5 } }
  }
  expect_failures = [var.load_balancer]
}

run "rejects_cluster_arn" {
  command = plan
  variables {
    ecs_cluster   = { name = "arn:aws:ecs:ap-northeast-2:222222222222:cluster/x" }
    load_balancer = null
  }
  expect_failures = [var.ecs_cluster]
}

run "rejects_target_capacity" {
  command = plan
  variables {
    ecs_cluster   = { name = "x", target_capacity = 0 }
    load_balancer = null
  }
  expect_failures = [var.ecs_cluster]
}

run "rejects_cluster_behind_a_load_balancer" {
  command = plan
  variables {
    ecs_cluster = { name = "x" }
  }
  expect_failures = [var.ecs_cluster]
}

run "rejects_healthy_percent" {
  command = plan
  variables {
    deployment = { min_healthy_percent = 50, max_healthy_percent = 200 }
  }
  expect_failures = [var.deployment]
}

run "rejects_refresh_that_cannot_move" {
  command = plan
  variables {
    deployment = { max_healthy_percent = 100 }
  }
  expect_failures = [var.deployment]
}

run "rejects_lifetime" {
  command = plan
  variables {
    deployment = { max_lifetime_days = 400 }
  }
  expect_failures = [var.deployment]
}

run "rejects_max_below_min" {
  command = plan
  variables {
    scaling = { min = 4, max = 2 }
  }
  expect_failures = [var.scaling]
}

run "rejects_cpu_target" {
  command = plan
  variables {
    scaling = { cpu_percent = 100 }
  }
  expect_failures = [var.scaling]
}

run "rejects_requests_without_suffix" {
  command = plan
  variables {
    scaling = { requests_per_target = 100 }
  }
  expect_failures = [var.scaling]
}

run "rejects_schedule" {
  command = plan
  variables {
    scaling = { schedules = { night = { recurrence = "at night", min = 0, max = 0 } } }
  }
  expect_failures = [var.scaling]
}
