# The image is pinned by the playbooks; a new one is a change of this parameter.
data "aws_ssm_parameter" "image" {
  name = "/eco/prod/node-image-id"
}

resource "aws_instance" "node" {
  for_each = local.nodes

  ami                    = data.aws_ssm_parameter.image.insecure_value
  instance_type          = each.value.type
  subnet_id              = aws_subnet.private[each.value.zone].id
  vpc_security_group_ids = [aws_security_group.node.id]
  iam_instance_profile   = aws_iam_instance_profile.node.name
  ebs_optimized          = true
  monitoring             = true

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = each.value.disk
    encrypted   = true
  }

  tags = {
    Name     = "eco-prod-${each.key}"
    NodeRole = each.value.role
  }

  lifecycle {
    # A new image replaces nodes one by one, by hand: see the runbook.
    ignore_changes = [ami]
  }
}

resource "aws_security_group" "node" {
  name_prefix = "eco-prod-node-"
  description = "Nodes of the cluster"
  vpc_id      = aws_vpc.cluster.id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "between_nodes" {
  security_group_id            = aws_security_group.node.id
  referenced_security_group_id = aws_security_group.node.id
  ip_protocol                  = "-1"
  description                  = "Everything between nodes; Calico decides per pod"
}

resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.node.id
  cidr_ipv4         = "0.0.0.0/0"
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"
  description       = "Images and AWS APIs"
}

resource "aws_vpc_security_group_egress_rule" "between_nodes" {
  security_group_id            = aws_security_group.node.id
  referenced_security_group_id = aws_security_group.node.id
  ip_protocol                  = "-1"
  description                  = "Everything between nodes; Calico decides per pod"
}
