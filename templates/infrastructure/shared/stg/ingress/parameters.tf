data "aws_ssm_parameter" "input" {
  for_each = toset([
    "network/vpc-id",
    "network/vpc-cidr",
    "network/public-subnet-ids",
    "network/private-subnet-ids",
    "dns/certificate-arn",
    "logging/access-log-bucket",
  ])

  name = "/shared/${each.key}"
}

resource "aws_ssm_parameter" "output" {
  for_each = merge([
    for name, balancer in { public = module.public, internal = module.internal } : {
      "${name}/listener-arn"       = balancer.https_listener_arn
      "${name}/security-group-id"  = balancer.security_group_id
      "${name}/arn-suffix"         = balancer.arn_suffix
      "${name}/dns-name"           = balancer.dns_name
      "${name}/zone-id"            = balancer.zone_id
    }
  ]...)

  name  = "/shared/ingress/${each.key}"
  type  = "String"
  value = each.value
}
