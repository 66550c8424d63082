locals {
  name = "dailyge-dev"
}
