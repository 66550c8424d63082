module "network" {
  source = "git::https://github.com/acme/infrastructure.git//modules/network?ref=network/v1.0.0"

  name               = "acme-prod"
  cidr_block         = "10.30.0.0/16"
  availability_zones = ["ap-northeast-2a", "ap-northeast-2c"]

  # One per zone: losing a zone must not cut the others off.
  nat_gateway = "per_zone"

  # Images, logs and secrets stay inside the network.
  interface_endpoints = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "sts"]

  flow_logs = {
    retention_in_days = 365
    kms_key_arn       = data.aws_ssm_parameter.logs_key.insecure_value
  }
}

data "aws_ssm_parameter" "logs_key" {
  name = "/shared/kms/logs-key-arn"
}
