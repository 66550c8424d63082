# Nodes that only this service runs on: its pods tolerate the taint and ask for the
# label. They join the cluster by the playbook.
module "nodes" {
  source = "git::https://github.com/acme/infrastructure.git//modules/k8s-node-pool?ref=k8s-node-pool/v1.0.0"

  name          = "community-chat-dev"
  cluster_name  = local.shared["kubernetes/cluster-name"]
  ami_id        = local.shared["kubernetes/node-image-id"]
  instance_type = "t4g.small"
  vpc_id        = local.shared["network/vpc-id"]

  group = {
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
    min        = 1
    max        = 2
  }

  labels = { "infra-portal.io/pool" = "community-chat" }
  taints = [{ key = "infra-portal.io/pool", value = "community-chat", effect = "NoSchedule" }]

  cluster_security_group_ids = [local.shared["kubernetes/node-security-group-id"]]
}
