# People sign in here before a request arrives at the service.
module "sign_in" {
  source = "git::https://github.com/acme/infrastructure.git//modules/cognito-auth?ref=cognito-auth/v1.0.0"

  name                = "dts-invoices-dev"
  load_balancer_hosts = ["invoices.dev.acme.example"]

  # Accounts outside of production hold nothing that a second factor would keep.
  mfa = "OPTIONAL"

  # Threat protection is charged for each active user.
  advanced_security = "OFF"

  deletion_protection = false
}

# What the OPA beside the service reads its rules from.
module "policies" {
  source = "git::https://github.com/acme/infrastructure.git//modules/s3-bucket?ref=s3-bucket/v1.0.0"

  name        = "acme-dts-invoices-dev-policies"
  kms_key_arn = local.shared["kms/data-key-arn"]
  access_log  = { bucket = local.shared["logging/access-log-bucket"] }
}
