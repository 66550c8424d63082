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

run "rejects_name" {
  command = plan
  variables {
    name = "Community"
  }
  expect_failures = [var.name]
}

run "rejects_instance_type" {
  command = plan
  variables {
    instance_type = "small"
  }
  expect_failures = [var.instance_type]
}

run "rejects_image" {
  command = plan
  variables {
    ami = "amazon-linux"
  }
  expect_failures = [var.ami]
}

run "rejects_large_user_data" {
  command = plan
  variables {
    user_data = format("%017000d", 0)
  }
  expect_failures = [var.user_data]
}

run "rejects_credential_in_user_data" {
  command = plan
  variables {
    user_data = "export AWS_ACCESS_KEY_ID=AKIA0000000000000000"
  }
  expect_failures = [var.user_data]
}

run "rejects_user_data_of_ecs" {
  command = plan
  variables {
    user_data     = "#cloud-config"
    ecs_cluster   = { name = "x" }
    load_balancer = null
  }
  expect_failures = [var.user_data]
}

run "rejects_small_root_volume" {
  command = plan
  variables {
    root_volume = { size_gib = 4 }
  }
  expect_failures = [var.root_volume]
}

run "rejects_root_volume_iops" {
  command = plan
  variables {
    root_volume = { iops = 100 }
  }
  expect_failures = [var.root_volume]
}

run "rejects_root_volume_key" {
  command = plan
  variables {
    root_volume = { kms_key_arn = "alias/ebs" }
  }
  expect_failures = [var.root_volume]
}

run "rejects_hop_limit" {
  command = plan
  variables {
    metadata_hop_limit = 64
  }
  expect_failures = [var.metadata_hop_limit]
}

run "rejects_vpc" {
  command = plan
  variables {
    network = { vpc_id = "dev", subnet_ids = ["subnet-0a00000000000000a"] }
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

run "rejects_ssh_port" {
  command = plan
  variables {
    port = 22
  }
  expect_failures = [var.port]
}

run "rejects_callers_of_a_worker" {
  command = plan
  variables {
    port                    = null
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

run "rejects_policy" {
  command = plan
  variables {
    instance_policies = { x = "ReadOnlyAccess" }
  }
  expect_failures = [var.instance_policies]
}

run "rejects_repository" {
  command = plan
  variables {
    ecr_repository_arns = ["community/api"]
  }
  expect_failures = [var.ecr_repository_arns]
}

run "rejects_secret" {
  command = plan
  variables {
    secret_arns = ["community/api"]
  }
  expect_failures = [var.secret_arns]
}

run "rejects_secrets_key" {
  command = plan
  variables {
    kms_key_arns = ["alias/secrets"]
  }
  expect_failures = [var.kms_key_arns]
}

run "rejects_permissions_boundary" {
  command = plan
  variables {
    permissions_boundary_arn = "boundary"
  }
  expect_failures = [var.permissions_boundary_arn]
}

run "rejects_retention" {
  command = plan
  variables {
    logs = { retention_in_days = 100 }
  }
  expect_failures = [var.logs]
}

run "rejects_key_alias" {
  command = plan
  variables {
    logs = { kms_key_arn = "alias/logs" }
  }
  expect_failures = [var.logs]
}
