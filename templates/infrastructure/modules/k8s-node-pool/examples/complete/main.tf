terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "ap-northeast-2"
}

locals {
  key = "arn:aws:kms:ap-northeast-2:444444444444:key/0a1b2c3d-0000-4000-8000-000000000000"
}

# A node with a disk that outlives it, and a group that the cluster autoscaler changes.
module "storage" {
  source = "../.."

  name          = "eco-prod-storage"
  cluster_name  = "eco-prod"
  vpc_id        = "vpc-0123456789abcdef0"
  ami_id        = "ami-0123456789abcdef0"
  instance_type = "m7i.large"

  fixed_nodes = {
    storage-1 = { subnet_id = "subnet-0a00000000000000a", availability_zone = "ap-northeast-2a", instance_type = "m7i.xlarge" }
  }
  root_volume  = { kms_key_arn = local.key }
  data_volumes = { postgres = { device_name = "/dev/sdf", size_gib = 200, iops = 6000, throughput = 250 } }

  labels = { "eco.example.com/pool" = "storage" }
  taints = [{ key = "eco.example.com/pool", value = "storage", effect = "NoExecute" }]

  cluster_security_group_ids = ["sg-00000000000000001"]
  egress_rules = {
    endpoints = { description = "AWS services by private endpoints", from_port = 443, security_group_id = "sg-00000000000000002" }
  }
  route_pod_traffic = true
}

module "api" {
  source = "../.."

  name          = "eco-prod-api"
  cluster_name  = "eco-prod"
  vpc_id        = "vpc-0123456789abcdef0"
  ami_id        = "ami-0123456789abcdef0"
  instance_type = "m7i.large"

  group = {
    subnet_ids = ["subnet-0a00000000000000a", "subnet-0c00000000000000c"]
    min        = 3
    max        = 7
  }
  root_volume = { size_gib = 80, kms_key_arn = local.key }
  bootstrap   = <<-SCRIPT
    #!/bin/bash
    join=$(aws ssm get-parameter --name /eco/prod/kubeadm-join --with-decryption --query Parameter.Value --output text)
    eval "$join"
  SCRIPT

  labels = { "eco.example.com/pool" = "api" }

  cluster_security_group_ids = ["sg-00000000000000001"]
  ingress_rules = {
    node_ports = { description = "Load balancer to node ports", from_port = 30000, to_port = 32767, security_group_id = "sg-00000000000000003" }
  }
  egress_rules = {
    https = { description = "Images and AWS through NAT", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
  }
  target_groups = { https = "arn:aws:elasticloadbalancing:ap-northeast-2:444444444444:targetgroup/eco-pr/0123456789abcdef" }
  node_policies = {
    join = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid      = "ReadJoinCommand"
        Effect   = "Allow"
        Action   = "ssm:GetParameter"
        Resource = "arn:aws:ssm:ap-northeast-2:444444444444:parameter/eco/prod/kubeadm-join"
      }]
    })
  }
}

output "autoscaling_group_name" {
  value = module.api.autoscaling_group_name
}
