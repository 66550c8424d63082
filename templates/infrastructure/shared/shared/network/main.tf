module "network" {
  source = "git::https://github.com/acme/infrastructure.git//modules/network?ref=network/v1.0.0"

  name               = "acme-shared"
  cidr_block         = "10.0.0.0/16"
  availability_zones = ["ap-northeast-2a", "ap-northeast-2c"]

  # One gateway: a zone that fails cuts the others off, for a third of the price.
  nat_gateway = "single"

  flow_logs = {
    retention_in_days = 365
    kms_key_arn       = data.aws_ssm_parameter.logs_key.insecure_value
  }
}

data "aws_ssm_parameter" "logs_key" {
  name = "/shared/kms/logs-key-arn"
}
