# Nodes that only this service runs on: its pods tolerate the taint and ask for the
# label. They join the cluster by the playbook.
module "nodes" {
  include = intent.extra.ownNodes
  source  = module("k8s-node-pool")

  name          = env.resource_name
  cluster_name  = local.shared["kubernetes/cluster-name"]
  ami_id        = local.shared["kubernetes/node-image-id"]
  instance_type = env.node_instance
  vpc_id        = local.shared["network/vpc-id"]

  group = {
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
    min        = max(env.count.min, 1)
    max        = env.count.max
  }

  labels = { "infra-portal.io/pool" = "${intent.product}-${intent.service}" }
  taints = [{ key = "infra-portal.io/pool", value = "${intent.product}-${intent.service}", effect = "NoSchedule" }]

  cluster_security_group_ids = [local.shared["kubernetes/node-security-group-id"]]
}
