terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "ap-northeast-2"
}

locals {
  listener = "arn:aws:elasticloadbalancing:ap-northeast-2:444444444444:listener/app/prod/0123456789abcdef"
  secret   = "arn:aws:secretsmanager:ap-northeast-2:444444444444:secret:authhub/api-AbCdEf"
  key      = "arn:aws:kms:ap-northeast-2:444444444444:key/0a1b2c3d-0000-4000-8000-000000000000"
}

data "aws_iam_policy_document" "events" {
  statement {
    sid       = "SendEvents"
    actions   = ["sqs:SendMessage"]
    resources = ["arn:aws:sqs:ap-northeast-2:444444444444:authhub-events-prod"]
  }
}

# An API with Cognito in front, Open Policy Agent and an OpenTelemetry collector
# beside it, released to one request in ten first.
module "service" {
  source = "../.."

  name         = "authhub-api-prod"
  cluster      = { arn = "arn:aws:ecs:ap-northeast-2:444444444444:cluster/authhub-prod" }
  cpu          = 1024
  memory       = 2048
  architecture = "ARM64"

  capacity_providers = [
    { name = "FARGATE", base = 2, weight = 1 },
    { name = "FARGATE_SPOT", weight = 3 },
  ]

  container = {
    image          = "111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/authhub/api@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    port           = 8080
    user           = "1000"
    writable_paths = ["/tmp"]
    environment    = { LOG_LEVEL = "info", OPA_URL = "http://localhost:8181" }
    secrets = {
      DB_PASSWORD = "${local.secret}:password::"
      FEATURES    = "arn:aws:ssm:ap-northeast-2:444444444444:parameter/authhub/prod/features"
    }
    health_check = { command = ["CMD-SHELL", "wget -qO- http://localhost:8080/health || exit 1"] }
  }

  sidecars = [
    {
      name         = "opa"
      image        = "111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/platform/opa:1.9.0"
      start_first  = true
      port         = 8181
      memory       = 128
      command      = ["run", "--server", "--addr=localhost:8181", "/policies"]
      health_check = { command = ["CMD", "/opa", "eval", "true"] }
    },
    {
      name      = "telemetry"
      image     = "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.3"
      essential = false
      memory    = 256
    },
  ]

  network = {
    vpc_id     = "vpc-0123456789abcdef0"
    subnet_ids = ["subnet-0a00000000000000a", "subnet-0b00000000000000b", "subnet-0c00000000000000c"]
  }
  ingress_security_groups = { billing = "sg-00000000000000004" }
  egress_rules = {
    endpoints = { description = "AWS services by private endpoints", from_port = 443, security_group_id = "sg-00000000000000001" }
    images    = { description = "Image layers in S3", from_port = 443, prefix_list_id = "pl-78a54011" }
    partners  = { description = "Partner APIs through NAT", from_port = 443, cidr_ipv4 = "203.0.113.0/24" }
    database  = { description = "PostgreSQL", from_port = 5432, security_group_id = "sg-00000000000000002" }
  }

  load_balancer = {
    listener_arn      = "${local.listener}/0123456789abcdef"
    test_listener     = { arn = "${local.listener}/fedcba9876543210" }
    security_group_id = "sg-00000000000000003"
    priority          = 200
    hosts             = ["auth.example.com"]
    paths             = ["/api/*", "/oauth/*"]
    slow_start        = 60
    health_check      = { path = "/health/ready", interval = 10 }
    authenticate_cognito = {
      user_pool_arn       = "arn:aws:cognito-idp:ap-northeast-2:444444444444:userpool/ap-northeast-2_AbCdEfGhI"
      user_pool_client_id = "1example23456789"
      user_pool_domain    = "auth-acme"
    }
  }

  deployment = {
    strategy       = "canary"
    canary_percent = 10
    canary_minutes = 10
    bake_minutes   = 15
    alarm_names    = ["authhub-api-prod-errors", "authhub-api-prod-latency"]
  }

  scaling = {
    min            = 4
    max            = 20
    cpu_percent    = 55
    memory_percent = 75
    schedules = {
      morning = { schedule = "cron(0 8 ? * MON-FRI *)", min = 8, max = 20 }
      evening = { schedule = "cron(0 20 ? * MON-FRI *)", min = 4, max = 20 }
    }
  }

  service_connect      = { namespace_arn = "arn:aws:servicediscovery:ap-northeast-2:444444444444:namespace/ns-abcdef0123456789" }
  secrets_kms_key_arns = [local.key]
  task_policies        = { events = data.aws_iam_policy_document.events.json }
  execute_command      = true
  logs                 = { kms_key_arn = local.key }
}

output "task_role_arn" {
  value = module.service.task_role_arn
}
