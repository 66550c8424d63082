# Load balancers that the services of this environment share: one for people on
# the internet, one for other services. A service adds its listener rule itself.
module "public" {
  source = "git::https://github.com/acme/infrastructure.git//modules/alb?ref=alb/v1.0.0"

  name            = "acme-prod-public"
  internal        = false
  vpc_id          = data.aws_ssm_parameter.input["network/vpc-id"].insecure_value
  subnet_ids      = split(",", data.aws_ssm_parameter.input["network/public-subnet-ids"].insecure_value)
  certificate_arn = data.aws_ssm_parameter.input["dns/certificate-arn"].insecure_value
  allowed_cidrs   = ["0.0.0.0/0"]
  egress_rules    = { sign_in = { description = "Sign-in at Cognito", from_port = 443, cidr_ipv4 = "0.0.0.0/0" } }
  access_logs     = { bucket = data.aws_ssm_parameter.input["logging/access-log-bucket"].insecure_value }
}

module "internal" {
  source = "git::https://github.com/acme/infrastructure.git//modules/alb?ref=alb/v1.0.0"

  name            = "acme-prod-internal"
  vpc_id          = data.aws_ssm_parameter.input["network/vpc-id"].insecure_value
  subnet_ids      = split(",", data.aws_ssm_parameter.input["network/private-subnet-ids"].insecure_value)
  certificate_arn = data.aws_ssm_parameter.input["dns/certificate-arn"].insecure_value
  allowed_cidrs   = [data.aws_ssm_parameter.input["network/vpc-cidr"].insecure_value]
  access_logs     = { bucket = data.aws_ssm_parameter.input["logging/access-log-bucket"].insecure_value }
}

module "waf" {
  source = "git::https://github.com/acme/infrastructure.git//modules/waf?ref=waf/v1.0.0"

  name         = "acme-prod-ingress"
  associations = { ingress = module.public.arn }

  logging = {
    kms_key_arn = data.aws_ssm_parameter.input["kms/logs-key-arn"].insecure_value
  }
}
