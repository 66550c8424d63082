# Alarms of the database. Those of the pods are rules of Prometheus.
module "alarms" {
  include = env.production && intent.database != null
  source  = module("alarm-set")

  name             = env.resource_name
  runbook_url      = "${trimsuffix(standards.modules.url, ".git")}/blob/main/runbooks/${intent.product}-${intent.service}.md"
  create_dashboard = true

  notifications = {
    critical = [local.shared["alerts/critical-topic-arn"]]
    warning  = [local.shared["alerts/warning-topic-arn"]]
  }

  databases = {
    main = {
      identifier            = module.database.identifier
      allocated_storage_gib = env.database.storageGib
    }
  }
}
