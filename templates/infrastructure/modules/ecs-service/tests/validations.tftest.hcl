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

run "rejects_name" {
  command = plan
  variables {
    name = "AuthHub"
  }
  expect_failures = [var.name]
}

run "rejects_cluster_name" {
  command = plan
  variables {
    cluster = { arn = "shared" }
  }
  expect_failures = [var.cluster]
}

run "rejects_container_insights" {
  command = plan
  variables {
    container_insights = "yes"
  }
  expect_failures = [var.container_insights]
}

run "rejects_launch_type" {
  command = plan
  variables {
    launch_type = "EXTERNAL"
    cpu         = 256
    memory      = 512
  }
  expect_failures = [var.launch_type]
}

run "rejects_ec2_without_provider" {
  command = plan
  variables {
    launch_type = "EC2"
  }
  expect_failures = [var.capacity_providers]
}

run "rejects_fargate_with_instances" {
  command = plan
  variables {
    capacity_providers = [{ name = "instances" }]
  }
  expect_failures = [var.capacity_providers]
}

run "rejects_two_bases" {
  command = plan
  variables {
    capacity_providers = [{ name = "FARGATE", base = 1 }, { name = "FARGATE_SPOT", base = 1 }]
  }
  expect_failures = [var.capacity_providers]
}

run "rejects_fargate_cpu" {
  command = plan
  variables {
    cpu         = 300
    launch_type = "FARGATE"
  }
  expect_failures = [var.cpu]
}

run "rejects_fargate_memory" {
  command = plan
  variables {
    cpu    = 256
    memory = 4096
  }
  expect_failures = [var.memory]
}

run "rejects_architecture" {
  command = plan
  variables {
    architecture = "arm"
  }
  expect_failures = [var.architecture]
}

run "rejects_small_disk" {
  command = plan
  variables {
    ephemeral_storage_gib = 10
  }
  expect_failures = [var.ephemeral_storage_gib]
}

run "rejects_disk_on_ec2" {
  command = plan
  variables {
    ephemeral_storage_gib = 30
    launch_type           = "EC2"
    capacity_providers    = [{ name = "x" }]
  }
  expect_failures = [var.ephemeral_storage_gib]
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

run "rejects_task_policy" {
  command = plan
  variables {
    task_policies = { x = "AdministratorAccess" }
  }
  expect_failures = [var.task_policies]
}

run "rejects_execution_policy" {
  command = plan
  variables {
    execution_policies = { x = "{}" }
  }
  expect_failures = [var.execution_policies]
}

run "rejects_secrets_key" {
  command = plan
  variables {
    secrets_kms_key_arns = ["alias/secrets"]
  }
  expect_failures = [var.secrets_kms_key_arns]
}

run "rejects_permissions_boundary" {
  command = plan
  variables {
    permissions_boundary_arn = "boundary"
  }
  expect_failures = [var.permissions_boundary_arn]
}

run "rejects_moving_tag" {
  command = plan
  variables {
    container = { image = "ghcr.io/acme/api:latest", port = 80 }
  }
  expect_failures = [var.container]
}

run "rejects_untagged_image" {
  command = plan
  variables {
    container = { image = "localhost:5000/api", port = 80 }
  }
  expect_failures = [var.container]
}

run "rejects_port" {
  command = plan
  variables {
    container = { image = "ghcr.io/acme/api:1.0.0", port = 70000 }
  }
  expect_failures = [var.container]
}

run "rejects_secret_value" {
  command = plan
  variables {
    container = { image = "ghcr.io/acme/api:1.0.0", port = 80, secrets = { PASSWORD = "hunter2" } }
  }
  expect_failures = [var.container]
}

run "rejects_credential_in_environment" {
  command = plan
  variables {
    container = { image = "ghcr.io/acme/api:1.0.0", port = 80, environment = { DB_PASSWORD = "hunter2" } }
  }
  expect_failures = [var.container]
}

run "rejects_name_in_both" {
  command = plan
  variables {
    container = { image = "ghcr.io/acme/api:1.0.0", port = 80, environment = { A = "b" }, secrets = { A = "arn:aws:ssm:ap-northeast-2:222222222222:parameter/a" } }
  }
  expect_failures = [var.container]
}

run "rejects_relative_path" {
  command = plan
  variables {
    container = { image = "ghcr.io/acme/api:1.0.0", port = 80, writable_paths = ["tmp"] }
  }
  expect_failures = [var.container]
}

run "rejects_stop_timeout" {
  command = plan
  variables {
    container = { image = "ghcr.io/acme/api:1.0.0", port = 80, stop_timeout = 600 }
  }
  expect_failures = [var.container]
}

run "rejects_health_check" {
  command = plan
  variables {
    container = { image = "ghcr.io/acme/api:1.0.0", port = 80, health_check = { command = ["curl localhost"] } }
  }
  expect_failures = [var.container]
}

run "rejects_sidecar_name" {
  command = plan
  variables {
    sidecars = [{ name = "OPA", image = "ghcr.io/acme/opa:1.0.0" }]
  }
  expect_failures = [var.sidecars]
}

run "rejects_sidecar_with_the_service_name" {
  command = plan
  variables {
    sidecars = [{ name = "authhub-api-dev", image = "ghcr.io/acme/opa:1.0.0" }]
  }
  expect_failures = [var.sidecars]
}

run "rejects_sidecar_image" {
  command = plan
  variables {
    sidecars = [{ name = "opa", image = "ghcr.io/acme/opa:latest" }]
  }
  expect_failures = [var.sidecars]
}

run "rejects_sidecar_secret" {
  command = plan
  variables {
    sidecars = [{ name = "opa", image = "ghcr.io/acme/opa:1.0.0", secrets = { A = "b" } }]
  }
  expect_failures = [var.sidecars]
}

run "rejects_sidecar_credential" {
  command = plan
  variables {
    sidecars = [{ name = "opa", image = "ghcr.io/acme/opa:1.0.0", environment = { API_KEY = "b" } }]
  }
  expect_failures = [var.sidecars]
}

run "rejects_sidecar_port" {
  command = plan
  variables {
    sidecars = [{ name = "opa", image = "ghcr.io/acme/opa:1.0.0", port = 8080 }]
  }
  expect_failures = [var.sidecars]
}

run "rejects_sidecar_path" {
  command = plan
  variables {
    sidecars = [{ name = "opa", image = "ghcr.io/acme/opa:1.0.0", writable_paths = ["tmp"] }]
  }
  expect_failures = [var.sidecars]
}
