# The instances that the tasks run on. ECS starts and stops them as tasks need room.
module "capacity" {
  source = module("ec2-service")

  name                = env.resource_name
  instance_type       = env.instance
  ecs_cluster         = { name = env.resource_name }
  detailed_monitoring = env.production ? null : false

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = {
    https = { description = "Images and AWS", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
  }

  # Small instances have room for one task's network interface, and a deployment
  # runs old and new tasks side by side.
  scaling = { min = env.count.min, max = env.count.max * 2 }

  logs = {
    retention_in_days = env.log_retention_days
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}
