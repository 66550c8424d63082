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

run "rejects_vpc" {
  command = plan
  variables {
    network = { vpc_id = "prod", subnet_ids = ["subnet-0a00000000000000a"] }
  }
  expect_failures = [var.network]
}

run "rejects_no_subnet" {
  command = plan
  variables {
    network = { vpc_id = "vpc-0123456789abcdef0", subnet_ids = [] }
  }
  expect_failures = [var.network]
}

run "rejects_public_address_on_ec2" {
  command = plan
  variables {
    network            = { vpc_id = "vpc-0123456789abcdef0", subnet_ids = ["subnet-0a00000000000000a"], assign_public_ip = true }
    launch_type        = "EC2"
    capacity_providers = [{ name = "x" }]
  }
  expect_failures = [var.network]
}

run "rejects_callers_of_a_worker" {
  command = plan
  variables {
    container               = { image = "ghcr.io/acme/worker:1.0.0" }
    load_balancer           = null
    ingress_security_groups = { x = "sg-00000000000000001" }
  }
  expect_failures = [var.ingress_security_groups]
}

run "rejects_no_egress" {
  command = plan
  variables {
    egress_rules = {}
  }
  expect_failures = [var.egress_rules]
}

run "rejects_egress_description" {
  command = plan
  variables {
    egress_rules = { x = { description = "", from_port = 443, cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_egress_target" {
  command = plan
  variables {
    egress_rules = { x = { description = "x", from_port = 443 } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_egress_protocol" {
  command = plan
  variables {
    egress_rules = { x = { description = "x", from_port = 443, protocol = "-1", cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_egress_port" {
  command = plan
  variables {
    egress_rules = { x = { description = "x", from_port = 443, to_port = 80, cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_load_balancer_without_port" {
  command = plan
  variables {
    container = { image = "ghcr.io/acme/worker:1.0.0" }
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

run "rejects_source_range" {
  command = plan
  variables {
    load_balancer = { listener_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef", security_group_id = "sg-00000000000000003", priority = 1, hosts = ["a"], source_cidrs = ["office"] }
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

run "rejects_protocol_version" {
  command = plan
  variables {
    load_balancer = { listener_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef", security_group_id = "sg-00000000000000003", priority = 1, hosts = ["a"], protocol_version = "HTTP3" }
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

run "rejects_app_protocol" {
  command = plan
  variables {
    service_connect = { namespace_arn = "x", app_protocol = "tcp" }
  }
  expect_failures = [var.service_connect]
}

run "rejects_namespace" {
  command = plan
  variables {
    discovery = { namespace_id = "internal" }
  }
  expect_failures = [var.discovery]
}

run "rejects_strategy" {
  command = plan
  variables {
    deployment = { strategy = "big_bang" }
  }
  expect_failures = [var.deployment]
}

run "rejects_canary_of_a_worker" {
  command = plan
  variables {
    load_balancer = null
    deployment    = { strategy = "canary" }
  }
  expect_failures = [var.deployment]
}

run "rejects_healthy_percent" {
  command = plan
  variables {
    deployment = { maximum_percent = 100 }
  }
  expect_failures = [var.deployment]
}

run "rejects_bake_time" {
  command = plan
  variables {
    deployment = { bake_minutes = 2000 }
  }
  expect_failures = [var.deployment]
}

run "rejects_canary_percent" {
  command = plan
  variables {
    deployment = { canary_percent = 100 }
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

run "rejects_requests_with_canary" {
  command = plan
  variables {
    load_balancer = { listener_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef", security_group_id = "sg-00000000000000003", priority = 1, hosts = ["a"], arn_suffix = "app/dev/0123456789abcdef" }
    scaling       = { requests_per_target = 100 }
    deployment    = { strategy = "canary" }
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
    scaling = { schedules = { night = { schedule = "at night", min = 0, max = 0 } } }
  }
  expect_failures = [var.scaling]
}

run "backlog_needs_a_queue" {
  command = plan
  variables {
    scaling = { backlog = { queues = {} } }
  }
  expect_failures = [var.scaling]
}

run "backlog_needs_messages" {
  command = plan
  variables {
    scaling = { backlog = { queues = { mail = "authhub-mail" }, messages_per_task = 0 } }
  }
  expect_failures = [var.scaling]
}
