# Where alarms are sent. Slack listens through the mail address's channel.
module "topic" {
  for_each = toset(["critical", "warning"])
  source   = "git::https://github.com/acme/infrastructure.git//modules/sns?ref=sns/v1.0.0"

  name        = "acme-dev-${each.key}"
  kms_key_arn = data.aws_ssm_parameter.alerts_key.insecure_value

  publishers = {
    alarms = {
      service     = "cloudwatch"
      source_arns = ["arn:aws:cloudwatch:ap-northeast-2:222222222222:alarm:*"]
    }
  }

  subscriptions = each.key == "critical" ? local.critical : {}
}

locals {
  critical = {
    mail = { protocol = "email", endpoint = "platform-alerts@acme.example" }
  }
}

data "aws_ssm_parameter" "alerts_key" {
  name = "/shared/kms/alerts-key-arn"
}

resource "aws_ssm_parameter" "topic_arn" {
  for_each = module.topic

  name  = "/shared/alerts/${each.key}-topic-arn"
  type  = "String"
  value = each.value.arn
}
