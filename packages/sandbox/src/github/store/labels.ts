import { Db } from './database';

export interface Label {
  id: number;
  repo_id: number;
  name: string;
  /** Six hexadecimal digits without `#`. */
  color: string;
  description: string | null;
}

/** Labels of repositories and where they stick. */
export class Labels {
  constructor(readonly db: Db) {}

  list(repoId: number): Label[] {
    return this.db
      .prepare('select * from labels where repo_id = ? order by name')
      .all(repoId) as Label[];
  }

  byName(repoId: number, name: string): Label | undefined {
    return this.db
      .prepare('select * from labels where repo_id = ? and name = ?')
      .get(repoId, name) as Label | undefined;
  }

  create(label: Omit<Label, 'id'>): Label {
    return this.db
      .prepare(
        `insert into labels (repo_id, name, color, description)
         values (@repo_id, @name, @color, @description) returning *`,
      )
      .get(label) as Label;
  }

  update(label: Label): Label {
    return this.db
      .prepare(
        `update labels set name = @name, color = @color, description = @description
         where id = @id returning *`,
      )
      .get(label) as Label;
  }

  remove(id: number) {
    this.db.prepare('delete from labels where id = ?').run(id);
  }

  ofIssue(issueId: number): Label[] {
    return this.db
      .prepare(
        `select l.* from labels l join issue_labels i on i.label_id = l.id
         where i.issue_id = ? order by l.name`,
      )
      .all(issueId) as Label[];
  }

  /** Whether this changed anything. */
  stick(issueId: number, labelId: number, on: boolean): boolean {
    const statement = on
      ? 'insert or ignore into issue_labels (issue_id, label_id) values (?, ?)'
      : 'delete from issue_labels where issue_id = ? and label_id = ?';
    return this.db.prepare(statement).run(issueId, labelId).changes > 0;
  }
}
