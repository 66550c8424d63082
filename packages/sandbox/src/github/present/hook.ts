import { Delivery, Hook } from '../store/hooks';
import { Urls } from './urls';

/** `hook` and `org-hook`: secrets are never shown again. */
export function presentHook(urls: Urls, owner: string, hook: Hook) {
  const url = urls.api(`${owner}/hooks/${hook.id}`);
  const repository = hook.repo_id !== null;
  return {
    type: repository ? 'Repository' : 'Organization',
    id: hook.id,
    name: 'web',
    active: hook.active,
    events: hook.events,
    config: presentHookConfig(hook),
    updated_at: hook.updated_at,
    created_at: hook.created_at,
    url,
    ...(repository && { test_url: `${url}/tests` }),
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    ...(repository && { last_response: hook.last_response }),
  };
}

export function presentHookConfig(hook: Hook) {
  return {
    url: hook.url,
    content_type: hook.content_type,
    insecure_ssl: hook.insecure_ssl,
    ...(hook.secret && { secret: '********' }),
  };
}

/** `hook-delivery-item`: a line of the deliveries list. */
export function presentDelivery(delivery: Delivery) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.delivered_at ?? delivery.created_at,
    redelivery: delivery.redelivery === 1,
    duration: delivery.duration ?? 0,
    status: delivery.status ?? 'pending',
    status_code: delivery.status_code ?? 0,
    event: delivery.event,
    action: delivery.action,
    installation_id: null,
    repository_id: delivery.repo_id,
    throttled_at: null,
  };
}

/** `hook-delivery`: one delivery with what was sent and answered. */
export function presentFullDelivery(delivery: Delivery, url: string) {
  const parse = (text: string | null) => (text ? JSON.parse(text) : null);
  return {
    ...presentDelivery(delivery),
    url,
    request: {
      headers: parse(delivery.request_headers),
      payload: JSON.parse(delivery.payload),
    },
    response: {
      headers: parse(delivery.response_headers),
      payload: delivery.response_body,
    },
  };
}
