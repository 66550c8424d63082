package authz_test

import data.authz

reader := {"id": "u-1", "roles": []}

editor := {"id": "u-2", "roles": ["editor"]}

test_nothing_is_allowed_without_input if not authz.allow with input as {}

test_anybody_asks_for_health if {
	authz.allow with input as {"method": "GET", "path": authz.health}
}

test_strangers_read_nothing if {
	not authz.allow with input as {"method": "GET", "path": ["items"]}
	not authz.allow with input as {"method": "GET", "path": ["items"], "user": {"id": "", "roles": ["editor"]}}
}

test_readers_read if {
	authz.allow with input as {"method": "GET", "path": ["items", "7"], "user": reader}
}

test_readers_change_nothing if {
	every method in ["POST", "PUT", "PATCH", "DELETE"] {
		not authz.allow with input as {"method": method, "path": ["items"], "user": reader}
	}
}

test_editors_change if {
	every method in ["POST", "PUT", "PATCH", "DELETE"] {
		authz.allow with input as {"method": method, "path": ["items"], "user": editor}
	}
}
