data "aws_partition" "current" {}

# Auto Scaling does not hand the provider's default tags on to what it starts.
data "aws_default_tags" "current" {}

locals {
  taints = [for taint in var.taints : "${taint.key}=${taint.value}:${taint.effect}"]

  node_tags = merge(data.aws_default_tags.current.tags, var.tags, {
    "kubernetes.io/cluster/${var.cluster_name}" = "owned"
    KubernetesCluster                           = var.cluster_name
    KubernetesRole                              = var.role
    KubernetesPool                              = var.name
  })

  # With no running node to look at, the cluster autoscaler reads labels and taints from these.
  autoscaler_tags = merge(
    {
      "k8s.io/cluster-autoscaler/enabled"             = "true"
      "k8s.io/cluster-autoscaler/${var.cluster_name}" = "owned"
    },
    { for key, value in var.labels : "k8s.io/cluster-autoscaler/node-template/label/${key}" => value },
    { for taint in var.taints : "k8s.io/cluster-autoscaler/node-template/taint/${taint.key}" => "${taint.value}:${taint.effect}" },
  )

  kubelet_arguments = join(" ", compact([
    length(var.labels) == 0 ? "" : "--node-labels=${join(",", [for key in sort(keys(var.labels)) : "${key}=${var.labels[key]}"])}",
    length(var.taints) == 0 ? "" : "--register-with-taints=${join(",", local.taints)}",
  ]))

  # kubeadm's kubelet reads /etc/default/kubelet on Debian and Ubuntu, /etc/sysconfig/kubelet on Red Hat.
  # Values hold no quotes: labels and taints are checked for that.
  user_data = {
    for node in concat(keys(var.fixed_nodes), [""]) : node => join("\n", compact([
      "#!/bin/bash",
      "set -euo pipefail",
      node == "" ? "" : "hostnamectl set-hostname '${node}'",
      "mkdir -p /etc/default /etc/sysconfig",
      "echo 'KUBELET_EXTRA_ARGS=\"${local.kubelet_arguments}\"' | tee /etc/default/kubelet > /etc/sysconfig/kubelet",
      trimprefix(var.bootstrap, "#!/bin/bash\n"),
    ]))
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "Instances"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  name                 = "${var.name}-node"
  description          = "What the nodes of ${var.name} may do in AWS"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = var.permissions_boundary_arn

  tags = var.tags
}

resource "aws_iam_role_policy" "this" {
  for_each = var.node_policies

  name   = each.key
  role   = aws_iam_role.this.id
  policy = each.value
}

# Session Manager instead of SSH; playbooks connect through it too.
resource "aws_iam_role_policy_attachment" "systems_manager" {
  role       = aws_iam_role.this.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_instance_profile" "this" {
  name = "${var.name}-node"
  role = aws_iam_role.this.name

  tags = var.tags
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-nodes-"
  description = "Nodes of ${var.name}"
  vpc_id      = var.vpc_id

  tags = merge(var.tags, { Name = "${var.name}-nodes" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = var.ingress_rules

  security_group_id            = aws_security_group.this.id
  description                  = each.value.description
  cidr_ipv4                    = each.value.cidr_ipv4
  referenced_security_group_id = each.value.security_group_id
  ip_protocol                  = each.value.protocol
  from_port                    = each.value.from_port
  to_port                      = coalesce(each.value.to_port, each.value.from_port)

  tags = merge(var.tags, { Name = each.key })
}

resource "aws_vpc_security_group_egress_rule" "this" {
  for_each = var.egress_rules

  security_group_id            = aws_security_group.this.id
  description                  = each.value.description
  cidr_ipv4                    = each.value.cidr_ipv4
  prefix_list_id               = each.value.prefix_list_id
  referenced_security_group_id = each.value.security_group_id
  ip_protocol                  = each.value.protocol
  from_port                    = each.value.from_port
  to_port                      = coalesce(each.value.to_port, each.value.from_port)

  tags = merge(var.tags, { Name = each.key })
}
