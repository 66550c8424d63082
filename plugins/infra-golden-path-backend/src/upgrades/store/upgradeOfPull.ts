import type { Knex } from 'knex';

/**
 * The newest upgrade that opened a pull request, and who began it.
 * @param repository `host/owner/name`
 */
export async function upgradeOfPull(
  database: Knex,
  repository: string,
  number: number,
): Promise<{ id: string; requestedBy: string } | undefined> {
  const row = await database('upgrade_items')
    .join('upgrades', 'upgrades.id', 'upgrade_items.upgrade_id')
    .whereRaw('lower(upgrade_items.repository) = ?', [repository.toLowerCase()])
    .where('upgrade_items.pull_number', number)
    .orderBy('upgrades.started_at', 'desc')
    .first<{ id: string; started_by: string } | undefined>(
      'upgrades.id',
      'upgrades.started_by',
    );
  return row && { id: row.id, requestedBy: row.started_by };
}
