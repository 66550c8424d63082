import { Account } from '../store/accounts';
import { Status } from '../store/statuses';
import { Repository } from '../store/repositories';
import { simpleUser } from './account';
import { nodeId, Urls } from './urls';

/** `simple-commit-status`: inside the combined status. */
export function simpleStatus(
  urls: Urls,
  repository: Repository,
  status: Status,
  creator: Account,
) {
  return {
    url: urls.api(
      `/repos/${repository.owner}/${repository.name}/statuses/${status.sha}`,
    ),
    avatar_url: simpleUser(urls, creator).avatar_url,
    id: status.id,
    node_id: nodeId('SC', status.id),
    state: status.state,
    description: status.description,
    target_url: status.target_url,
    context: status.context,
    required: null,
    created_at: status.created_at,
    updated_at: status.updated_at,
  };
}

/** `status`: one commit status with who set it. */
export function fullStatus(
  urls: Urls,
  repository: Repository,
  status: Status,
  creator: Account,
) {
  const { required: _, ...fields } = simpleStatus(
    urls,
    repository,
    status,
    creator,
  );
  return { ...fields, creator: simpleUser(urls, creator) };
}
