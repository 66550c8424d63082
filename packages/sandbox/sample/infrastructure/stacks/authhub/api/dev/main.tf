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
      environment = "dev"
    }
  }
}

data "aws_ecs_cluster" "this" {
  cluster_name = "dev"
}

data "aws_subnets" "private" {
  tags = {
    environment = "dev"
    tier        = "private"
  }
}

module "service" {
  source = "../../../../modules/ecs-service"

  name          = "authhub-api-dev"
  image         = "registry.acme.example/authhub-api:1.4.0"
  cluster_arn   = data.aws_ecs_cluster.this.arn
  subnet_ids    = data.aws_subnets.private.ids
  cpu           = 256
  memory        = 512
  desired_count = 1
}
