import { Protection } from '../domain/protection';
import { Db } from './database';

/** Protection of branches, by exact name. */
export class Protections {
  constructor(readonly db: Db) {}

  get(repoId: number, branch: string): Protection | undefined {
    const row = this.db
      .prepare('select rules from protections where repo_id = ? and branch = ?')
      .get(repoId, branch) as { rules: string } | undefined;
    return row && JSON.parse(row.rules);
  }

  all(repoId: number): { branch: string; protection: Protection }[] {
    const rows = this.db
      .prepare('select branch, rules from protections where repo_id = ?')
      .all(repoId) as { branch: string; rules: string }[];
    return rows.map(({ branch, rules }) => ({
      branch,
      protection: JSON.parse(rules),
    }));
  }

  set(repoId: number, branch: string, protection: Protection) {
    this.db
      .prepare(
        `insert into protections (repo_id, branch, rules) values (?, ?, ?)
         on conflict (repo_id, branch) do update set rules = excluded.rules`,
      )
      .run(repoId, branch, JSON.stringify(protection));
  }

  remove(repoId: number, branch: string): boolean {
    return (
      this.db
        .prepare('delete from protections where repo_id = ? and branch = ?')
        .run(repoId, branch).changes > 0
    );
  }
}
