mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_default_tags" {
    defaults = { tags = { Environment = "prod" } }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
}

variables {
  name                       = "eco-prod-auth"
  cluster_name               = "eco-prod"
  vpc_id                     = "vpc-0123456789abcdef0"
  ami_id                     = "ami-0123456789abcdef0"
  instance_type              = "t3.medium"
  fixed_nodes                = { auth-1 = { subnet_id = "subnet-0a00000000000000a", availability_zone = "ap-northeast-2a" } }
  cluster_security_group_ids = ["sg-00000000000000001"]
}

run "rejects_name" {
  command = plan
  variables {
    name = "Auth"
  }
  expect_failures = [var.name]
}

run "rejects_cluster_name" {
  command = plan
  variables {
    cluster_name = "eco prod"
  }
  expect_failures = [var.cluster_name]
}

run "rejects_role" {
  command = plan
  variables {
    role = "master"
  }
  expect_failures = [var.role]
}

run "rejects_control_plane_group" {
  command = plan
  variables {
    role        = "control-plane"
    fixed_nodes = {}
    group       = { subnet_ids = ["subnet-1"], min = 1, max = 3 }
  }
  expect_failures = [var.role]
}

run "rejects_neither_nodes_nor_group" {
  command = plan
  variables {
    fixed_nodes = {}
  }
  expect_failures = [var.fixed_nodes]
}

run "rejects_nodes_and_group" {
  command = plan
  variables {
    group = { subnet_ids = ["subnet-1"], min = 1, max = 3 }
  }
  expect_failures = [var.fixed_nodes]
}

run "rejects_node_name" {
  command = plan
  variables {
    fixed_nodes = { "auth'; reboot" = { subnet_id = "subnet-1" } }
  }
  expect_failures = [var.fixed_nodes]
}

run "rejects_node_address" {
  command = plan
  variables {
    fixed_nodes = { auth-1 = { subnet_id = "subnet-1", private_ip = "ten" } }
  }
  expect_failures = [var.fixed_nodes]
}

run "rejects_group_size" {
  command = plan
  variables {
    fixed_nodes = {}
    group       = { subnet_ids = ["subnet-1"], min = 3, max = 1 }
  }
  expect_failures = [var.group]
}

run "rejects_vpc" {
  command = plan
  variables {
    vpc_id = "prod"
  }
  expect_failures = [var.vpc_id]
}

run "rejects_image" {
  command = plan
  variables {
    ami_id = "ubuntu"
  }
  expect_failures = [var.ami_id]
}

run "rejects_tiny_instance" {
  command = plan
  variables {
    instance_type = "t3.micro"
  }
  expect_failures = [var.instance_type]
}

run "rejects_label" {
  command = plan
  variables {
    labels = { "service name" = "auth" }
  }
  expect_failures = [var.labels]
}

run "rejects_label_value" {
  command = plan
  variables {
    labels = { service = "auth'; reboot" }
  }
  expect_failures = [var.labels]
}

run "rejects_reserved_label" {
  command = plan
  variables {
    labels = { "node-role.kubernetes.io/worker" = "" }
  }
  expect_failures = [var.labels]
}

run "rejects_taint_effect" {
  command = plan
  variables {
    taints = [{ key = "a", effect = "Never" }]
  }
  expect_failures = [var.taints]
}

run "rejects_taint_key" {
  command = plan
  variables {
    taints = [{ key = "a b", effect = "NoSchedule" }]
  }
  expect_failures = [var.taints]
}

run "rejects_long_bootstrap" {
  command = plan
  variables {
    bootstrap = format("%013000d", 0)
  }
  expect_failures = [var.bootstrap]
}

run "rejects_join_token_in_bootstrap" {
  command = plan
  variables {
    bootstrap = "kubeadm join 10.0.0.1:6443 --token abcdef.0123456789abcdef --discovery-token-unsafe-skip-ca-verification"
  }
  expect_failures = [var.bootstrap]
}

run "rejects_small_root_volume" {
  command = plan
  variables {
    root_volume = { size_gib = 8 }
  }
  expect_failures = [var.root_volume]
}

run "rejects_root_volume_key" {
  command = plan
  variables {
    root_volume = { kms_key_arn = "alias/ebs" }
  }
  expect_failures = [var.root_volume]
}

run "rejects_data_volumes_of_a_group" {
  command = plan
  variables {
    fixed_nodes  = {}
    group        = { subnet_ids = ["subnet-1"], min = 1, max = 3 }
    data_volumes = { a = { device_name = "/dev/sdf", size_gib = 1 } }
  }
  expect_failures = [var.data_volumes]
}

run "rejects_data_volume_without_zone" {
  command = plan
  variables {
    fixed_nodes  = { a = { subnet_id = "subnet-1" } }
    data_volumes = { a = { device_name = "/dev/sdf", size_gib = 1 } }
  }
  expect_failures = [var.data_volumes]
}

run "rejects_data_volume_device" {
  command = plan
  variables {
    data_volumes = { a = { device_name = "/dev/sda1", size_gib = 1 } }
  }
  expect_failures = [var.data_volumes]
}

run "rejects_hop_limit" {
  command = plan
  variables {
    metadata_hop_limit = 3
  }
  expect_failures = [var.metadata_hop_limit]
}

run "rejects_pod_routing_of_a_group" {
  command = plan
  variables {
    fixed_nodes       = {}
    group             = { subnet_ids = ["subnet-1"], min = 1, max = 3 }
    route_pod_traffic = true
  }
  expect_failures = [var.route_pod_traffic]
}

run "rejects_permissions_boundary" {
  command = plan
  variables {
    permissions_boundary_arn = "boundary"
  }
  expect_failures = [var.permissions_boundary_arn]
}

run "rejects_policy" {
  command = plan
  variables {
    node_policies = { x = "ReadOnlyAccess" }
  }
  expect_failures = [var.node_policies]
}

run "rejects_no_cluster_group" {
  command = plan
  variables {
    cluster_security_group_ids = []
  }
  expect_failures = [var.cluster_security_group_ids]
}

run "rejects_ingress_description" {
  command = plan
  variables {
    ingress_rules = { x = { description = "", from_port = 30000, cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.ingress_rules]
}

run "rejects_ingress_source" {
  command = plan
  variables {
    ingress_rules = { x = { description = "x", from_port = 30000 } }
  }
  expect_failures = [var.ingress_rules]
}

run "rejects_ingress_from_everybody" {
  command = plan
  variables {
    ingress_rules = { x = { description = "x", from_port = 30000, cidr_ipv4 = "0.0.0.0/0" } }
  }
  expect_failures = [var.ingress_rules]
}

run "rejects_ingress_port" {
  command = plan
  variables {
    ingress_rules = { x = { description = "x", from_port = 0, cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.ingress_rules]
}

run "rejects_egress_description" {
  command = plan
  variables {
    egress_rules = { x = { description = "", from_port = 443, cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_egress_target" {
  command = plan
  variables {
    egress_rules = { x = { description = "x", from_port = 443 } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_egress_protocol" {
  command = plan
  variables {
    egress_rules = { x = { description = "x", from_port = 443, protocol = "-1", cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_target_group" {
  command = plan
  variables {
    target_groups = { x = "https" }
  }
  expect_failures = [var.target_groups]
}
