import { Db } from './database';

/** Facts about the data folder itself, such as how far the sample has come. */
export class Meta {
  constructor(readonly db: Db) {}

  get(key: string): string | undefined {
    const row = this.db
      .prepare('select value from meta where key = ?')
      .get(key) as { value: string } | undefined;
    return row?.value;
  }

  set(key: string, value: string) {
    this.db
      .prepare(
        `insert into meta (key, value) values (?, ?)
         on conflict (key) do update set value = excluded.value`,
      )
      .run(key, value);
  }
}
