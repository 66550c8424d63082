locals {
  node_volumes = {
    for pair in setproduct(keys(var.fixed_nodes), keys(var.data_volumes)) : "${pair[0]}/${pair[1]}" => { node = pair[0], volume = pair[1] }
  }
  node_target_groups = {
    for pair in setproduct(keys(var.fixed_nodes), keys(var.target_groups)) : "${pair[0]}/${pair[1]}" => { node = pair[0], target_group = pair[1] }
  }
}

resource "aws_instance" "this" {
  for_each = var.fixed_nodes

  ami                         = var.ami_id
  instance_type               = coalesce(each.value.instance_type, var.instance_type)
  subnet_id                   = each.value.subnet_id
  private_ip                  = each.value.private_ip
  associate_public_ip_address = false
  vpc_security_group_ids      = concat([aws_security_group.this.id], var.cluster_security_group_ids)
  iam_instance_profile        = aws_iam_instance_profile.this.name
  user_data                   = local.user_data[each.key]
  ebs_optimized               = true
  monitoring                  = true
  source_dest_check           = !var.route_pod_traffic
  disable_api_termination     = var.termination_protection

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = var.metadata_hop_limit
    instance_metadata_tags      = "disabled"
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = var.root_volume.size_gib
    encrypted   = true
    kms_key_id  = var.root_volume.kms_key_arn
    tags        = merge(local.node_tags, { Name = each.key })
  }

  tags = merge(local.node_tags, { Name = each.key })

  lifecycle {
    # A node is drained before it goes: a new image or first-start script must not replace it by itself.
    ignore_changes = [ami, user_data]
  }

  # The nodes need their way out and their permissions when they start.
  depends_on = [
    aws_iam_role_policy.this,
    aws_iam_role_policy_attachment.systems_manager,
    aws_vpc_security_group_egress_rule.this,
  ]
}

resource "aws_ebs_volume" "data" {
  for_each = local.node_volumes

  # From the input and not from the instance: replacing the instance must not replace the volume.
  availability_zone = var.fixed_nodes[each.value.node].availability_zone
  type              = "gp3"
  size              = var.data_volumes[each.value.volume].size_gib
  iops              = var.data_volumes[each.value.volume].iops
  throughput        = var.data_volumes[each.value.volume].throughput
  encrypted         = true
  kms_key_id        = var.root_volume.kms_key_arn
  final_snapshot    = true

  tags = merge(local.node_tags, { Name = "${each.value.node}-${each.value.volume}" })
}

resource "aws_volume_attachment" "data" {
  for_each = local.node_volumes

  instance_id = aws_instance.this[each.value.node].id
  volume_id   = aws_ebs_volume.data[each.key].id
  device_name = var.data_volumes[each.value.volume].device_name

  # A mounted file system is unmounted before the volume goes.
  stop_instance_before_detaching = true
}

resource "aws_lb_target_group_attachment" "this" {
  for_each = local.node_target_groups

  target_group_arn = var.target_groups[each.value.target_group]
  target_id        = aws_instance.this[each.value.node].id
}
