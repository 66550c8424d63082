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

run "safe_defaults" {
  command = plan

  assert {
    condition     = aws_instance.this["auth-1"].metadata_options[0].http_tokens == "required" && aws_instance.this["auth-1"].metadata_options[0].http_put_response_hop_limit == 1
    error_message = "Pods cannot use the node's role by default."
  }
  assert {
    condition     = aws_instance.this["auth-1"].root_block_device[0].encrypted && aws_instance.this["auth-1"].associate_public_ip_address == false
    error_message = "Disks are encrypted, and nodes have no public address."
  }
  assert {
    condition     = aws_instance.this["auth-1"].disable_api_termination
    error_message = "Fixed nodes cannot be terminated by accident."
  }
  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.this) + length(aws_vpc_security_group_egress_rule.this) == 0
    error_message = "The pool opens nothing beyond what the cluster's groups allow."
  }
  assert {
    condition     = length(aws_autoscaling_group.this) == 0 && length(aws_launch_template.this) == 0
    error_message = "Fixed nodes need no group."
  }
}

run "labels_and_taints" {
  command = plan

  variables {
    labels = { "eco.example.com/service" = "auth", tier = "api" }
    taints = [{ key = "eco.example.com/service", value = "auth", effect = "NoSchedule" }, { key = "slow", effect = "PreferNoSchedule" }]
  }

  assert {
    condition     = output.kubelet_arguments == "--node-labels=eco.example.com/service=auth,tier=api --register-with-taints=eco.example.com/service=auth:NoSchedule,slow=:PreferNoSchedule"
    error_message = "The kubelet gets labels and taints in its own form."
  }
  assert {
    condition     = strcontains(aws_instance.this["auth-1"].user_data, "KUBELET_EXTRA_ARGS=\"--node-labels=") && strcontains(aws_instance.this["auth-1"].user_data, "set-hostname 'auth-1'")
    error_message = "A fixed node has its own name and the pool's labels."
  }
}

run "tags" {
  command = plan

  assert {
    condition     = aws_instance.this["auth-1"].tags["kubernetes.io/cluster/eco-prod"] == "owned" && aws_instance.this["auth-1"].tags["KubernetesRole"] == "worker" && aws_instance.this["auth-1"].tags["Environment"] == "prod"
    error_message = "Controllers and playbooks find nodes by their tags."
  }
}

run "data_volumes" {
  command = plan

  variables {
    data_volumes = { postgres = { device_name = "/dev/sdf", size_gib = 100 } }
  }

  assert {
    condition     = aws_ebs_volume.data["auth-1/postgres"].encrypted && aws_ebs_volume.data["auth-1/postgres"].final_snapshot && aws_ebs_volume.data["auth-1/postgres"].availability_zone == "ap-northeast-2a"
    error_message = "Data volumes are encrypted, leave a snapshot, and stay in their zone."
  }
}

run "group" {
  command = plan

  variables {
    fixed_nodes   = {}
    group         = { subnet_ids = ["subnet-0a00000000000000a"], min = 1, max = 3 }
    labels        = { pool = "api" }
    taints        = [{ key = "pool", value = "api", effect = "NoSchedule" }]
    bootstrap     = "#!/bin/bash\necho join\n"
    target_groups = { https = "arn:aws:elasticloadbalancing:ap-northeast-2:444444444444:targetgroup/x/1" }
  }

  assert {
    condition     = length(aws_instance.this) == 0 && aws_launch_template.this[0].metadata_options[0].http_tokens == "required" && aws_launch_template.this[0].block_device_mappings[0].ebs[0].encrypted == "true"
    error_message = "Nodes of a group are as safe as fixed ones."
  }
  assert {
    condition = alltrue([
      for expected in ["k8s.io/cluster-autoscaler/node-template/label/pool=api", "k8s.io/cluster-autoscaler/node-template/taint/pool=api:NoSchedule", "Environment=prod"] :
      contains([for tag in aws_autoscaling_group.this[0].tag : "${tag.key}=${tag.value}"], expected)
    ])
    error_message = "The cluster autoscaler reads labels and taints from tags."
  }
  assert {
    condition     = endswith(base64decode(aws_launch_template.this[0].user_data), "\necho join\n") && !strcontains(base64decode(aws_launch_template.this[0].user_data), "set-hostname")
    error_message = "The script comes last, and interchangeable nodes keep their own names."
  }
}

run "control_plane" {
  command = plan

  variables {
    role              = "control-plane"
    route_pod_traffic = true
    target_groups     = { api = "arn:aws:elasticloadbalancing:ap-northeast-2:444444444444:targetgroup/x/1" }
  }

  assert {
    condition     = aws_instance.this["auth-1"].source_dest_check == false && length(aws_lb_target_group_attachment.this) == 1
    error_message = "A control-plane node routes pods and is registered at the API's load balancer."
  }
}
