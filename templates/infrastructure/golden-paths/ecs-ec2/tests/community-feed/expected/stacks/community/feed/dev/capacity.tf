# The instances that the tasks run on. ECS starts and stops them as tasks need room.
module "capacity" {
  source = "git::https://github.com/acme/infrastructure.git//modules/ec2-service?ref=ec2-service/v1.0.0"

  name                = "community-feed-dev"
  instance_type       = "t4g.micro"
  ecs_cluster         = { name = "community-feed-dev" }
  detailed_monitoring = false

  network = {
    vpc_id     = local.shared["network/vpc-id"]
    subnet_ids = split(",", local.shared["network/private-subnet-ids"])
  }

  egress_rules = {
    https = { description = "Images and AWS", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
  }

  # Small instances have room for one task's network interface, and a deployment
  # runs old and new tasks side by side.
  scaling = { min = 1, max = 4 }

  logs = {
    retention_in_days = 30
    kms_key_arn       = local.shared["kms/logs-key-arn"]
  }
}
