terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # 6.8 brought mutable tags as exceptions to aws_ecr_repository.
      version = ">= 6.8, < 7.0"
    }
  }
}
