# The root zone; each environment has a zone of its own in its account.
resource "aws_route53_zone" "root" {
  name = "acme.example"
}

resource "aws_route53_record" "delegation" {
  for_each = local.delegations

  zone_id = aws_route53_zone.root.zone_id
  name    = each.key
  type    = "NS"
  ttl     = 3600
  records = each.value
}

locals {
  # The output name_servers of shared/<env>/dns. 새 환경을 추가하면 여기에도 추가합니다.
  delegations = {
    "dev.acme.example" = ["ns-101.awsdns-12.com", "ns-612.awsdns-12.net", "ns-1123.awsdns-12.org", "ns-1634.awsdns-12.co.uk"]
    "stg.acme.example" = ["ns-202.awsdns-25.com", "ns-713.awsdns-25.net", "ns-1224.awsdns-25.org", "ns-1735.awsdns-25.co.uk"]
    "svc.acme.example" = ["ns-303.awsdns-37.com", "ns-814.awsdns-37.net", "ns-1325.awsdns-37.org", "ns-1836.awsdns-37.co.uk"]
  }
}
