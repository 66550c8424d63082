import { createHmac } from 'node:crypto';
import { Delivery, Hook } from '../store/hooks';

/** The request that a delivery makes; the signature covers the exact bytes. */
export function requestOf(
  hook: Hook,
  delivery: Delivery,
): { headers: Record<string, string>; body: string } {
  const form = hook.content_type === 'form';
  const body = form
    ? new URLSearchParams({ payload: delivery.payload }).toString()
    : delivery.payload;
  const headers: Record<string, string> = {
    Accept: '*/*',
    'Content-Type': form
      ? 'application/x-www-form-urlencoded'
      : 'application/json',
    'User-Agent': 'GitHub-Hookshot/sandbox',
    'X-GitHub-Delivery': delivery.guid,
    'X-GitHub-Event': delivery.event,
    'X-GitHub-Hook-ID': String(hook.id),
    'X-GitHub-Hook-Installation-Target-ID': String(hook.repo_id ?? hook.org_id),
    'X-GitHub-Hook-Installation-Target-Type': hook.repo_id
      ? 'repository'
      : 'organization',
  };
  if (hook.secret) {
    const sign = (algorithm: string) =>
      `${algorithm}=${createHmac(algorithm, hook.secret!)
        .update(body)
        .digest('hex')}`;
    headers['X-Hub-Signature'] = sign('sha1');
    headers['X-Hub-Signature-256'] = sign('sha256');
  }
  return { headers, body };
}
