terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "ap-northeast-2"

  default_tags {
    tags = {
      product     = "authhub"
      service     = "api"
      environment = "prod"
    }
  }
}

data "aws_ecs_cluster" "this" {
  cluster_name = "prod"
}

data "aws_subnets" "private" {
  tags = {
    environment = "prod"
    tier        = "private"
  }
}

module "service" {
  source = "../../../../modules/ecs-service"

  name          = "authhub-api-prod"
  image         = "registry.acme.example/authhub-api:1.4.0"
  cluster_arn   = data.aws_ecs_cluster.this.arn
  subnet_ids    = data.aws_subnets.private.ids
  cpu           = 512
  memory        = 1024
  desired_count = 2
}
