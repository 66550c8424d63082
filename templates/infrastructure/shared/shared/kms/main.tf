# One key per class of data. Stacks find them by the parameters below.
module "key" {
  for_each = local.keys
  source   = "git::https://github.com/acme/infrastructure.git//modules/kms-key?ref=kms-key/v1.0.0"

  name        = "acme-shared-${each.key}"
  description = each.value.description
  data_class  = each.value.data_class
  services    = each.value.services
  region      = try(each.value.region, null)
}

resource "aws_ssm_parameter" "key_arn" {
  for_each = local.keys

  name        = "/shared/kms/${each.key}-key-arn"
  description = "Key for ${each.value.description}"
  type        = "String"
  value       = module.key[each.key].arn
}

locals {
  keys = {
    logs = {
      description = "log groups and audit trails"
      data_class  = "internal"
      services    = ["logs", "cloudtrail", "log-delivery"]
    }
    data = {
      description = "databases, buckets, queues and secrets"
      data_class  = "confidential"
      services    = ["s3", "sns", "events", "cloudfront"]
    }
    # CloudFront and its web ACLs write their logs in us-east-1.
    cloudfront-logs = {
      description = "logs of CloudFront and its web ACLs"
      data_class  = "internal"
      services    = ["logs", "log-delivery"]
      region      = "us-east-1"
    }
    alerts = {
      description = "alarm topics"
      data_class  = "internal"
      services    = ["alarms", "events"]
    }
  }
}
