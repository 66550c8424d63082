# People sign in here before a request arrives at the service.
module "sign_in" {
  source = "git::https://github.com/acme/infrastructure.git//modules/cognito-auth?ref=cognito-auth/v1.0.0"

  name                = "dts-invoices-prod"
  load_balancer_hosts = ["invoices.svc.acme.example"]
}

# What the OPA beside the service reads its rules from.
module "policies" {
  source = "git::https://github.com/acme/infrastructure.git//modules/s3-bucket?ref=s3-bucket/v1.0.0"

  name        = "acme-dts-invoices-prod-policies"
  kms_key_arn = local.shared["kms/data-key-arn"]
  access_log  = { bucket = local.shared["logging/access-log-bucket"] }
}
