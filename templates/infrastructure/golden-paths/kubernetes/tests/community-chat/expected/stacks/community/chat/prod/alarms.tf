# Alarms of the database. Those of the pods are rules of Prometheus.
module "alarms" {
  source = "git::https://github.com/acme/infrastructure.git//modules/alarm-set?ref=alarm-set/v1.0.0"

  name             = "community-chat-prod"
  runbook_url      = "https://github.com/acme/infrastructure/blob/main/runbooks/community-chat.md"
  create_dashboard = true

  notifications = {
    critical = [local.shared["alerts/critical-topic-arn"]]
    warning  = [local.shared["alerts/warning-topic-arn"]]
  }

  databases = {
    main = {
      identifier            = module.database.identifier
      allocated_storage_gib = 20
    }
  }
}
