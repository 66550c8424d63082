# People sign in here before a request arrives at the service.
module "sign_in" {
  include = intent.auth.cognito
  source  = module("cognito-auth")

  name                = env.resource_name
  load_balancer_hosts = [env.host]

  # Accounts outside of production hold nothing that a second factor would keep.
  mfa = env.production ? null : "OPTIONAL"

  # Threat protection is charged for each active user.
  advanced_security = env.production ? null : "OFF"

  deletion_protection = env.production ? null : false
}

# What the OPA beside the service reads its rules from.
module "policies" {
  include = intent.auth.opa
  source  = module("s3-bucket")

  name        = "${standards.organisation.name}-${env.short_name}-policies"
  kms_key_arn = local.shared["kms/data-key-arn"]
  access_log  = { bucket = local.shared["logging/access-log-bucket"] }
}
