module "vpc" {
  source = "./modules/network/vpc"

  name = local.name
  cidr = "10.80.0.0/16"
}

module "site" {
  source = "./modules/storage/static-site"

  name        = local.name
  domain      = "dev.dailyge.example"
  web_acl_arn = module.waf.arn
}

module "waf" {
  source = "./modules/security/waf"

  name = local.name
  # 5분 동안 한 주소에서 허용하는 요청 수
  rate_limit = 1000
}

module "cluster" {
  source = "./modules/compute/ecs-cluster"

  name          = local.name
  subnet_ids    = module.vpc.private_subnet_ids
  vpc_id        = module.vpc.vpc_id
  instance_type = "t3.small"
  size          = 2
}

module "api" {
  source = "./modules/compute/ecs-service"

  name       = "${local.name}-api"
  cluster_id = module.cluster.id
  image      = "222222222222.dkr.ecr.ap-northeast-2.amazonaws.com/dailyge-api:${var.api_version}"
  port       = 8080
  memory     = 768
}

module "database" {
  source = "./modules/database/rds"

  name              = local.name
  vpc_id            = module.vpc.vpc_id
  subnet_ids        = module.vpc.private_subnet_ids
  client_group_id   = module.cluster.security_group_id
  instance_class    = "db.t4g.micro"
  allocated_storage = 20
}
