# Atlantis itself. Its disk is lost with the task: locks and plans of open pull
# requests are made again by a comment, so one task at a time is enough. The steps
# in repos.yaml need infracost and infra-portal: an image of your own has them.
module "service" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ecs-service?ref=ecs-service/v1.0.0"

  name    = "atlantis"
  cluster = { arn = local.shared["ecs/cluster-arn"] }
  cpu     = 1024
  memory  = 4096

  ephemeral_storage_gib = 50

  container = {
    image          = "ghcr.io/runatlantis/atlantis:v0.47.1"
    port           = 4141
    user           = "100"
    writable_paths = ["/home/atlantis", "/tmp"]

    environment = {
      ATLANTIS_ATLANTIS_URL            = "https://atlantis.acme.example"
      ATLANTIS_REPO_ALLOWLIST          = "github.com/acme/*"
      ATLANTIS_GH_ORG                  = "acme"
      ATLANTIS_ENABLE_POLICY_CHECKS    = "true"
      ATLANTIS_ENABLE_DRIFT_DETECTION  = "true"
      ATLANTIS_WRITE_GIT_CREDS         = "true"
      ATLANTIS_HIDE_PREV_PLAN_COMMENTS = "true"
      ATLANTIS_DEFAULT_TF_VERSION      = "v1.11.4"
      INFRA_PORTAL_URL                 = "https://portal.acme.example"
    }

    secrets = {
      ATLANTIS_GH_APP_ID         = "${module.github_app.arn}:app_id::"
      ATLANTIS_GH_APP_KEY        = "${module.github_app.arn}:private_key::"
      ATLANTIS_GH_WEBHOOK_SECRET = "${module.github_app.arn}:webhook_secret::"
      ATLANTIS_API_SECRET        = "${module.github_app.arn}:api_secret::"
      ATLANTIS_REPO_CONFIG_JSON  = aws_ssm_parameter.repos.arn
      INFRACOST_API_KEY          = "${module.github_app.arn}:infracost_api_key::"
      INFRA_COST_REPORT_TOKEN    = "${module.github_app.arn}:cost_report_token::"
    }
  }

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = {
    https = { description = "GitHub, AWS and the provider registry", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
  }

  load_balancer = {
    listener_arn      = module.ingress.https_listener_arn
    security_group_id = module.ingress.security_group_id
    priority          = 1
    hosts             = ["atlantis.acme.example"]
    health_check      = { path = "/healthz" }
  }

  scaling              = { min = 1, max = 1, cpu_percent = 0 }
  deployment           = { minimum_healthy_percent = 0, maximum_percent = 200 }
  task_policies        = { accounts = data.aws_iam_policy_document.accounts.json }
  secrets_kms_key_arns = [local.shared["kms/data-key-arn"]]
  logs                 = { kms_key_arn = local.shared["kms/logs-key-arn"] }
}

# GitHub's webhooks and the office; the web ACL keeps others to /events.
module "ingress" {
  source = "git::https://github.com/acme/infrastructure.git//modules/alb?ref=alb/v1.0.0"

  name            = "atlantis"
  internal        = false
  vpc_id          = local.shared["network/vpc-id"]
  subnet_ids      = split(",", local.shared["network/public-subnet-ids"])
  certificate_arn = local.shared["atlantis/certificate-arn"]
  allowed_cidrs   = ["0.0.0.0/0"]
  access_logs     = { bucket = local.shared["logging/access-log-bucket"] }
}

module "waf" {
  source = "git::https://github.com/acme/infrastructure.git//modules/waf?ref=waf/v1.0.0"

  name          = "atlantis"
  associations  = { ingress = module.ingress.arn }
  allowed_cidrs = ["203.0.113.0/24"]

  # A webhook's body is larger than the common rules like.
  count_rules = { AWSManagedRulesCommonRuleSet = ["SizeRestrictions_BODY"] }

  restricted_paths = {
    api   = "/api"
    jobs  = "/jobs"
    locks = "/lock"
    apply = "/apply"
  }

  logging = { kms_key_arn = local.shared["kms/logs-key-arn"] }
}

# Its values are put there by the platform team, never by Terraform.
module "github_app" {
  source = "git::https://github.com/acme/infrastructure.git//modules/secret?ref=secret/v1.0.0"

  name        = "atlantis/github-app"
  description = "App id, private key, webhook secret, API secret, key of Infracost, token for reports of costs"
  kms_key_arn = local.shared["kms/data-key-arn"]
}
