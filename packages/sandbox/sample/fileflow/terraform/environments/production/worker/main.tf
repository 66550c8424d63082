locals {
  name = "fileflow-worker-${var.environment}"

  tags = {
    Environment = var.environment
    Service     = "fileflow-worker"
    Project     = "fileflow"
    Team        = "developers"
    Owner       = "developers"
    CostCenter  = "CC-2300"
    ManagedBy   = "terraform"
    DataClass   = "confidential"
  }
}

data "aws_ssm_parameter" "vpc_id" {
  name = "/shared/network/vpc-id"
}

data "aws_ssm_parameter" "subnet_ids" {
  name = "/shared/network/private-subnet-ids"
}

data "aws_ssm_parameter" "cluster_arn" {
  name = "/shared/ecs/cluster-arn"
}

# storage 스택의 상태를 직접 읽습니다. (SSM으로 옮길 예정)
data "terraform_remote_state" "storage" {
  backend = "s3"

  config = {
    bucket = "acme-fileflow-tfstate"
    key    = "prod/storage/terraform.tfstate"
    region = "ap-northeast-2"
  }
}
