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

  default_tags {
    tags = { Environment = "prod", Team = "community" }
  }
}

locals {
  key = "arn:aws:kms:ap-northeast-2:444444444444:key/0a1b2c3d-0000-4000-8000-000000000000"
}

data "aws_iam_policy_document" "images" {
  statement {
    sid       = "UploadImages"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["arn:aws:s3:::acme-prod-community-images/*"]
  }
}

module "service" {
  source = "../.."

  name          = "community-api-prod"
  instance_type = "m7g.large"
  ami           = "ami-0123456789abcdef0"
  port          = 8443
  user_data     = "#cloud-config\npackages: [docker]\n"
  root_volume   = { size_gib = 50, throughput = 250, kms_key_arn = local.key }

  network = {
    vpc_id     = "vpc-0123456789abcdef0"
    subnet_ids = ["subnet-0a00000000000000a", "subnet-0b00000000000000b", "subnet-0c00000000000000c"]
  }
  ingress_security_groups = { monitoring = "sg-00000000000000004" }
  egress_rules = {
    endpoints = { description = "AWS services by private endpoints", from_port = 443, security_group_id = "sg-00000000000000001" }
    packages  = { description = "Packages and image layers in S3", from_port = 443, prefix_list_id = "pl-78a54011" }
    database  = { description = "PostgreSQL", from_port = 5432, security_group_id = "sg-00000000000000002" }
  }

  load_balancer = {
    listener_arn      = "arn:aws:elasticloadbalancing:ap-northeast-2:444444444444:listener/app/prod/0123456789abcdef/0123456789abcdef"
    security_group_id = "sg-00000000000000003"
    arn_suffix        = "app/prod/0123456789abcdef"
    priority          = 100
    hosts             = ["community.example.com"]
    paths             = ["/admin/*"]
    source_cidrs      = ["203.0.113.0/24"]
    protocol          = "HTTPS"
    stickiness        = 3600
  }

  scaling = {
    min                 = 3
    max                 = 12
    requests_per_target = 1200
    schedules = {
      evening = { recurrence = "0 18 * * *", min = 6, max = 12 }
      night   = { recurrence = "0 1 * * *", min = 3, max = 12 }
    }
  }
  deployment = { min_healthy_percent = 100, max_healthy_percent = 134, alarm_names = ["community-api-prod-errors"], max_lifetime_days = 14 }

  ecr_repository_arns = ["arn:aws:ecr:ap-northeast-2:111111111111:repository/community/api"]
  secret_arns         = ["arn:aws:secretsmanager:ap-northeast-2:444444444444:secret:community/api-AbCdEf"]
  kms_key_arns        = [local.key]
  instance_policies   = { images = data.aws_iam_policy_document.images.json }
  logs                = { kms_key_arn = local.key }
}

output "role_arn" {
  value = module.service.role_arn
}
