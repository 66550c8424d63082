# What a caller may do. The service asks POST $OPA_URL/v1/data/authz/allow with
# {"input": {"method": "GET", "path": ["items", "7"], "user": {"id": "…", "roles": […]}}}
# and answers 403 unless the result is true. Everything is refused that no rule
# allows; write a test for each rule beside it.
package authz

default allow := false

# Anybody may ask whether the service is alive.
allow if {
	input.method == "GET"
	input.path == health
}

# Whoever has signed in may read.
allow if {
	signed_in
	input.method in {"GET", "HEAD"}
}

# Changes are for editors.
allow if {
	signed_in
	"editor" in input.user.roles
	input.method in {"POST", "PUT", "PATCH", "DELETE"}
}

signed_in if input.user.id != ""

health := ${[for step in split("/", intent.healthPath) : step if step != ""]}
