/**
 * The tables of the GitHub stand-in. Git itself keeps objects and refs; here
 * is only what GitHub adds to it. Each entry is one migration, never edited
 * once it has been released: `user_version` counts them.
 */
export const migrations: string[] = [
  `
create table meta (key text primary key, value text not null) without rowid;
create table accounts (
  id integer primary key autoincrement,
  login text not null unique collate nocase,
  type text not null check (type in ('User', 'Organization', 'Bot')),
  name text, email text, bio text, description text,
  site_admin integer not null default 0,
  default_repository_permission text not null default 'read',
  created_at text not null, updated_at text not null
);
create table memberships (
  org_id integer not null references accounts, user_id integer not null references accounts,
  role text not null check (role in ('admin', 'member')),
  primary key (org_id, user_id)
) without rowid;
create table teams (
  id integer primary key autoincrement,
  org_id integer not null references accounts,
  slug text not null collate nocase, name text not null, description text,
  privacy text not null default 'closed', parent_id integer references teams,
  created_at text not null, updated_at text not null,
  unique (org_id, slug)
);
create table team_members (
  team_id integer not null references teams on delete cascade,
  user_id integer not null references accounts,
  role text not null default 'member',
  primary key (team_id, user_id)
) without rowid;

create table repositories (
  id integer primary key autoincrement,
  owner_id integer not null references accounts,
  name text not null collate nocase,
  description text, homepage text,
  private integer not null default 0, archived integer not null default 0,
  default_branch text not null default 'main',
  topics text not null default '[]',
  settings text not null default '{}',
  created_at text not null, updated_at text not null, pushed_at text,
  unique (owner_id, name)
);
create table team_repositories (
  team_id integer not null references teams on delete cascade,
  repo_id integer not null references repositories on delete cascade,
  permission text not null,
  primary key (team_id, repo_id)
) without rowid;
create table collaborators (
  repo_id integer not null references repositories on delete cascade,
  account_id integer not null references accounts,
  permission text not null,
  primary key (repo_id, account_id)
) without rowid;
-- Refs as last told to the world: what differs from git is an event not yet sent.
create table known_refs (
  repo_id integer not null references repositories on delete cascade,
  name text not null, sha text not null,
  primary key (repo_id, name)
) without rowid;
create table pushers (
  id integer primary key autoincrement,
  repo_id integer not null references repositories on delete cascade,
  account_id integer not null references accounts
);
create table protections (
  repo_id integer not null references repositories on delete cascade,
  branch text not null, rules text not null,
  primary key (repo_id, branch)
) without rowid;

create table issues (
  id integer primary key autoincrement,
  repo_id integer not null references repositories on delete cascade,
  number integer not null,
  author_id integer not null references accounts,
  title text not null, body text,
  state text not null default 'open' check (state in ('open', 'closed')),
  state_reason text, locked integer not null default 0,
  closed_at text, closed_by integer references accounts,
  created_at text not null, updated_at text not null,
  unique (repo_id, number)
);
create table pulls (
  issue_id integer primary key references issues on delete cascade,
  repo_id integer not null, number integer not null,
  head_ref text not null, head_sha text not null,
  base_ref text not null, base_sha text not null,
  draft integer not null default 0,
  maintainer_can_modify integer not null default 0,
  merged_at text, merged_by integer references accounts, merge_commit_sha text,
  unique (repo_id, number)
);
create index pulls_by_head on pulls (repo_id, head_ref);
create index pulls_by_base on pulls (repo_id, base_ref);
-- Written before the base branch moves and removed with the merge: after a
-- crash it says whether a moved branch was a merge.
create table merge_journal (
  issue_id integer primary key references pulls on delete cascade,
  repo_id integer not null, base_ref text not null,
  merge_sha text not null, actor_id integer not null, at text not null
);
create table issue_comments (
  id integer primary key autoincrement,
  issue_id integer not null references issues on delete cascade,
  author_id integer not null references accounts,
  body text not null, minimized_reason text,
  created_at text not null, updated_at text not null
);
create index issue_comments_by_issue on issue_comments (issue_id);
create table labels (
  id integer primary key autoincrement,
  repo_id integer not null references repositories on delete cascade,
  name text not null collate nocase, color text not null, description text,
  unique (repo_id, name)
);
create table issue_labels (
  issue_id integer not null references issues on delete cascade,
  label_id integer not null references labels on delete cascade,
  primary key (issue_id, label_id)
) without rowid;
create table assignees (
  issue_id integer not null references issues on delete cascade,
  account_id integer not null references accounts,
  primary key (issue_id, account_id)
) without rowid;
create table review_requests (
  issue_id integer not null references issues on delete cascade,
  account_id integer references accounts, team_id integer references teams,
  unique (issue_id, account_id), unique (issue_id, team_id)
);
create table reviews (
  id integer primary key autoincrement,
  issue_id integer not null references issues on delete cascade,
  author_id integer not null references accounts,
  state text not null, body text not null default '',
  commit_id text not null, submitted_at text, dismissal_message text
);
create index reviews_by_issue on reviews (issue_id);
create table review_comments (
  id integer primary key autoincrement,
  issue_id integer not null references issues on delete cascade,
  review_id integer references reviews on delete cascade,
  author_id integer not null references accounts,
  body text not null, path text not null, diff_hunk text not null default '',
  commit_id text not null, original_commit_id text not null,
  line integer, start_line integer, side text not null default 'RIGHT', start_side text,
  position integer, subject_type text not null default 'line',
  in_reply_to_id integer references review_comments,
  created_at text not null, updated_at text not null
);
create index review_comments_by_issue on review_comments (issue_id);
create table reactions (
  id integer primary key autoincrement,
  subject text not null, subject_id integer not null,
  account_id integer not null references accounts,
  content text not null, created_at text not null,
  unique (subject, subject_id, account_id, content)
);

create table statuses (
  id integer primary key autoincrement,
  repo_id integer not null references repositories on delete cascade,
  sha text not null, state text not null, context text not null,
  description text, target_url text,
  creator_id integer not null references accounts,
  created_at text not null, updated_at text not null
);
create index statuses_by_sha on statuses (repo_id, sha);
create table check_suites (
  id integer primary key autoincrement,
  repo_id integer not null references repositories on delete cascade,
  app_id integer, head_sha text not null, head_branch text,
  created_at text not null, updated_at text not null,
  unique (repo_id, head_sha, app_id)
);
create table check_runs (
  id integer primary key autoincrement,
  suite_id integer not null references check_suites on delete cascade,
  repo_id integer not null references repositories on delete cascade,
  head_sha text not null, name text not null, status text not null,
  conclusion text, details_url text, external_id text,
  output text not null default '{}', annotations text not null default '[]',
  started_at text, completed_at text
);
create index check_runs_by_sha on check_runs (repo_id, head_sha);

create table hooks (
  id integer primary key autoincrement,
  repo_id integer references repositories on delete cascade,
  org_id integer references accounts,
  url text not null, content_type text not null default 'json',
  secret text, insecure_ssl text not null default '0',
  events text not null, active integer not null default 1,
  last_response text not null default '{"code":null,"status":"unused","message":null}',
  created_at text not null, updated_at text not null
);
create table deliveries (
  id integer primary key autoincrement,
  hook_id integer not null references hooks on delete cascade,
  repo_id integer, guid text not null, event text not null, action text,
  payload text not null, redelivery integer not null default 0,
  state text not null default 'pending' check (state in ('pending', 'done')),
  status_code integer, status text, duration real,
  request_headers text, response_headers text, response_body text,
  created_at text not null, delivered_at text
);
create index deliveries_pending on deliveries (id) where state = 'pending';
create index deliveries_by_hook on deliveries (hook_id, id);

create table tokens (
  id integer primary key autoincrement,
  hash text not null unique, last_four text not null,
  account_id integer not null references accounts,
  kind text not null check (kind in ('personal', 'oauth', 'installation', 'session')),
  note text, scopes text not null default '[]',
  oauth_app_id integer, installation_id integer,
  permissions text, repository_ids text,
  created_at text not null, expires_at text, last_used_at text
);
create table oauth_apps (
  id integer primary key autoincrement,
  client_id text not null unique, secret_hash text not null,
  name text not null, callback_urls text not null, created_at text not null
);
create table oauth_codes (
  hash text primary key,
  app_id integer not null references oauth_apps,
  account_id integer not null references accounts,
  scopes text not null, redirect_uri text, code_challenge text,
  expires_at text not null
) without rowid;
create table apps (
  id integer primary key autoincrement,
  slug text not null unique, client_id text not null unique,
  name text not null, description text, external_url text not null,
  owner_id integer not null references accounts,
  bot_id integer not null references accounts,
  public_key text not null,
  permissions text not null, events text not null,
  created_at text not null, updated_at text not null
);
create table installations (
  id integer primary key autoincrement,
  app_id integer not null references apps,
  account_id integer not null references accounts,
  repository_selection text not null default 'all',
  repository_ids text not null default '[]',
  created_at text not null, updated_at text not null,
  unique (app_id, account_id)
);
`,
  // What a push is about to move, and the git process that does it.
  `
alter table pushers add column refs text not null default '[]';
alter table pushers add column pid integer;
`,
  // Threads of comments on lines: who resolved them, and where pushes moved them.
  `
create table resolved_threads (
  comment_id integer primary key references review_comments on delete cascade,
  account_id integer not null references accounts
);
create table moved_comments (
  comment_id integer primary key references review_comments on delete cascade,
  commit_id text not null, line integer not null, start_line integer,
  position integer not null
);
`,
];
