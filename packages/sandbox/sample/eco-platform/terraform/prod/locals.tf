locals {
  zones = {
    "ap-northeast-2a" = 0
    "ap-northeast-2c" = 1
  }

  # 노드 한 대를 추가하려면 여기에 한 줄을 더하고 PR을 엽니다.
  nodes = {
    master     = { type = "m7i.large", zone = "ap-northeast-2a", disk = 60, role = "control-plane" }
    auth       = { type = "t3.large", zone = "ap-northeast-2a", disk = 40, role = "api" }
    my         = { type = "t3.medium", zone = "ap-northeast-2c", disk = 40, role = "api" }
    scan       = { type = "t3.large", zone = "ap-northeast-2a", disk = 40, role = "api" }
    character  = { type = "t3.medium", zone = "ap-northeast-2c", disk = 40, role = "api" }
    location   = { type = "t3.medium", zone = "ap-northeast-2a", disk = 40, role = "api" }
    info       = { type = "t3.medium", zone = "ap-northeast-2c", disk = 40, role = "api" }
    chat       = { type = "t3.large", zone = "ap-northeast-2a", disk = 40, role = "api" }
    storage    = { type = "t3.large", zone = "ap-northeast-2c", disk = 80, role = "worker" }
    ai         = { type = "c7i.xlarge", zone = "ap-northeast-2a", disk = 80, role = "worker" }
    postgresql = { type = "m7i.large", zone = "ap-northeast-2a", disk = 200, role = "data" }
    redis      = { type = "t3.medium", zone = "ap-northeast-2a", disk = 30, role = "data" }
    rabbitmq   = { type = "t3.medium", zone = "ap-northeast-2c", disk = 30, role = "data" }
    monitoring = { type = "t3.large", zone = "ap-northeast-2c", disk = 100, role = "monitoring" }
  }
}
