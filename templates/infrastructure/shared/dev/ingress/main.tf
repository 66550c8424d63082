# Load balancers that the services of this environment share: one for people on
# the internet, one for other services. A service adds its listener rule itself.
module "public" {
  source = "git::https://github.com/acme/infrastructure.git//modules/alb?ref=alb/v1.0.0"

  name                = "acme-dev-public"
  internal            = false
  vpc_id              = data.aws_ssm_parameter.input["network/vpc-id"].insecure_value
  subnet_ids          = split(",", data.aws_ssm_parameter.input["network/public-subnet-ids"].insecure_value)
  certificate_arn     = data.aws_ssm_parameter.input["dns/certificate-arn"].insecure_value
  allowed_cidrs       = ["0.0.0.0/0"]
  access_logs         = { bucket = data.aws_ssm_parameter.input["logging/access-log-bucket"].insecure_value }
  deletion_protection = false
}

module "internal" {
  source = "git::https://github.com/acme/infrastructure.git//modules/alb?ref=alb/v1.0.0"

  name                = "acme-dev-internal"
  vpc_id              = data.aws_ssm_parameter.input["network/vpc-id"].insecure_value
  subnet_ids          = split(",", data.aws_ssm_parameter.input["network/private-subnet-ids"].insecure_value)
  certificate_arn     = data.aws_ssm_parameter.input["dns/certificate-arn"].insecure_value
  allowed_cidrs       = [data.aws_ssm_parameter.input["network/vpc-cidr"].insecure_value]
  access_logs         = { bucket = data.aws_ssm_parameter.input["logging/access-log-bucket"].insecure_value }
  deletion_protection = false
}
