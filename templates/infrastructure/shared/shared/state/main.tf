# The bucket of all Terraform state of this account, and its key. Applied first,
# with a local backend; then its own state moves into the bucket.
module "state" {
  source = "git::https://github.com/acme/infrastructure.git//modules/state-backend?ref=state-backend/v1.0.0"

  name           = "acme-terraform-state-shared"
  kms_key_arn    = module.key.arn
  administrators = ["arn:aws:iam::111111111111:role/platform"]
}

module "key" {
  source = "git::https://github.com/acme/infrastructure.git//modules/kms-key?ref=kms-key/v1.0.0"

  name           = "acme-terraform-state"
  description    = "Terraform state"
  data_class     = "restricted"
  administrators = ["arn:aws:iam::111111111111:role/platform"]
}
