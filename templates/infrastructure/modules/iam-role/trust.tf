# The policy is assembled as data, not with aws_iam_policy_document: so a plan shows every statement and tests can read it.
locals {
  account_id = data.aws_caller_identity.current.account_id

  # Services that say for which account they act (aws:SourceAccount). EC2 and Lambda do not: a condition would lock them out.
  services_with_account = [
    "codebuild.amazonaws.com",
    "ecs-tasks.amazonaws.com",
    "events.amazonaws.com",
    "firehose.amazonaws.com",
    "monitoring.rds.amazonaws.com",
    "pipes.amazonaws.com",
    "scheduler.amazonaws.com",
    "states.amazonaws.com",
    "vpc-flow-logs.amazonaws.com",
  ]

  bound_services   = sort(setintersection(var.trusted_services, local.services_with_account))
  unbound_services = sort(setsubtract(var.trusted_services, local.services_with_account))

  bound_service_statements = [
    for services in [local.bound_services] : {
      Sid       = "ServicesOfThisAccount"
      Effect    = "Allow"
      Principal = { Service = services }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
    } if length(services) > 0
  ]

  # Pod Identity of EKS tags its sessions with cluster, namespace and service account.
  unbound_service_statements = [
    for service in local.unbound_services : {
      Effect    = "Allow"
      Principal = { Service = service }
      Action    = service == "pods.eks.amazonaws.com" ? ["sts:AssumeRole", "sts:TagSession"] : ["sts:AssumeRole"]
    }
  ]

  principal_statements = [
    for trust in var.trusted_principals : merge(
      {
        Effect    = "Allow"
        Principal = { AWS = trust.arns }
        Action    = "sts:AssumeRole"
      },
      {
        for key, condition in {
          Condition = merge(
            { for operator, value in { StringEquals = { "sts:ExternalId" = trust.external_id } } : operator => value if trust.external_id != null },
            { for operator, value in { Bool = { "aws:MultiFactorAuthPresent" = "true" } } : operator => value if trust.require_mfa },
          )
        } : key => condition if length(condition) > 0
      },
    )
  ]

  oidc_statements = [
    for trust in [
      for oidc in var.trusted_oidc : merge(oidc, {
        issuer   = split(":oidc-provider/", oidc.provider_arn)[1]
        wildcard = anytrue([for subject in oidc.subjects : can(regex("[*?]", subject))])
      })
      ] : {
      Effect    = "Allow"
      Principal = { Federated = trust.provider_arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = merge(
        { StringEquals = merge(
          { "${trust.issuer}:aud" = trust.audiences },
          { for key, subjects in { "${trust.issuer}:sub" = trust.subjects } : key => subjects if !trust.wildcard },
        ) },
        { for operator, value in { StringLike = { "${trust.issuer}:sub" = trust.subjects } } : operator => value if trust.wildcard },
      )
    }
  ]

  trust_statements = concat(
    local.bound_service_statements,
    local.unbound_service_statements,
    local.principal_statements,
    local.oidc_statements,
    [for statement in var.trust_statements : jsondecode(statement)],
  )
}
