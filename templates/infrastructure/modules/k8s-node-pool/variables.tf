variable "name" {
  description = "Name of the pool, unique in the account, for example `eco-prod-api`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 48
    error_message = "The name must be lower-case kebab (letters, digits, single hyphens), start with a letter and have at most 48 characters."
  }
}

variable "cluster_name" {
  description = "Kubernetes cluster the nodes belong to; load balancer and volume controllers find their nodes by it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.cluster_name)) && length(var.cluster_name) <= 63
    error_message = "The cluster's name must be lower-case kebab with at most 63 characters."
  }
}

variable "role" {
  description = "`worker` or `control-plane`; a tag that playbooks choose hosts by."
  type        = string
  default     = "worker"
  nullable    = false

  validation {
    condition     = contains(["worker", "control-plane"], var.role)
    error_message = "The role must be worker or control-plane."
  }

  validation {
    condition     = var.role == "worker" || var.group == null
    error_message = "Control-plane nodes keep etcd's data and are never replaced by a group: give fixed_nodes."
  }
}

variable "fixed_nodes" {
  description = "Nodes with names of their own, one instance each, which Terraform never replaces by itself. `data_volumes` of the pool are made for each, in its `availability_zone`, and outlive the instance."
  type = map(object({
    subnet_id         = string
    private_ip        = optional(string)
    instance_type     = optional(string)
    availability_zone = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = (length(var.fixed_nodes) > 0) != (var.group != null)
    error_message = "A pool has either fixed_nodes or a group."
  }

  validation {
    condition     = alltrue([for name in keys(var.fixed_nodes) : can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", name)) && length(name) <= 63])
    error_message = "A node's name must be lower-case kebab with at most 63 characters; it becomes its host name."
  }

  validation {
    condition     = alltrue([for node in values(var.fixed_nodes) : can(cidrhost("${coalesce(node.private_ip, "10.0.0.1")}/32", 0))])
    error_message = "A private address must be like 10.0.1.10."
  }
}

variable "group" {
  description = "Interchangeable nodes in an Auto Scaling group, which replaces failed ones and lets the cluster autoscaler change their number between min and max."
  type = object({
    subnet_ids = list(string)
    min        = number
    max        = number
  })
  default = null

  validation {
    condition     = try(length(var.group.subnet_ids) > 0 && var.group.min >= 0 && var.group.max >= var.group.min && var.group.max >= 1 && var.group.max <= 200, var.group == null)
    error_message = "A group has subnets, min at least 0, max not below min, at least 1 and at most 200."
  }
}

variable "vpc_id" {
  description = "VPC of the nodes."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^vpc-[0-9a-z]+$", var.vpc_id))
    error_message = "The VPC must be an id such as vpc-0123456789abcdef0."
  }
}

variable "ami_id" {
  description = "Image of the nodes. A new image reaches nodes of a group by a refresh; fixed nodes keep theirs until they are replaced on purpose."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^ami-[0-9a-z]+$", var.ami_id))
    error_message = "The image must be an id such as ami-0123456789abcdef0."
  }
}

variable "instance_type" {
  description = "Type of the nodes."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*\\.(small|medium|large|[0-9]*xlarge|metal(-[0-9a-z]+)?)$", var.instance_type))
    error_message = "The instance type must be like t3.medium or m7g.2xlarge; nano and micro are too small for a node."
  }
}

variable "labels" {
  description = "Kubernetes labels the nodes register with."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key, value in var.labels : can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$", key)) && length(key) <= 80 && can(regex("^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$", value))])
    error_message = "A label is like eco.example.com/service = auth: keys may have a domain as prefix and 80 characters in all, names and values have up to 63 letters, digits and -_."
  }

  validation {
    condition     = alltrue([for key in keys(var.labels) : !can(regex("(^|\\.)(kubernetes\\.io|k8s\\.io)/", key)) || can(regex("^(node\\.kubernetes\\.io|kubelet\\.kubernetes\\.io)/", key))])
    error_message = "A node may not give itself labels of kubernetes.io or k8s.io, for example its role; let a playbook set those."
  }
}

variable "taints" {
  description = "Taints the nodes register with, so that only pods that tolerate them run there."
  type = list(object({
    key    = string
    value  = optional(string, "")
    effect = string
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for taint in var.taints : contains(["NoSchedule", "PreferNoSchedule", "NoExecute"], taint.effect)])
    error_message = "The effect must be NoSchedule, PreferNoSchedule or NoExecute."
  }

  validation {
    condition     = alltrue([for taint in var.taints : can(regex("^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$", taint.key)) && can(regex("^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$", taint.value))])
    error_message = "A taint's key may have a domain as prefix; key and value have up to 63 letters, digits and -_."
  }
}

variable "bootstrap" {
  description = "Shell script that a node runs at its first start, after its labels and taints are written, for example to join the cluster. Without it a playbook joins the node. Never put secrets into it."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.bootstrap) <= 12000
    error_message = "The script may have 12,000 characters at most; load larger things from S3."
  }

  validation {
    condition     = !can(regex("(AKIA|ASIA)[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----|[^a-z0-9][a-z0-9]{6}\\.[a-z0-9]{16}[^a-z0-9]", var.bootstrap))
    error_message = "There is a credential in the script, where everybody who may describe instances can read it. Fetch join tokens from Secrets Manager or SSM when the node starts."
  }
}

variable "root_volume" {
  description = "Root volume, always encrypted. Without `kms_key_arn` AWS's own key for EBS is used."
  type = object({
    size_gib    = optional(number, 50)
    device_name = optional(string, "/dev/sda1")
    kms_key_arn = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.root_volume.size_gib >= 20 && var.root_volume.size_gib <= 16384
    error_message = "The root volume must be 20 to 16384 GiB: images and logs of pods live there."
  }

  validation {
    condition     = var.root_volume.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.root_volume.kms_key_arn))
    error_message = "The key must be the ARN of a KMS key (not of an alias)."
  }
}

variable "data_volumes" {
  description = "Volumes that every fixed node gets besides its root volume, by a name of yours. They use the root volume's key."
  type = map(object({
    device_name = string
    size_gib    = number
    iops        = optional(number, 3000)
    throughput  = optional(number, 125)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = length(var.data_volumes) == 0 || length(var.fixed_nodes) > 0
    error_message = "Data volumes belong to fixed nodes; pods in a group get theirs from the EBS CSI driver."
  }

  validation {
    condition     = length(var.data_volumes) == 0 || alltrue([for node in values(var.fixed_nodes) : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9][a-z]$", node.availability_zone))])
    error_message = "With data volumes every node names its availability_zone, such as ap-northeast-2a: read from the instance, it would be lost with it."
  }

  validation {
    condition     = alltrue([for volume in values(var.data_volumes) : can(regex("^/dev/(sd|xvd)[b-z]$", volume.device_name)) && volume.size_gib >= 1 && volume.iops >= 3000 && volume.throughput >= 125])
    error_message = "A data volume has a device such as /dev/sdf, at least 1 GiB, 3000 IOPS and 125 MiB/s."
  }
}

variable "metadata_hop_limit" {
  description = "How many network hops the instance metadata may travel: 1 keeps pods from the nodes' role, 2 lets them use it (controllers without roles of their own)."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = contains([1, 2], var.metadata_hop_limit)
    error_message = "The hop limit must be 1 or 2."
  }
}

variable "route_pod_traffic" {
  description = "Turns off the source and destination check of fixed nodes, for pod networks that are routed without encapsulation."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.route_pod_traffic || length(var.fixed_nodes) > 0
    error_message = "Only fixed nodes can do without the check; use an encapsulating pod network with a group."
  }
}

variable "termination_protection" {
  description = "Whether AWS refuses to terminate fixed nodes."
  type        = bool
  default     = true
  nullable    = false
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of the role."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary_arn))
    error_message = "The permissions boundary must be the ARN of an IAM policy."
  }
}

variable "node_policies" {
  description = "What the nodes may do in AWS besides Systems Manager: policies as JSON, by name, for example of the load balancer controller or the EBS CSI driver."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for policy in values(var.node_policies) : can(jsondecode(policy).Statement)])
    error_message = "Every policy must be JSON with a Statement; use aws_iam_policy_document."
  }
}

variable "tags" {
  description = "Tags beyond the provider's default_tags. Nodes and volumes get both."
  type        = map(string)
  default     = {}
  nullable    = false
}
